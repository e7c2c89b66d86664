"""What OSCOLA, the Oxford University Standard for the Citation of Legal Authorities, demands."""

from audit.profiles.profile import make_manual

OSCOLA = make_manual(
    name="OSCOLA 4",
    summary="OSCOLA, 4th edition.",
    demands=(
        # rule, matter, way, place
        ("DAT010", "dates of publication", "day, month, year", "part 3, newspaper articles"),
        ("DAT010", "dates of access", "day, month, year", "part 3, electronic sources"),
        ("FRM001", "books", "with their date", "3.2"),
        ("FRM001", "articles in journals", "with their date", "3.3"),
        ("FRM001", "chapters", "with their date", "3.2"),
        ("FRM002", "titles of books", "in italics", "3.1"),
        ("FRM002", "titles of collections", "in italics", "3.1"),
        ("FRM002", "titles of journals", "upright", "3.3"),
        ("FRM002", "titles of newspapers and magazines", "in italics", "part 3, newspaper articles"),
        ("FRM003", "first authors in notes", "given name first", "3.1"),
        ("FRM003", "first authors in the list", "surname first, without a comma", "1.7"),
        ("FRM007", "page ranges", "with an en dash", "1.3.2"),
        ("FRM007", "last pages of ranges", ("in full", "shortened to two figures"), "1.3.2"),
        ("FRM008", "titles of articles", "in headline capitals", "3.1"),
        ("FRM008", "titles of whole works", "in headline capitals", "3.1"),
        ("FRM009", "notes", "with a full stop at the end", "1.1"),
        ("FRM009", "entries of the list", "without a full stop at the end", "1.7"),
        ("FRM010", "titles of articles", "in single quotation marks", "3.1"),
        (
            "FRM011",
            "the authors of a work in notes",
            "by up to three names, or one “and others”",
            "3.1",
        ),
        ("MRK004", "markers", "after the punctuation", "1.1"),
    ),
    levels=(
        ("IBD007", "warning", "later citations name the author and the note of the first (1.2.1)"),
        ("CIT006", "off", "works are cited in footnotes: no list is numbered by first mention"),
    ),
)
