"""Word lists in, the names of invented journals, written out or shortened, out."""

from __future__ import annotations

import random

from references.forms import filled
from references.names import pseudo
from references.wordlists import WORDS

# One a line; what fills the blanks is told in `journal`.
_JOURNALS = {
    "en": """
Journal of {topic}
Journal of {topic} and {topic}
{topic}
{topic} Review
{topic} Quarterly
International Journal of {topic}
American Journal of {topic}
Annals of {topic}
{topic} & {topic}
{topic} Letters
The Journal of {topic}
European Journal of {topic}
Studies in {topic}
{topic} Today
British Journal of {topic}
Annual Review of {topic}
Advances in {topic}
Trends in {topic}
Bulletin of {topic}
Proceedings of the {royal} {society} of {topic}
Quarterly of {topic} & {topic}
University of {place} Law Review
{place} Law Journal
{Word}
Transactions on {topic}
IEEE Transactions on {topic}
Current {topic}
{Adjective} {topic}
""",
    "de": """
Zeitschrift für {topic}
Archiv für {topic}
Jahrbuch für {topic}
Zeitschrift für {topic} und {topic}
{topic} und {topic}
Beiträge zur {topic}
Kritische {topic}
""",
    "fr": """
Revue de {topic}
Cahiers de {topic}
Revue française de {topic}
Études de {topic}
Annales de {topic}
Bulletin de la Société de {topic}
""",
    "it": """
Rivista di {topic}
Quaderni di {topic}
Archivio di {topic}
Studi di {topic}
Bollettino di {topic}
Annali di {topic}
""",
    "es": """
Revista de {topic}
Estudios de {topic}
Cuadernos de {topic}
Anuario de {topic}
Boletín de {topic}
""",
}


def short_journal(rng: random.Random) -> str:
    """Return the name of a journal of the sciences as it is shortened: "J. Appl. Phys.", "Proc Natl Acad Sci"."""
    words = rng.sample(WORDS["jabbr"], rng.choice((1, 2, 2, 3, 3, 4)))
    head = rng.choice(
        ("J.", "J.", "J.", "Int. J.", "Am. J.", "Proc.", "Ann.", "Bull.", "Trans.", "Z.", "Arch.", "", "", "")
    )
    name = " ".join([head, *words] if head and head not in words else words)
    if rng.random() < 0.08:
        name += rng.choice((" A", " B", " Ser. A", ", Ser. B", " (Berl)", " USA", " Part C", " Suppl."))
    kind = rng.random()
    if kind < 0.45:
        return name.replace(".", "")
    return name.replace(". ", ".") if kind < 0.52 else name


def journal(rng: random.Random, lang: str) -> str:
    """Return the name of a journal: known, composed or abbreviated."""
    kind = rng.random()
    if kind < 0.35:
        return rng.choice(WORDS["journal"])
    if kind < 0.50:
        return short_journal(rng)
    if kind < 0.54:
        return rng.choice(WORDS["jletters"])
    if kind < 0.56:
        return "".join(rng.choice("ABCDEGHIJKLMNPRSTVZ") for _ in range(rng.randrange(2, 6)))
    topics = WORDS["jtopic" if lang == "en" else f"topic_{lang}"]
    return filled(
        rng,
        _JOURNALS[lang],
        {
            "topic": lambda: rng.choice(topics),
            "place": lambda: rng.choice(WORDS["place"]),
            "royal": lambda: rng.choice(("Royal", "American", "National")),
            "society": lambda: rng.choice(("Society", "Academy")),
            "Adjective": lambda: rng.choice(WORDS["adj_en"]).capitalize(),
            "Word": lambda: pseudo(rng).capitalize(),
        },
    )
