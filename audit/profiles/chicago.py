"""What the Chicago Manual of Style demands of notes and a bibliography."""

from audit.profiles.profile import make_manual

CHICAGO = make_manual(
    name="Chicago 18",
    summary="Chicago Manual of Style, 18th edition, notes and bibliography.",
    demands=(
        # rule, matter, way, place
        ("DAT010", "dates of publication", ("month, day, year", "day, month, year"), "chapter 9, dates"),
        ("DAT010", "dates of access", ("month, day, year", "day, month, year"), "chapter 9, dates"),
        ("FRM001", "books", "with their date", "chapter 14, books"),
        ("FRM001", "articles in journals", "with their date", "chapter 14, periodicals"),
        ("FRM001", "chapters", "with their date", "chapter 14, books"),
        ("FRM002", "titles of books", "in italics", "chapter 8, titles of works"),
        ("FRM002", "titles of collections", "in italics", "chapter 8, titles of works"),
        ("FRM002", "titles of journals", "in italics", "chapter 8, titles of works"),
        ("FRM002", "titles of newspapers and magazines", "in italics", "chapter 8, titles of works"),
        ("FRM003", "first authors in notes", "given name first", "13.18, 13.74–13.86"),
        ("FRM003", "first authors in the list", "surname first, with a comma", "13.18, 13.74–13.86"),
        ("FRM007", "page ranges", "with an en dash", "6.83, 9.62"),
        ("FRM007", "last pages of ranges", ("in full", "shortened as in the table of 9.63"), "9.63"),
        ("FRM008", "titles of articles", "in headline capitals", "8.159"),
        ("FRM008", "titles of whole works", "in headline capitals", "8.159"),
        ("FRM009", "notes", "with a full stop at the end", "chapter 13, basic structure of a note"),
        ("FRM009", "entries of the list", "with a full stop at the end", "chapter 13, bibliographies"),
        ("FRM010", "titles of articles", "in double quotation marks", "chapter 13, titles of works"),
        (
            "FRM011",
            "the authors of a work in notes",
            "by up to two names, or one “et al.”",
            "13.23, 13.78",
        ),
        (
            "FRM011",
            "the authors of a work in the list",
            "by up to six names, or three “et al.”",
            "13.23, 13.78",
        ),
        ("MRK004", "markers", "after the punctuation", "14.26 in the 17th ed."),
    ),
    levels=(("CIT006", "off", "works are cited in notes: no list is numbered by first mention"),),
)
