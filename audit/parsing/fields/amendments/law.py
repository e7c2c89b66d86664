"""The runs of one citation in, the same with what cases and statutes are cited by told apart out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.numbers import roman

# Courts whose judgments are cited by year, court and number ("neutral citation").
_COURTS = frozenset("UKHL UKSC UKPC EWCA EWHC UKUT UKFTT CSIH CSOH HCJAC NICA NIQB IESC IEHC HCA FCA SCC ZACC".split())
_CODES = frozenset(["Stat", "USC", "CFR", "FedReg", "UNTS", "RGBl", "BGBl"])
_SECTIONS = frozenset(["§", "art", "arts", "ch", "cl", "amend", "s", "ss", "r", "reg"])


@amendment("container", words=_COURTS)
def neutral_citations(runs: list[Run]) -> list[Run]:
    """Call the court in "[2008] UKHL 13, [2008] 1 AC 884" a court, where a printed report follows it."""
    hosts = [i for i, (label, _, _) in enumerate(runs) if label == "container"]
    if len(hosts) < 2:
        return runs
    return [
        ("court" if i in hosts[:-1] and tokens[0].text in _COURTS else label, tokens, confidence)
        for i, (label, tokens, confidence) in enumerate(runs)
    ]


@amendment("page", words=_SECTIONS)
def sections(runs: list[Run]) -> list[Run]:
    """Call "§ 215" a section, where a page stands beside it."""
    pages = [i for i, (label, _, _) in enumerate(runs) if label == "page"]
    if len(pages) < 2:
        return runs
    cited = [i for i in pages if runs[i][1][0].text in _SECTIONS]
    if len(cited) == len(pages):
        return runs
    return [("section" if i in cited else label, tokens, conf) for i, (label, tokens, conf) in enumerate(runs)]


@amendment("container>page", words="-–—")
def parts_of_reports(runs: list[Run]) -> list[Run]:
    """Take "I–" off the report in "ECR I–7879": the part of the volume belongs to the page."""
    out: list[Run] = []
    for label, tokens, confidence in runs:
        before = out[-1] if out else None
        if label == "page" and before is not None and before[0] == "container" and len(before[1]) > 2:
            part, dash = before[1][-2:]
            if dash.text in "-–—" and roman(part.text):
                out[-1] = (before[0], before[1][:-2], before[2])
                tokens = [*before[1][-2:], *tokens]
        out.append((label, tokens, confidence))
    return out


@amendment("archive archive_location genre", "container", without="title")
def names_of_acts(runs: list[Run]) -> list[Run]:
    """Read "Service Act, ch. 44," before a series of statutes as the title of the act, not as a shelf mark."""
    hosts = ["".join(token.text for token in tokens) for label, tokens, _ in runs if label == "container"]
    first = runs[0][0] in ("archive", "archive_location", "genre")
    if not first or not any(host.replace(".", "") in _CODES for host in hosts):
        return runs
    return [("title", *runs[0][1:]), *runs[1:]]
