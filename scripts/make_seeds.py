"""From the specimen with faults its corrected twin, and from the LaTeX specimen its PDF."""

import argparse
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

# (fault, wrong, right): each wrong text stands exactly once in border-crisis.md.
CORRECTIONS: tuple[tuple[str, str, str], ...] = (
    ("MRK005 byline", "Mirela Danescu*\n", "Mirela Danescu\\*\n"),
    ("MRK005 authors' note", "^{&#x27;}Leona", "\\*Leona"),
    ("MRK004 marker 7", "terrorism⁷, not to Pakistan", "terrorism,⁷ not to Pakistan"),
    (
        "DAT005 and DAT006, notes 10 and 11",
        "In retaliation for this attack the Guard struck at the border country of Pakistan on December 15, 2023.¹¹",
        "Four months earlier, on December 15, 2023, they had stormed a police station in Rask, and the Guard had sworn "
        "to retaliate.¹¹",
    ),
    (
        "QUO003 note 12",
        "By the first count 103 people were killed there, and 211 injured.¹²",
        "More than 80 people were killed there, by the count that was made in the end.¹²",
    ),
    ("DAT004 note 17", "in September 2023.¹⁷ Four months", "in August 2023.¹⁷ Five months"),
    (
        "FRM008 note 17",
        "Urges Pakistan to complete its Part of a Long-delayed Iran-Pakistan",
        "Urges Pakistan to Complete Its Part of a Long-Delayed Iran-Pakistan",
    ),
    ("QUO002 note 24", "breach of Pakistani sovereignty.", "breach of Pakistan sovereignty."),
    ("QUO001", '"unflinching resolve to defend', '"unflinching resolve" to defend'),
    ("MRK003 marker 31", 'mutual concern."31', 'mutual concern."³¹'),
    ("MRK003 marker 32", '"by January 26, 2024."32', '"by January 26, 2024."³²'),
    ("MRK004 marker 33", "of terrorism. ³³", "of terrorism.³³"),
    ("MRK003 label 7", '- 7 "No', '- ⁷ "No'),
    ("DAT009 note 8", "*Tasnim News Agency*, 2021.", "*Tasnim News Agency*, May 9, 2021."),
    ("MRK003 label 9", "- 9 Ammad", "- ⁹ Ammad"),
    ("DAT009 note 15", "*Khabaronline*, January 2024.", "*Khabaronline*, January 20, 2024."),
    ("IDN006 note 24", "(@CMShebaz)", "(@CMShehbaz)"),
    (
        "IBD007 and FRM003, note 28",
        '- ²⁸ Amirabdollahian, Hossein. "No Pakistani National Target of Iran Airstrikes." '
        "*Islamic Republic News Agency*, January 17, 2024.",
        '- ²⁸ "No Pakistani National Target of Iran Airstrikes."',
    ),
    (
        "NUM004 and IBD003, note 31",
        "- ³⁴ Ministry of Foreign Affairs, Government of Pakistan, \"Foreign Minister's",
        "- ³¹ Ministry of Foreign Affairs, Government of Pakistan, \"Foreign Minister's",
    ),
)


def corrected(text: str) -> str:
    """Return the specimen without its faults. Raises ValueError when a fault is not there exactly once."""
    for fault, wrong, right in CORRECTIONS:
        if text.count(wrong) != 1:
            raise ValueError(f"{fault}: {wrong!r} stands {text.count(wrong)} times in the specimen, not once")
        text = text.replace(wrong, right)
    return text


def typeset(source: Path, target: Path) -> None:
    """Typeset `source` with pdflatex, without dates or random ids, so that a second run gives the same bytes."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795478400", "FORCE_SOURCE_DATE": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"-output-directory={folder}", source.name]
        for _ in range(2):
            subprocess.run(command, cwd=source.parent, env=environment, check=True, stdout=subprocess.DEVNULL)
        shutil.copyfile(Path(folder) / f"{source.stem}.pdf", target)


def main() -> None:
    """Write what is made from other seeds."""
    parser = argparse.ArgumentParser(description="Make the corrected twin and the PDF among the seeds.")
    parser.add_argument("--pdf", action="store_true", help="typeset the PDF as well (needs pdflatex)")
    arguments = parser.parse_args()
    specimen = (SEEDS / "border-crisis.md").read_text(encoding="utf-8")
    (SEEDS / "border-crisis.corrected.md").write_text(corrected(specimen), encoding="utf-8")
    if arguments.pdf:
        typeset(SEEDS / "metre.tex", SEEDS / "metre.pdf")


if __name__ == "__main__":
    main()
