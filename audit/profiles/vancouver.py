"""What the Vancouver style demands: the ICMJE's recommendations, and Citing Medicine, which they follow."""

from audit.profiles.profile import make_manual

VANCOUVER = make_manual(
    name="Vancouver",
    summary="Vancouver: the ICMJE's recommendations, and Citing Medicine, 2nd edition, which they follow.",
    demands=(
        # rule, matter, way, place
        ("DAT010", "dates of publication", "year, month, day", "Citing Medicine, chapter 1, date"),
        ("DAT010", "dates of access", "year, month, day", "Citing Medicine, part 5, date of citation"),
        ("FRM001", "books", "with their date", "Citing Medicine, chapter 2, date"),
        ("FRM001", "chapters", "with their date", "Citing Medicine, chapter 2, date"),
        ("FRM002", "titles of books", "upright", "Citing Medicine, chapter 2, examples"),
        ("FRM002", "titles of articles", "upright", "Citing Medicine, chapter 1, examples"),
        ("FRM002", "titles of collections", "upright", "Citing Medicine, chapter 2, examples"),
        ("FRM002", "titles of journals", "upright", "Citing Medicine, chapter 1, examples"),
        ("FRM003", "first authors in the list", "surname first, without a comma", "Citing Medicine, chapter 1, author"),
        ("FRM005", "titles of journals", "abbreviated", "Citing Medicine, chapter 1, journal title"),
        ("FRM007", "page ranges", "with a hyphen", "Citing Medicine, chapter 1, pages"),
        (
            "FRM007",
            "last pages of ranges",
            "shortened to the figures that change",
            "Citing Medicine, chapter 1, pages",
        ),
        ("FRM008", "titles of articles", "in sentence capitals", "Citing Medicine, chapter 1, article title"),
        ("FRM008", "titles of whole works", "in sentence capitals", "Citing Medicine, chapter 2, title"),
        ("FRM009", "entries of the list", "with a full stop at the end", "Citing Medicine, chapter 1, examples"),
        ("FRM009", "notes", "with a full stop at the end", "Citing Medicine, chapter 1, examples"),
        ("FRM010", "titles of articles", "without quotation marks", "Citing Medicine, chapter 1, examples"),
    ),
    levels=(
        (
            "CIT006",
            "warning",
            "references are numbered in the order of first mention (ICMJE, References: Style and Format)",
        ),
        ("CIT008", "error", "the numbers of a range rise, as the list does"),
        ("CIT005", "off", "the list is in the order of first mention, not of the alphabet"),
        ("IBD007", "off", "a work keeps its number: it is listed once and cited again by number"),
    ),
)
