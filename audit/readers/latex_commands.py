"""What LaTeX's commands and environments mean for a reader: tables, and the letters that commands print."""

import unicodedata
from collections.abc import Mapping

from audit.model.document import Style

SECTIONS: Mapping[str, int] = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "addchap": 1,
    "addsec": 2,
    "frametitle": 2,
}
STYLES: Mapping[str, Style] = {
    "emph": "italic",
    "textit": "italic",
    "textsl": "italic",
    "mkbibemph": "italic",
    "textbf": "bold",
    "textsc": "small-caps",
    "textsuperscript": "superscript",
    "textsu": "superscript",
    "sps": "superscript",
    "up": "superscript",
    "textsubscript": "subscript",
    "underline": "underline",
    "uline": "underline",
}
SWITCHES: Mapping[str, Style] = {
    "em": "italic",
    "it": "italic",
    "itshape": "italic",
    "slshape": "italic",
    "bf": "bold",
    "bfseries": "bold",
    "sc": "small-caps",
    "scshape": "small-caps",
}
# commands that print nothing, and how many arguments in braces go with them (those in brackets always do)
SILENT: Mapping[str, int] = {
    name: count
    for count, names in (
        (
            1,
            "label vspace hspace pagestyle thispagestyle usepackage documentclass bibliographystyle includegraphics "
            "index color selectlanguage hyphenation markright geometry hypersetup pagenumbering linespread "
            "RequirePackage graphicspath phantom hphantom vphantom usetikzlibrary setmainfont setsansfont "
            "setmonofont setmainlanguage setotherlanguage setdefaultlanguage captionsetup sisetup lstset "
            "enlargethispage theoremstyle glossary gls addtocategory ExecuteBibliographyOptions stepcounter "
            "newcounter newlength newif cline cmidrule hangindent columnbreak pdfbookmark providelength microtypesetup "
            "urlstyle date titlerunning authorrunning BibitemShut",
        ),
        (
            2,
            "setlength addtolength addtocounter markboth setkomafont addtokomafont newtheorem definecolor titlespacing "
            "fontsize rule settowidth setmathfont newfontfamily DeclareNameAlias DeclareFieldFormat",
        ),
        (3, "addcontentsline DeclareUnicodeCharacter contentsline"),
    )
    for name in names.split()
}
# commands whose first arguments are no text, and how many of them there are
HIDDEN_FIRST: Mapping[str, int] = {
    "hypertarget": 1,
    "textcolor": 1,
    "colorbox": 1,
    "foreignlanguage": 1,
    "parbox": 1,
    "raisebox": 1,
    "scalebox": 1,
    "resizebox": 2,
    "multicolumn": 2,
    "multirow": 2,
    "hyperlink": 1,
    "hyperref": 0,
    "foreignquote": 1,
    "hyphenquote": 1,
    "adjustbox": 1,
    "rotatebox": 1,
    "makebox": 0,
    "bibinfo": 1,  # of REVTeX and elsarticle: {field}{text}
    "bibfield": 1,
    "Eprint": 1,
    "textlang": 1,
}
SKIPPED_ENVIRONMENTS = frozenset(
    ("comment", "tikzpicture", "picture", "filecontents", "filecontents*", "asy", "pspicture", "CCSXML", "bibtex")
)
CODE_ENVIRONMENTS = frozenset(
    ("verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "alltt", "Highlighting", "code")
)
MATH_ENVIRONMENTS = frozenset(
    (
        *("equation", "equation*", "align", "align*", "eqnarray", "eqnarray*", "gather", "gather*", "multline"),
        *("multline*", "displaymath", "math", "flalign", "flalign*", "alignat", "alignat*"),
    )
)
QUOTE_ENVIRONMENTS = frozenset(("quote", "quotation", "verse", "displayquote", "displaycquote", "blockquote"))
TABLE_ENVIRONMENTS: Mapping[str, int] = {  # and how many arguments describe the columns
    "tabular": 1,
    "tabular*": 2,
    "tabularx": 2,
    "tabulary": 2,
    "longtable": 1,
    "supertabular": 1,
    "array": 1,
    "tblr": 1,
}
LISTS = frozenset(("itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum", "list"))
RESETTING_CLASSES = frozenset(("book", "report", "memoir", "scrbook", "scrreprt", "amsbook", "octavo", "tufte-book"))

PRINTED: Mapping[str, str] = {
    "ss": "ß",
    "SS": "SS",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "guillemetleft": "«",
    "guillemetright": "»",
    "flqq": "«",
    "frqq": "»",
    "og": "« ",
    "fg": " »",
    "glqq": "„",
    "grqq": "“",
    "lq": "‘",
    "rq": "’",
    "S": "§",
    "P": "¶",
    "dag": "†",
    "ddag": "‡",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "textasteriskcentered": "*",
    "copyright": "©",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "texteuro": "€",
    "EUR": "€",
    "textdegree": "°",
    "degree": "°",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textbullet": "•",
    "slash": "/",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "XeLaTeX": "XeLaTeX",
    "space": " ",
    "quad": " ",
    "qquad": " ",
    "newline": " ",
    "linebreak": " ",
    "nobreakspace": "\u00a0",
    "thinspace": "\u2009",
    "hfill": " ",
    "textvisiblespace": " ",
    "today": "",
    "addspace": " ",
    "newblock": "",
    "bibinitperiod": ".",
    "harvardand": "&",
    "bibinitdelim": " ",
    "bibrangedash": "–",
}
SIGNS: Mapping[str, str] = {  # a backslash and one sign
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    "\n": " ",
    "\t": " ",
    "\\": " ",
    ",": "\u2009",
    ";": " ",
    ":": " ",
    "!": "",
    "/": "",
    "-": "",
    "@": "",
    "*": "",
    "|": "‖",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
    "<": "",
    ">": "",
    "+": "",
}
ACCENTS: Mapping[str, str] = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "b": "\u0331",
    "d": "\u0323",
    "t": "\u0361",
}
_DOTLESS = {"ı": "i", "ȷ": "j", "\\i": "i", "\\j": "j"}


def accented(sign: str, letter: str) -> str:
    """Return `letter` with the accent that the command `sign` sets on it."""
    letter = _DOTLESS.get(letter.strip(), letter.strip())
    if not letter:
        return ""
    return unicodedata.normalize("NFC", letter[0] + ACCENTS[sign]) + letter[1:]
