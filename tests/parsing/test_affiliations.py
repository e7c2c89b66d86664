"""Raised numbers behind authors' names in, markers that call notes out."""

import pytest

from audit.engine import read_document
from audit.parsing.affiliations import outside_affiliations
from audit.parsing.candidates import find_candidates
from audit.parsing.numbering import find_apparatus
from audit.settings import Settings

NOTES = "\n\n## Notes\n\n1. Ledger of the locks, 4.\n\n2. Ledger of the mill, 9.\n\n3. Letters, 12.\n"
TEXT = "The canal was dug after the war.¹ Its engineers left no memoirs.² Nobody asked the miller.³"


def labels(head: str) -> list[str]:
    document = read_document("a.md", f"# Of Locks\n\n{head}{TEXT}{NOTES}".encode(), Settings())
    return [marker.label for marker in find_apparatus(document).markers]


@pytest.mark.parametrize(
    "head",
    [
        "Rita Abel¹, Nils van Berg² and Karin Lund¹\n\n¹Department of Law, ²School of History\n\n",
        "Rita Abel¹, Nils Berg²\n\n¹Department of Law\n\n²School of History\n\n",
        "Анна Белова¹ и Пётр Чехов²\n\n¹Институт права\n\n²Институт истории\n\n",
    ],
    ids=["one line", "a line each", "Cyrillic"],
)
def test_numbers_of_addresses_are_no_markers(head: str) -> None:
    assert labels(head) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "head",
    ["Rita Abel¹\n\n", "Of locks¹ and mills²\n\n¹ A lecture of 1900, ² printed anew\n\n"],
    ids=["no address", "a title and its notes"],
)
def test_other_raised_numbers_of_the_head_stay(head: str) -> None:
    document = read_document("a.md", f"# Of Locks\n\n{head}{TEXT}{NOTES}".encode(), Settings())
    candidates = find_candidates(document)
    assert outside_affiliations(document, candidates) == candidates
