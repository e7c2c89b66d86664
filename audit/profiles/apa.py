"""What the Publication Manual of the American Psychological Association demands of a list of references."""

from audit.profiles.profile import make_manual

APA = make_manual(
    name="APA 7",
    summary="Publication Manual of the American Psychological Association, 7th edition.",
    demands=(
        # rule, matter, way, place
        ("DAT010", "dates of publication", "year, month, day", "chapter 9, date"),
        ("DAT010", "dates of access", "month, day, year", "chapter 9, retrieval dates"),
        ("FRM001", "books", "with their date", "chapter 9, date"),
        ("FRM001", "chapters", "with their date", "chapter 9, date"),
        ("FRM002", "titles of books", "in italics", "chapter 9, title"),
        ("FRM002", "titles of articles", "upright", "chapter 9, title"),
        ("FRM002", "titles of collections", "in italics", "chapter 9, edited books"),
        ("FRM002", "titles of journals", "in italics", "chapter 9, periodicals"),
        ("FRM002", "titles of newspapers and magazines", "in italics", "chapter 9, periodicals"),
        ("FRM003", "first authors in the list", "surname first, with a comma", "chapter 9, author"),
        ("FRM005", "titles of journals", "in full", "chapter 9, periodicals"),
        ("FRM007", "page ranges", "with an en dash", "chapter 6, dashes"),
        ("FRM007", "last pages of ranges", "in full", "chapter 10, examples"),
        ("FRM008", "titles of articles", "in sentence capitals", "chapter 9, title"),
        ("FRM008", "titles of whole works", "in sentence capitals", "chapter 9, title"),
        ("FRM009", "entries of the list", "with a full stop at the end", "chapter 9, principles"),
        ("FRM010", "titles of articles", "without quotation marks", "chapter 9, title"),
        ("FRM011", "the authors of a work in the list", "by up to twenty names", "chapter 9, author"),
    ),
    levels=(
        ("CIT002", "warning", "the list holds only works cited in the text (2.12, 8.4)"),
        ("CIT005", "warning", "entries stand in alphabetical order (9.43–9.47)"),
        ("CIT006", "off", "citations name author and year: nothing is numbered"),
    ),
)
