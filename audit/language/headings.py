"""The line over a part of a paper in; what part it names (notes, references, another) out, in ten languages.

Tables rather than one long expression: a set of phrases costs nothing to build and nothing to look up.
"""

from itertools import product

from audit.language.expressions import expression


def _phrases(*columns: str) -> frozenset[str]:
    """Return each choice of one phrase a column, joined; the phrases of a column stand apart by "|"."""
    return frozenset(
        " ".join(" ".join(choice).casefold().split()) for choice in product(*(column.split("|") for column in columns))
    )


REFERENCES = (
    _phrases(
        "|selected|select|annotated|general|cited|list of",
        "reference|references|bibliography|literature|works|sources",
        "|cited|list|and notes|consulted",
    )
    | _phrases("further reading|publications cited|primary sources|secondary sources|secondary literature")
    | _phrases(
        "|zitierte|verwendete", "literatur|literaturverzeichnis|literaturnachweis|literaturnachweise|literaturliste"
    )
    | _phrases("literaturangaben|bibliographische angaben|schrifttum|schrifttumsverzeichnis")
    | _phrases("quellen|quellenverzeichnis|quellen- und literaturverzeichnis|quellen und literatur")
    | _phrases("bibliographia|bibliographie|bibliografia|bibliografie|bibliografía|sources et bibliographie")
    | _phrases("références|réferences|reférences", "|bibliographiques|citées|citees")
    | _phrases("ouvrages|œuvres|oeuvres|travaux", "cités|cites|citées|citees")
    | _phrases(
        "|lista de",
        "referencias|referências|referéncias|referencies|referències",
        "|bibliográficas|bibliograficas|citadas",
    )
    | _phrases("obras citadas|bibliografía citada|bibliografia citada|fuentes|fuentes y bibliografía|fontes")
    | _phrases("riferimenti|riferimenti bibliografici|opere citate|fonti|fonti e bibliografia")
    | _phrases("literatuur|literatuurlijst|referenties|bronnen|bronnen en literatuur|litteratur|litteraturförteckning")
    | _phrases("referenser|källor|kilder|litteratur og kilder|piśmiennictwo|literatura|bibliografia podmiotowa")
)
NOTES = (
    _phrases("|end|foot", "note|notes|noten|notas|noter")
    | _phrases("endnote|endnotes|footnote|footnotes|endnoten|fußnoten|voetnoten|eindnoten")
    | _phrases("notes|endnotes|footnotes|note", "and|&", "references|reference|sources")
    | _phrases("references|reference", "and|&", "notes|note")
    | _phrases("citation|citations|anmerkungen|einzelnachweise|anmerkungen und nachweise|przypisy|примечания")
    | _phrases("note|notes", "de fin|de bas de page|et références|al testo")
    | _phrases("nota|notas", "al pie|finales|finais|de rodapé|a pie de página")
)
_OTHERS = _phrases(
    "abstract|introduction|conclusion|conclusions|appendix|acknowledgements|acknowledgments|einleitung|schluss|"
    "zusammenfassung|résumé|conclusioni|introduzione|conclusiones|introducción|conclusão|introdução|inleiding|conclusie"
)
LONGEST = 80  # characters: the longest heading set on one line of 12-point type

_NUMBER = expression(r"\A(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}|[a-z])[.:)]?\s{1,3}(?=\S)")
_PART = expression(r"\A(?:chapter|part|section|kapitel|chapitre|capítulo|capitolo)\s{1,3}(?=\S)")
_EDGES = " \t\n*_#:.,;()[]{}<>=~-–—•|\\/'\"“”‘’«»^!?"


def names_notes(text: str) -> bool:
    """Tell whether a heading names a section of notes ("Endnotes", "Notes to pages 12–34")."""
    words = _words(text)
    return any(phrase in NOTES or phrase.startswith("notes to ") for phrase in words)


def names_references(text: str) -> bool:
    """Tell whether a heading names a list of references, and not of notes."""
    return any(phrase in REFERENCES for phrase in _words(text))


def names_a_section(text: str) -> bool:
    """Tell whether a line is the usual name of a part of a paper ("References", "Anmerkungen"), numbered or not."""
    return any(phrase in NOTES or phrase in REFERENCES or phrase in _OTHERS for phrase in _words(text))


def _words(text: str) -> tuple[str, ...]:
    """Return a heading as written and without its number, in lower case, with single spaces and bare ends."""
    if len(text) > LONGEST:
        return ()
    phrase = " ".join(text.casefold().split()).strip(_EDGES)
    bare = _PART.sub("", phrase, count=1)
    bare = _NUMBER.sub("", bare, count=1)
    return (phrase,) if bare == phrase else (phrase, bare)
