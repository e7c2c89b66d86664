"""How well time, figures and quotations are judged: composed manuscripts with one planted fault each, or none.

    python benchmarks/chronology.py [--documents N] [--seed N] [--show]

prints, for each rule of DAT and QUO, how many planted faults were found and how many findings were false. Sentences,
names, places and titles are made up here: names are put together from syllables of eight languages, events from four
centuries and several fields. Every document holds hard negatives: announcements, anniversaries, archival letters,
reprints, steps back in time, events that came twice, rounded figures. QUO004 and QUO005 are measured with a folder of
composed sources.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TODAY = date(2026, 11, 20)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SYLLABLES = {
    "Italian": ("Bel Mon Ver San Cor Val Tor Mar", "da re to li na ve ca", "no ni ta ro lla go"),
    "Polish": ("Wol Krz Brz Szcz Gra Los Dob Mak", "e o a y i", "wski cki nia rów sk cza"),
    "Persian": ("Bah Shir Far Kho Meh Zar Nav Gol", "a e o i", "man rad zad khan bad nejad"),
    "Yoruba": ("Ade Olu Aki Ayo Ba Fa Ogu Ola", "ku to we la di", "mi le yo ni ke wo"),
    "German": ("Stein Wald Rosen Ober Hoch Grün Kalt Frei", "berg bach en feld", "er mann ing hardt"),
    "Japanese": ("Ta Ka Mo Su Hi Na Ya Ki", "mu ra shi zu no ka", "ra da ko mi ta wa"),
    "Spanish": ("Mon Al Cor Vil Car Her Sal Pal", "te ma do ra que la", "nez ro sta da do lla"),
    "English": ("Har Ash Win Cul Pem Oak Thorn Mill", "den ing ber wor", "ton ford ham by wick"),
}
KINDS = {  # what happened, and how a title names it
    "attack": ("raiders of the {group} attacked the depot at {place}", "{place} Attack"),
    "quake": ("an earthquake destroyed the old quarter of {place}", "{place} Earthquake"),
    "election": ("the burghers of {place} elected {person} mayor", "Election at {place}"),
    "treaty": ("the envoys signed the treaty of {place}", "Treaty of {place}"),
    "verdict": ("the court of {place} convicted {person}", "{place} Trial"),
    "premiere": ("{person} opened the new opera house of {place}", "Opening of {place} Opera"),
    "crash": ("the night train to {place} derailed, and {person} was among the dead", "{place} Derailment"),
}
PAPERS = ("Harbour Gazette", "River Post", "Valley News", "Evening Herald", "Morning Chronicle", "City Times")
VERBS = ("Shakes", "Stuns", "Ends Calm of", "Divides", "Troubles")


@dataclass
class Draft:
    """A manuscript in the making: paragraphs of text with note calls, the notes, and sources for its folder."""

    style: str
    day_first: bool
    paragraphs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def say(self, *pieces: str) -> None:
        """Add a paragraph of sentences and notes in turn: sentence, note, sentence, note …"""
        text = ""
        for sentence, note in zip(pieces[::2], pieces[1::2], strict=True):
            self.notes.append(note)
            number = str(len(self.notes))
            mark = f"[^{number}]" if self.style == "pandoc" else number.translate(RAISED)
            stop = "" if sentence.endswith((".", "”", "?", "!")) else "."
            text += f"{' ' if text else ''}{sentence}{stop}{mark}"
        self.paragraphs.append(text)

    def day(self, day: date) -> str:
        """Return a day as this manuscript writes it."""
        name = MONTHS[day.month - 1]
        return f"{day.day} {name} {day.year}" if self.day_first else f"{name} {day.day}, {day.year}"

    def text(self) -> str:
        """Return the whole manuscript."""
        body = "\n\n".join(self.paragraphs)
        numbered = enumerate(self.notes, 1)
        if self.style == "pandoc":
            return f"{body}\n\n" + "\n".join(f"[^{number}]: {note}" for number, note in numbered) + "\n"
        notes = "\n\n".join(f"{str(number).translate(RAISED)} {note}" for number, note in numbered)
        return f"{body}\n\n## Notes\n\n{notes}\n"


class Writer:
    """Makes up names, days, sources and sentences."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.year = rng.choice(
            (rng.randint(1740, 1799), rng.randint(1800, 1899), rng.randint(1900, 1979), rng.randint(1980, 2024))
        )
        self.used: set[str] = set()

    def name(self) -> str:
        """Return a name that this manuscript has not yet."""
        while True:
            first, middle, last = (part.split() for part in SYLLABLES[self.rng.choice(list(SYLLABLES))])
            name = self.rng.choice(first) + self.rng.choice(middle) + self.rng.choice(last)
            if name not in self.used:
                self.used.add(name)
                return name

    def day(self, low: int = 40, high: int = 320) -> date:
        """Return a day of the manuscript's year."""
        return date(self.year, 1, 1) + timedelta(days=self.rng.randint(low, high))

    def later(self, years: int) -> int:
        """Return a year some years after the events, but none to come."""
        return min(self.year + years, TODAY.year - 1)

    def news(self, draft: Draft, title: str, day: date, end: str = ".") -> str:
        """Return a note that cites a newspaper."""
        author = f"{self.name()} {self.name()}, " if self.rng.random() < 0.5 else ""
        return f"{author}“{title},” *{self.rng.choice(PAPERS)}*, {draft.day(day)}{end}"

    def book(self, years: int = 30) -> str:
        """Return a note that cites a book of some years later."""
        title = self.rng.choice(("A History of the", "The Rise of the", "Life in the", "Towns of the"))
        press = self.rng.choice(("Leeds: Quay Press", "Bern: Haller", "Boston: Northern University Press"))
        author = f"{self.name()} {self.name()}"
        return f"{author}, *{title} {self.name()} Valley* ({press}, {self.later(years)}), {self.rng.randint(3, 300)}."

    def event(self) -> tuple[str, str, str]:
        """Return a sentence without a date, the noun phrase of a title, and the place."""
        verb, noun = KINDS[self.rng.choice(list(KINDS))]
        names = {"place": self.name(), "person": self.name(), "group": self.name()}
        return verb.format(**names), noun.format(**names), names["place"]


Plan = Callable[[Writer, Draft], None]


def background(writer: Writer, draft: Draft) -> None:
    """A plain paragraph: an event, dated, with a later newspaper and a book."""
    sentence, noun, place = writer.event()
    day = writer.day()
    title = f"{noun} {writer.rng.choice(VERBS)} the Province"
    draft.say(
        f"On {draft.day(day)}, {sentence}",
        writer.news(draft, title, day + timedelta(days=writer.rng.randint(0, 9))),
        f"The province of {place} was poor, and its roads were worse",
        writer.book(),
    )


# Planted faults, one function a fault.


def impossible(writer: Writer, draft: Draft) -> None:
    """A day that the calendar has not."""
    month, day = writer.rng.choice((("April", 31), ("June", 31), ("February", 30), ("September", 31)))
    whole = f"{day} {month} {writer.year}" if draft.day_first else f"{month} {day}, {writer.year}"
    draft.say(f"The bridge of {writer.name()} was opened on {whole}", writer.book())


def weekday(writer: Writer, draft: Draft) -> None:
    """A weekday that is not that day's."""
    writer.year = max(writer.year, 1930)
    day = writer.day()
    wrong = WEEKDAYS[(day.weekday() + writer.rng.randint(1, 6)) % 7]
    draft.say(f"On {wrong}, {draft.day(day)}, the mill of {writer.name()} burned", writer.book(120))


def future(writer: Writer, draft: Draft) -> None:
    """A newspaper still to come."""
    day = date(TODAY.year + writer.rng.randint(1, 60), writer.rng.randint(1, 12), writer.rng.randint(1, 28))
    draft.say(f"Prices rose in {writer.name()}", writer.news(draft, "Prices Rise Again in the North", day))


def early_source(writer: Writer, draft: Draft) -> None:
    """A source older than the event it is cited for."""
    sentence, noun, _ = writer.event()
    day = writer.day(120)
    early = day - timedelta(days=writer.rng.randint(32, 100))
    person, place = writer.name(), writer.name()
    said, month = draft.day(day), f"{MONTHS[day.month - 1]} {day.year}"
    statement = writer.rng.choice(
        (
            f"On {said}, {sentence}",
            f"{sentence[0].upper()}{sentence[1:]} on {said}",
            f"It was on {said} that {sentence}",
            f"{person} died at {place} on {said}, aged seventy-one",
            f"The dam was the chief matter of {person}’s {month} visit to {place}",
            f"The fleet under {person} reached {place} on {said}, three days late",
            f"The strike, which began at {place} on {said}, ended without bloodshed",
            f"A crowd of some thousands met {person} at {place} on the evening of {said} and sang",
            f"Few noticed when, on {said}, the last train left {place}",
            f"By then {person} had lost the {month} election at {place}",
            f"{person}, whose speech of {said} at {place} was printed in full, spoke for an hour",
        )
    )
    title = writer.rng.choice((f"Crowds Fill the Square of {writer.name()}", f"{noun} Troubles the Province"))
    draft.say(statement, writer.news(draft, title, early))


def early_answer(writer: Writer, draft: Draft) -> None:
    """A reaction dated before what it answers."""
    day = writer.day(150)
    early = draft.day(day - timedelta(days=writer.rng.randint(3, 120)))
    said, place = draft.day(day), writer.name()
    if writer.rng.random() < 0.5:
        one = (
            f"On {early}, the council closed the port in response to the attack on {place} of {said}",
            f"In the wake of the attack on {place} of {said}, the council closed the port on {early}",
            f"Following the attack of {said} the council met on {early}",
            f"On {early}, ten days after the fire of {said}, the mayor resigned",
            f"The envoy left {place} on {early} in reaction to the verdict of {said}",
        )
        draft.say(writer.rng.choice(one), writer.book())
        return
    answers = (
        f"The governor ordered a retaliatory attack on {early}",
        f"In response, the garrison bombed the hills on {early}",
        f"The army retaliated with a raid on {early}",
        f"On {early} the colonel struck back with an attack of his own",
        f"A punitive raid on the villages followed on {early}",
        f"In reprisal, troops raided two villages on {early}",
    )
    first = f"Raiders of the {writer.name()} attacked the depot at {place} on {said}"
    draft.say(first, writer.book(), writer.rng.choice(answers), writer.book())


def early_title(writer: Writer, draft: Draft) -> None:
    """A title that names an event before the text's date for it."""
    verb, noun = KINDS[writer.rng.choice(("attack", "quake", "treaty", "verdict", "crash"))]
    names = {"place": writer.name(), "person": writer.name(), "group": writer.name()}
    day = writer.day(150)
    early = day - timedelta(days=writer.rng.randint(3, 120))
    draft.say(
        f"On {draft.day(day)}, {verb.format(**names)}",
        writer.book(),
        "The governor was much moved, and spoke of a dark hour",
        writer.news(draft, f"Governor Speaks of {noun.format(**names)}", early),
    )


def told_twice(writer: Writer, draft: Draft) -> None:
    """One event with two dates in the text."""
    place, person = writer.name(), writer.name()
    day = writer.day(60, 300).replace(day=writer.rng.randint(1, 27))
    later = 10 if day.year + 10 < TODAY.year else -10
    other = day.replace(year=day.year + writer.rng.choice((-1, 1, later)))
    if writer.rng.random() < 0.5:
        other = day + timedelta(days=1)
    draft.say(f"The raiders of {person} attacked {place} on {draft.day(day)}", writer.book())
    memory = f"The town remembers the attack of {person} on {place}, of {draft.day(other)}, as its worst hour"
    draft.say(memory, writer.book(40))


def wrong_address(writer: Writer, draft: Draft) -> None:
    """A URL of another day."""
    day = date(writer.rng.randint(2005, 2025), writer.rng.randint(1, 9), writer.rng.randint(1, 28))
    wrong = day.replace(month=day.month + writer.rng.randint(1, 3))
    end = f", https://post.example/{day:%Y/%m/%d}/harbour.html."
    draft.say("The harbour was closed", writer.news(draft, "Harbour Closed in the North", wrong, end))


def early_access(writer: Writer, draft: Draft) -> None:
    """A source looked at before it was out."""
    day = date(writer.rng.randint(2005, 2024), writer.rng.randint(2, 12), writer.rng.randint(1, 28))
    early = draft.day(day - timedelta(days=writer.rng.randint(5, 400)))
    end = f", accessed {early}, https://post.example/harbour."
    draft.say("The harbour was closed", writer.news(draft, "Harbour Closed in the North", day, end))


def loose_date(writer: Writer, draft: Draft) -> None:
    """News dated by month or year."""
    when = writer.rng.choice((str(writer.year), f"{writer.rng.choice(MONTHS)} {writer.year}"))
    author = f"{writer.name()} {writer.name()}"
    draft.say("The mills stood idle", f"{author}, “Idle Mills of the North,” *{writer.name()} News Agency*, {when}.")


def lost_mark(writer: Writer, draft: Draft) -> None:
    """A quotation never closed."""
    draft.say(
        f"The speaker praised the “calm of {writer.name()}” and its “unbroken will to mend the walls. The council "
        "agreed with him, and called the town “brave” in its answer",
        writer.book(),
    )


def near_title(writer: Writer, draft: Draft) -> None:
    """A title quoted with one word changed."""
    place = writer.name()
    title = f"The Harbour of {place} Is a Shame to This Old City"
    quoted = f"The mayor wrote: “The harbour of {place} is a shame to this fine city.”"
    draft.say(quoted, writer.news(draft, title, writer.day()))


def other_figure(writer: Writer, draft: Draft) -> None:
    """A count that is not the title's."""
    count = writer.rng.randint(30, 400)
    other = int(count * writer.rng.choice((0.5, 0.6, 1.6, 2)))
    word = writer.rng.choice(("", "More Than ", "At Least ", "Nearly "))
    title = f"Fire Kills {word}{other} People in the North"
    draft.say(f"In the fire at {writer.name()}, {count} people were killed", writer.news(draft, title, writer.day()))


def quoted_source(writer: Writer, draft: Draft, *, change: bool, day_off: int = 0) -> None:
    """A source at hand, quoted and followed, rightly or not."""
    person, place, other = writer.name(), writer.name(), writer.name()
    day = writer.day()
    words = ["a", "lasting", "and", "honest", "peace", "for", "the", "towns", "along", "the", "river"]
    said = list(words)
    if change:
        said[writer.rng.choice((1, 3, 7))] = writer.rng.choice(("grave", "narrow", "bitter"))
    title = f"{person} Speaks at {place} of Peace Among the River Towns"
    told = draft.day(day + timedelta(days=day_off))
    draft.say(
        f"{person} attacked the walls of {place} on {told}, and wished for “{' '.join(said)}”",
        writer.news(draft, title, day + timedelta(days=3)),
    )
    draft.sources[f"{place}.txt"] = (
        f"{title}\n\n{draft.day(day + timedelta(days=3))}\n\nThe men of {other} came early. The attack of {person} on "
        f"{place}, of {draft.day(day)}, was over by noon. He wished, he said, for {' '.join(words)}, and went on to "
        f"{other}.\n"
    )


def misquoted(writer: Writer, draft: Draft) -> None:
    """A quotation that its source has not."""
    quoted_source(writer, draft, change=True)


def other_day(writer: Writer, draft: Draft) -> None:
    """A day that its source does not give."""
    quoted_source(writer, draft, change=False, day_off=writer.rng.choice((-2, -1, 1, 2)))


# Hard negatives: nothing of this may be reported.


def well_quoted(writer: Writer, draft: Draft) -> None:
    """A source at hand, quoted and followed rightly."""
    quoted_source(writer, draft, change=False)


def announced(writer: Writer, draft: Draft) -> None:
    """An event still to come when the source came out."""
    day = writer.day(150)
    early = day - timedelta(days=writer.rng.randint(5, 100))
    place, said = writer.name(), draft.day(day)
    sentence = writer.rng.choice(
        (
            f"The council agreed to hold the election on {said}",
            f"The envoys were expected to sign at {place} on {said}",
            f"The town was preparing for the fair of {said}",
            f"The treaty will enter into force on {said}",
            f"He accepted an invitation to visit {place} on {said}",
            f"The strike was called for {said}, and nobody doubted that it would come",
            f"{writer.name()}, who would die in the flood of {said}, was then a young clerk",
            f"The old law remained in force until {said}, when a new one took effect",
            f"Tickets for the opening on {said} were sold out within a week",
            f"The lease was due to expire on {said}",
            f"The paper printed the timetable of the congress: it was to sit at {place} from {said}",
            f"No one foresaw the fire of {said}",
            f"The bonds fell due on {said}",
            f"{writer.name()} promised to be back at {place} by {said}",
            f"Unlike the vote of {said}, that of the spring had been calm",
        )
    )
    draft.say(sentence, writer.news(draft, f"Envoys to Meet at {place}", early))


def letters(writer: Writer, draft: Draft) -> None:
    """An archival letter before the event, and a reprint."""
    sentence, _, _ = writer.event()
    day = writer.day(100)
    people = f"{writer.name()} to {writer.name()}, {draft.day(day - timedelta(days=9))}"
    person = writer.name()
    draft.say(
        f"On {draft.day(day)}, {sentence}",
        f"{people}, {writer.name()} Papers, box 3, County Record Office.",
        f"{person} had seen the valley as a child, long before the fire of {writer.year}",
        f"{person} {writer.name()}, *The Valley* ({writer.year - 80}; repr., Leeds: Quay, {writer.year - 4}), 12.",
    )


def in_order(writer: Writer, draft: Draft) -> None:
    """Answers after their causes, and a step back in time."""
    day = writer.day(60, 200)
    after, ended, before = (draft.day(day + timedelta(days=gap)) for gap in (5, 20, -730))
    draft.say(
        f"Raiders attacked the depot at {writer.name()} on {draft.day(day)}",
        writer.book(),
        f"The governor ordered a retaliatory attack on {after}",
        writer.book(),
    )
    draft.say(
        f"The crisis of {draft.day(day)} led to war, culminating in retaliation on {ended}; two years earlier, on "
        f"{before}, a retaliatory attack had failed",
        writer.book(),
    )


def came_twice(writer: Writer, draft: Draft) -> None:
    """An event that came twice, and its anniversary."""
    day = writer.day(60, 200)
    place, person = writer.name(), writer.name()
    year_after = day.replace(year=day.year + 1, day=min(day.day, 28))
    draft.say(f"The raiders of {person} attacked {place} on {draft.day(day)}", writer.book())
    draft.say(
        f"The second attack of {person} on {place} came on {draft.day(day + timedelta(days=10))}",
        writer.book(40),
        f"The town marked the anniversary of the attack on {place} on {draft.day(year_after)}",
        writer.news(draft, f"{place} Remembers", year_after + timedelta(days=1)),
    )


def older_event(writer: Writer, draft: Draft) -> None:
    """A title on an older event of the same place, which the text tells as well."""
    day = writer.day(150)
    place = writer.name()
    before = day - timedelta(days=60)
    draft.say(
        f"Raiders attacked {place} on {draft.day(before)}, and again on {draft.day(day)}",
        writer.book(),
        "The governor wept",
        writer.news(draft, f"Governor Weeps After {place} Attack", before + timedelta(days=2)),
    )


def rounded(writer: Writer, draft: Draft) -> None:
    """Figures that agree by their words, and another fate."""
    count = writer.rng.choice((90, 200, 300, 1200))
    draft.say(
        f"In the fire at {writer.name()}, {count + count // 20} people were killed, and {count // 3} people were "
        "injured",
        writer.news(draft, f"Fire Kills More Than {count} People", writer.day()),
        f"In the flood, {count * 2} people lost their homes",
        writer.news(draft, f"Flood Kills {count} People", writer.day()),
    )


def same_words(writer: Writer, draft: Draft) -> None:
    """A title quoted rightly, quotations in several languages, and one over two paragraphs."""
    place = writer.name()
    title = f"The Harbour of {place} Is a Shame to This Fine City"
    draft.say(
        f"The mayor wrote: “The harbour of {place} is a shame to this fine city!”",
        writer.news(draft, title, writer.day()),
        "Er sagte: „Das Tal ist ruhig“, und ging; elle dit « la vallée est calme » et sortit",
        writer.book(),
    )
    draft.paragraphs.append("“The valley is calm,” she wrote, “and the river with it.")
    draft.say("“But the hills are not.”", writer.book())


def printed_later(writer: Writer, draft: Draft) -> None:
    """A page printed a day after its address."""
    day = date(writer.rng.randint(2005, 2025), writer.rng.randint(1, 12), writer.rng.randint(1, 27))
    end = f", https://post.example/{day:%Y/%m/%d}/harbour.html."
    title = "Harbour Closed in the North"
    draft.say("The harbour was closed", writer.news(draft, title, day + timedelta(days=1), end))


FAULTS: dict[str, tuple[str, Plan]] = {
    "impossible day": ("DAT001", impossible),
    "wrong weekday": ("DAT002", weekday),
    "future source": ("DAT003", future),
    "source too early": ("DAT004", early_source),
    "answer too early": ("DAT005", early_answer),
    "title too early": ("DAT006", early_title),
    "told twice": ("DAT006", told_twice),
    "address differs": ("DAT007", wrong_address),
    "accessed early": ("DAT008", early_access),
    "loose date": ("DAT009", loose_date),
    "mark lost": ("QUO001", lost_mark),
    "title misquoted": ("QUO002", near_title),
    "other figure": ("QUO003", other_figure),
    "source misquoted": ("QUO004", misquoted),
    "source disagrees": ("QUO005", other_day),
}
NEGATIVES: tuple[Plan, ...] = (
    announced, letters, in_order, came_twice, older_event, rounded, same_words, printed_later, well_quoted,
)  # fmt: skip


def compose(seed: int, plan: Plan | None) -> Draft:
    """Return a manuscript of some twenty notes with the fault planted among background and hard negatives."""
    rng = random.Random(seed)
    writer = Writer(rng)
    draft = Draft(style=rng.choice(("pandoc", "superscript")), day_first=rng.random() < 0.4)
    plans: list[Plan] = [background] * 4 + rng.sample(NEGATIVES, 4) + ([plan] if plan is not None else [])
    rng.shuffle(plans)
    for one in plans:
        one(writer, draft)
    return draft


@dataclass
class Score:
    """What was found, by planted fault and by rule, with a few examples of what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def measure(documents: int, seed: int) -> Score:
    """Compose and audit the documents of every kind, as many again without any fault."""
    from audit.engine import audit_document, read_document
    from audit.settings import Settings

    score = Score()
    kinds: list[tuple[str, str, Plan | None, int]] = [(k, r, p, documents) for k, (r, p) in FAULTS.items()]
    kinds.append(("none", "", None, documents * len(FAULTS)))
    for kind, rule, plan, count in kinds:
        for number in range(count):
            draft = compose(seed * 1_000_003 + number_of(kind) + number, plan)
            with tempfile.TemporaryDirectory() as folder:
                for name, text in draft.sources.items():
                    (Path(folder) / name).write_text(text, encoding="utf-8")
                sources = (Path(folder),) if draft.sources else ()
                settings = Settings(select=("DAT", "QUO"), today=TODAY, sources=sources)
                report = audit_document(read_document("composed.md", draft.text().encode(), settings), settings)
            score.notes += report.coverage.notes
            heard = [finding for finding in report.findings if finding.level.rank >= 2]
            hits = [finding for finding in heard if finding.rule == rule]
            score.found[kind] += bool(hits)
            score.right[rule] += bool(hits)
            if plan is not None and not hits:
                score.examples[f"missed {kind}"].append(draft.text())
            for finding in (one for one in heard if one not in hits[:1]):
                score.false[finding.rule] += 1
                score.examples[f"false {finding.rule}"].append(f"{finding.message}\n{finding.region.snippet}")
    return score


def lines(score: Score, documents: int) -> Iterable[str]:
    """Yield the tables."""
    yield f"{'planted fault':18} {'rule':7} {'found':>10}  recall"
    for kind, (rule, _) in FAULTS.items():
        yield f"{kind:18} {rule:7} {score.found[kind]:4d} of {documents:3d}  {score.found[kind] / documents:.2f}"
    yield f"\n{'rule':7} {'right':>6} {'false':>6}  precision"
    for rule in sorted({rule for rule, _ in FAULTS.values()} | set(score.false)):
        total = score.right[rule] + score.false[rule]
        yield f"{rule:7} {score.right[rule]:6d} {score.false[rule]:6d}  {score.right[rule] / total if total else 1:.3f}"
    wrong = score.false.total()
    yield f"\n{score.notes} notes, {wrong} false findings ({100 * wrong / max(1, score.notes):.2f} per 100 notes)"


def number_of(kind: str) -> int:
    """Return a number that is the same in every run (`hash` is not)."""
    return sum(ord(character) * 31**place for place, character in enumerate(kind)) % 1_000_000


def main() -> int:
    """Compose, audit, count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=60, help="documents of each kind of fault")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was missed and what was false")
    arguments = parser.parse_args()
    start = time.perf_counter()
    score = measure(arguments.documents, arguments.seed)
    print("\n".join(lines(score, arguments.documents)), f"in {time.perf_counter() - start:.0f} s")
    if arguments.show:
        for name, texts in score.examples.items():
            print(f"\n=== {name}: {len(texts)}\n" + "\n---\n".join(texts[:4]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
