"""The tokens and labels of a note in, those of cases and acts cited by volume, series and page made certain.

Source of the abbreviations: the reporters of the United States and of England and Wales, as the Bluebook (tables T1 and
T4) and OSCOLA (section 4.2) name them; the official collections of the German courts as they call themselves.
"""

from audit.language.expressions import expression
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

# Without points and blanks.
REPORTERS = frozenset(
    """US SCt LEd LEd2d F2d F3d F4th FSupp FSupp2d FSupp3d FCas FRD FedCl FedAppx BR A2d A3d NE2d NE3d NW2d P2d P3d SE2d
    SW2d SW3d So2d So3d Cal2d Cal3d Cal4th Cal5th CalRptr CalRptr2d CalRptr3d CalApp CalApp2d CalApp3d CalApp4th NY2d
    NY3d NYS2d NYS3d Ill2d Wis2d Wash2d OhioSt2d OhioSt3d WL AC QB KB Ch Fam WLR AllER CrAppR EHRR ECR CMLR""".split()
)
# Series of statutes and treaties, cited in the same way.
_ACTS = frozenset(["Stat", "FedReg", "UNTS", "LNTS", "UST", "ILM", "OJ", "OJL", "OJC"])
REVIEWS = ("LRev", "LJ")  # how the names of law reviews end: "108 Harv. L. Rev. 1733, 1739 (1995)"
# Cited as "BVerfGE 7, 198 (205)".
_COLLECTIONS = frozenset("BVerfGE BVerwGE BGHZ BGHSt RGZ RGSt BSGE BAGE BFHE OGHZ PrOVGE BayVerfGHE OVGE".split())
# Cited as "NJW 1992, 1821".
_WEEKLIES = frozenset("NJW JZ NVwZ DÖV DVBl ZRP StV NStZ MDR JuS JA FamRZ BB DB WM ZIP GRUR NZA NZG EuZW EuGRZ".split())
_COURTS = frozenset("BVerfG BGH BVerwG BAG BSG BFH RG OLG LG AG VG OVG VGH EuGH EGMR KG BayObLG".split())
_REGISTERS = frozenset("ZR ZB StR ARs AZR BvR BvL BvF BvE SR KR".split())  # of German courts: "VI ZR 257/91"
_BY_YEAR = frozenset("AC QB KB Ch Fam WLR AllER CrAppR ECR CMLR EHRR UKHRR BCLC ICR IRLR Lloyd'sRep SC".split())
_YEAR = expression(r"1[6-9]\d\d|20\d\d")
_LONGEST = 10  # tokens of volume, reporter and page: "1155 U . N . T . S . 331"
_NO_SERIES = frozenset("-–—:;()[]/”’")  # behind a number of another kind
_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])


@repair()
def label_reporters(tokens: list[Token], labels: list[str]) -> None:
    """Call volume, reporter and page by their names, also where a case has no other ("388 U.S. 1 (1967)")."""
    within = False  # a reporter stands in this citation already; another is where the case is printed, too
    for place, token in enumerate(tokens[:-2]):
        if token.text == ";":
            within = False
        elif token.text in _CALLING:
            _CALLING[token.text](tokens, labels, place)
        end = _page_place(tokens, place) if token.kind == "number" else 0
        if not end or within or (place and tokens[place - 1].kind == "word" and labels[place - 1] != "signal"):
            continue  # "it had 388 US 12 ships"
        within = True
        opens = place == 0 or labels[place].startswith("^") or labels[place - 1].lstrip("^") in _OUTSIDE
        if place and tokens[place - 1].text == ";":
            labels[place - 1] = "sep"
            opens = True
        name = "date" if _YEAR.fullmatch(tokens[place].text) else "volume"  # "1989 Stat. 310": a volume of that year
        labels[place : end + 1] = ["^" + name if opens else name, *["container"] * (end - place - 1), "page"]
        _label_pinpoints(tokens, labels, end)


def _page_place(tokens: list[Token], place: int) -> int:
    """Return where the page stands of a case whose volume stands at `place`; 0 where no reporter follows it."""
    volume, following = tokens[place].text, tokens[place + 1].text
    if not volume.isdigit() or len(volume) > 4 or following[0].islower() or following in _NO_SERIES:
        return 0
    name = ""
    for at, token in enumerate(tokens[place + 1 : place + _LONGEST], place + 1):
        if token.spaced and token.text.isdigit() and (name in REPORTERS or name in _ACTS or name.endswith(REVIEWS)):
            return at
        name += token.text.replace(".", "")
    return 0


def _label_pinpoints(tokens: list[Token], labels: list[str], page: int) -> None:
    """Call "287" in "115 Stat. 272, 287" a page, too."""
    at = page + 1
    while at + 1 < len(tokens) and tokens[at].text in ",–-" and tokens[at + 1].text.isdigit():
        if labels[at + 1].startswith("^") or len(tokens[at + 1].text) > 4:
            return
        labels[at : at + 2] = ["page", "page"]
        at += 2


def _label_collection(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read "BVerfGE 7, 198 (205)" as series, volume and page."""
    if place + 3 >= len(tokens):
        return
    volume, comma, page = tokens[place + 1 : place + 4]
    if not (volume.text.isdigit() and comma.text == "," and page.text.isdigit()):
        return
    opens = labels[place].startswith("^") or place == 0 or labels[place - 1].lstrip("^") in _OUTSIDE
    labels[place : place + 4] = ["^container" if opens else "container", "volume", "volume", "page"]
    pinpoint = [token.text for token in tokens[place + 4 : place + 7]]
    if len(pinpoint) == 3 and pinpoint[0] == "(" and pinpoint[1].isdigit() and pinpoint[2] == ")":
        labels[place + 4 : place + 7] = ["page"] * 3


def _label_docket(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read "VI ZR 257/91" as the number of a case."""
    following = [token.text for token in tokens[place + 1 : place + 4]]
    if len(following) < 3 or following[1] != "/" or not following[0].isdigit() or not following[2].isdigit():
        return
    start = place - 1 if place and (roman(tokens[place - 1].text) or tokens[place - 1].text.isdigit()) else place
    if not any(label.startswith("^") or label in _OUTSIDE for label in labels[start : place + 4]):
        labels[start : place + 4] = ["number"] * (place + 4 - start)


def _label_weekly(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read "NJW 1992, 1821" as journal, year and page."""
    if place + 3 >= len(tokens) or any(label.startswith("^") for label in labels[place + 1 : place + 4]):
        return
    year, comma, page = tokens[place + 1 : place + 4]
    if _YEAR.fullmatch(year.text) and comma.text == "," and page.text.isdigit() and labels[place] not in _OUTSIDE:
        opens = labels[place].startswith("^")
        labels[place : place + 4] = ["^container" if opens else "container", "date", "date", "page"]


def _label_by_year(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read "[1932] AC 562" and "[2007] CLJ 8": a series or journal whose volumes are known by their year."""
    if not place or not tokens[place - 1].text.isdigit() or labels[place] in _OUTSIDE:
        return
    name = ""
    for at in range(place + 1, min(place + _LONGEST, len(tokens))):
        token = tokens[at]
        if (name in _BY_YEAR or name.endswith(REVIEWS)) and token.spaced and token.text.isdigit():
            if not any(label.startswith("^") or label in _OUTSIDE for label in labels[place + 1 : at + 1]):
                labels[place + 1 : at + 1] = ["container"] * (at - place - 1) + ["page"]
            return
        if token.kind == "number":
            return
        name += token.text.replace(".", "")


def _label_court(tokens: list[Token], labels: list[str], place: int) -> None:
    """Call "BGH" at the head of a citation a court."""
    if labels[place].startswith("^"):
        labels[place] = "^court"


_CALLING = {
    **dict.fromkeys(_COURTS, _label_court),
    **dict.fromkeys(_REGISTERS, _label_docket),
    **dict.fromkeys(_WEEKLIES, _label_weekly),
    **dict.fromkeys(_COLLECTIONS, _label_collection),
    "]": _label_by_year,
}
