"""What the MHRA Style Guide demands of notes and a bibliography."""

from audit.profiles.profile import make_manual

MHRA = make_manual(
    name="MHRA 4",
    summary="MHRA Style Guide, 4th edition.",
    demands=(
        # rule, matter, way, place
        ("DAT010", "dates of publication", "day, month, year", "dates"),
        ("DAT010", "dates of access", "day, month, year", "dates"),
        ("FRM001", "books", "with their date", "7.3"),
        ("FRM001", "articles in journals", "with their date", "chapter 7"),
        ("FRM001", "chapters", "with their date", "chapter 7"),
        ("FRM002", "titles of books", "in italics", "chapter 7"),
        ("FRM002", "titles of collections", "in italics", "chapter 7"),
        ("FRM002", "titles of journals", "in italics", "chapter 7"),
        ("FRM002", "titles of newspapers and magazines", "in italics", "chapter 7"),
        ("FRM003", "first authors in notes", "given name first", "chapter 7"),
        ("FRM003", "first authors in the list", "surname first, with a comma", "chapter 8"),
        ("FRM007", "page ranges", "with an en dash", "dashes"),
        ("FRM007", "last pages of ranges", "shortened to two figures", "numbers"),
        ("FRM008", "titles of articles", "in headline capitals", "capitals"),
        ("FRM008", "titles of whole works", "in headline capitals", "capitals"),
        ("FRM009", "notes", "with a full stop at the end", "footnotes and endnotes"),
        ("FRM009", "entries of the list", "without a full stop at the end", "chapter 8"),
        ("FRM010", "titles of articles", "in single quotation marks", "chapter 7"),
        (
            "FRM011",
            "the authors of a work in notes",
            "by up to three names, or one “and others”",
            "chapter 7",
        ),
        (
            "FRM011",
            "the authors of a work in the list",
            "by up to three names, or one “and others”",
            "chapter 8",
        ),
        ("MRK004", "markers", "after the punctuation", "10.3 in the 3rd ed."),
    ),
    levels=(
        ("IBD007", "warning", "later references take the shortest intelligible form (references)"),
        ("CIT006", "off", "works are cited in notes: no list is numbered by first mention"),
    ),
)
