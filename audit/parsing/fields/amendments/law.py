"""The runs of one citation in, the same with what cases and statutes are cited by told apart out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.numbers import roman

# Courts whose judgments are cited by year, court and number ("neutral citation").
_COURTS = frozenset("UKHL UKSC UKPC EWCA EWHC UKUT UKFTT CSIH CSOH HCJAC NICA NIQB IESC IEHC HCA FCA SCC ZACC".split())
_CHAMBERS = frozenset(["S", "H", "H.R", "R"])
_PAPERS = frozenset(["Rep", "Doc"])
_SECTIONS = frozenset(["§", "art", "arts", "ch", "cl", "amend", "s", "ss", "r", "reg"])


@amendment("container", words=_COURTS)
def neutral_citations(runs: list[Run]) -> list[Run]:
    """Call the court in "[2008] UKHL 13, [2008] 1 AC 884" a court, where a printed report follows it."""
    hosts = [i for i, (label, _) in enumerate(runs) if label == "container"]
    if len(hosts) < 2:
        return runs
    return [
        ("court" if i in hosts[:-1] and tokens[0].text in _COURTS else label, tokens)
        for i, (label, tokens) in enumerate(runs)
    ]


@amendment("page", words=_SECTIONS)
def sections(runs: list[Run]) -> list[Run]:
    """Call "§ 215" a section, where a page stands beside it."""
    pages = [i for i, (label, _) in enumerate(runs) if label == "page"]
    if len(pages) < 2:
        return runs
    cited = [i for i in pages if runs[i][1][0].text in _SECTIONS]
    if len(cited) == len(pages):
        return runs
    return [("section" if i in cited else label, tokens) for i, (label, tokens) in enumerate(runs)]


@amendment("container>page", words="-–—")
def parts_of_reports(runs: list[Run]) -> list[Run]:
    """Take "I–" off the report in "ECR I–7879": the part of the volume belongs to the page."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if label == "page" and before is not None and before[0] == "container" and len(before[1]) > 2:
            part, dash = before[1][-2:]
            if dash.text in "-–—" and roman(part.text):
                out[-1] = (before[0], before[1][:-2])
                tokens = [*before[1][-2:], *tokens]
        out.append((label, tokens))
    return out


@amendment("author>title", "title>edition", "edition>date", without="publisher place page")
def pages_before_editions(runs: list[Run]) -> list[Run]:
    """Cut the page off "ECONOMICS OF LAW 25" before "(8th ed. 2011)", as American lawyers cite books."""
    at = next((at for at, (label, tokens) in enumerate(runs) if label == "edition" and tokens[0].text == "("), 0)
    if not at or runs[at - 1][0] != "title":
        return runs
    tokens = runs[at - 1][1]
    if len(tokens) < 3 or tokens[-1].kind != "number" or tokens[-2].kind != "word":
        return runs
    return [*runs[: at - 1], *cut_run(runs[at - 1], len(tokens) - 1, "page"), *runs[at:]]


@amendment("author>genre", words=_PAPERS)
def papers_of_congress(runs: list[Run]) -> list[Run]:
    """Read "S. Rep." and "H.R. Doc." as a kind of paper: a chamber is no author with initials alone."""
    (label, chamber), (kind, paper) = runs[:2]
    initials = {token.text for token in chamber if token.kind == "word"}
    if label != "author" or kind != "genre" or not initials <= _CHAMBERS or paper[0].text not in _PAPERS:
        return runs
    return [("genre", chamber + paper), *runs[2:]]
