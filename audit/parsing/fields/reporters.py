"""The tokens and labels of a note in, those of cases cited by volume, reporter and page made certain.

Source of the abbreviations: the reporters of the United States and of England and Wales, as the Bluebook (table T1) and
OSCOLA (section 4.2) name them.
"""

from audit.parsing.fields.tokens import Token

# Without points and blanks.
REPORTERS = frozenset(
    """US SCt LEd LEd2d F2d F3d F4th FSupp FSupp2d FSupp3d FCas FRD FedCl FedAppx BR A2d A3d NE2d NE3d NW2d P2d P3d SE2d
    SW2d SW3d So2d So3d Cal2d Cal3d Cal4th Cal5th CalRptr CalRptr2d CalRptr3d CalApp CalApp2d CalApp3d CalApp4th NY2d
    NY3d NYS2d NYS3d Ill2d Wis2d Wash2d OhioSt2d OhioSt3d WL AC QB KB WLR AllER CrAppR EHRR ECR CMLR""".split()
)
_LONGEST = 8  # tokens of volume, reporter and page: "12 Cal . App . 4th 45"
_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])


def label_reporters(tokens: list[Token], labels: list[str]) -> None:
    """Call volume, reporter and page by their names, also where a case has no other ("388 U.S. 1 (1967)")."""
    within = False  # a reporter stands in this citation already; another is where the case is printed, too
    for place in range(len(tokens) - 2):
        if tokens[place].text == ";":
            within = False
        end = _page_place(tokens, place)
        if not end or within or (place and tokens[place - 1].kind == "word" and labels[place - 1] != "signal"):
            continue  # "it had 388 US 12 ships"
        within = True
        opens = place == 0 or labels[place].startswith("^") or labels[place - 1].lstrip("^") in _OUTSIDE
        if place and tokens[place - 1].text == ";":
            labels[place - 1] = "sep"
            opens = True
        labels[place : end + 1] = ["^volume" if opens else "volume", *["container"] * (end - place - 1), "page"]


def _page_place(tokens: list[Token], place: int) -> int:
    """Return where the page stands of a case whose volume stands at `place`; 0 where no reporter follows it."""
    volume = tokens[place].text
    if not volume.isdigit() or len(volume) > 4:
        return 0
    name = ""
    for at in range(place + 1, min(place + _LONGEST, len(tokens))):
        token = tokens[at]
        if name in REPORTERS and token.spaced and token.text.isdigit():
            return at
        name += token.text.replace(".", "")
    return 0
