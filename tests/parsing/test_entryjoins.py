"""What stands between two parts of one citation does not part it."""

import pytest

from audit.parsing.entries import parse_entry


@pytest.mark.parametrize(
    "raw",
    [
        "Joan Didion, The White Album (New York: Simon and Schuster, 1979; Kindle ed., Open Road, 2017), chap. 2",
        "Jonathan Simon, The Effects of Practices, 22 Law & Soc’y Rev. 771 (1988) [hereinafter Simon, Effects]",
        "HStAS, E 146, Bü 1785 und 1791",
        "Archivio Segreto Vaticano, Segreteria di Stato, 42, c. 112v, il nunzio al cardinal Borghese, 7 maggio 1611",
        "tweedyprof, October 4, 2012, 11:02 p.m., comment on Elena Marsh, “Why Notes Float,” The Marginal Note (blog), "
        "October 3, 2012, https://marginalnote.example.org/2012/10/why-footnotes-float#c88",
        "Brief of Amici Curiae Legal Historians at 9–12, Torres v. Madrid, 141 S. Ct. 989 (2021) (No. 19-292)",
        "Yu ji tu [Map of the tracks of Yu], Forest of Steles Museum, Xi’an, China, rubbing, 1933?, 84 × 82 cm, from "
        "the Library of Congress, Geography and Map Division, http://www.loc.gov/item/gm71005080/",
    ],
)
def test_one_source_stays_one(raw: str) -> None:
    assert [citation.span.of(raw) for citation in parse_entry(f"{raw}.").citations] == [raw]


def test_two_files_of_one_archive_stay_two() -> None:
    raw = "TNA, LCO 2/4201, memorandum by Sir Claud Schuster, 14 February 1929; TNA, LCO 2/4202, Schuster to Hewart."
    assert len(parse_entry(raw).citations) == 2
