"""Long hostile lines: the identifier rules take linear time and never raise."""

import time

import pytest

from audit.model.document import Document, LineMap
from audit.model.lookup import Lookups
from audit.model.manuscript import Coverage, Manuscript
from audit.rules import RULES
from audit.rules.rule import Rule

IDENTIFIER_RULES = [rule for rule in RULES if rule.id.startswith("IDN")]
LINES = {
    "doi": "doi:",
    "letters for digits": "1O.",
    "ten": "10.10.",
    "doubled schemes": "http://http:",
    "isbn": "ISBN 9-",
    "hyphens": "ISBN 978-0-306-40615-",
    "addresses": "http://a.b/c?utm_source=d&",
    "spaces": "http://www. a/ b/ ",
    "arxiv": "arXiv:1",
    "handles": "@a “http://twitter.com/b/status",
}


@pytest.mark.parametrize("piece", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("rule", IDENTIFIER_RULES, ids=lambda rule: rule.id)
def test_time_grows_with_length_only(rule: Rule, piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        document = Document(path="x", format="text", text=text, source_map=LineMap(text))
        manuscript = Manuscript(document=document, coverage=Coverage(system="none"))
        start = time.process_time()
        for problem in rule.check(manuscript, Lookups()):
            assert 0 <= problem.span.start <= problem.span.end <= len(text)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(80_000) < 16 * seconds(20_000) + 0.2
