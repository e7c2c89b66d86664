"""Words that the formats share: numbers in, phrases out."""

from datetime import UTC, datetime

from audit.corpus.totals import CorpusReport, Run
from audit.reporters.wording import count_words


def day_words(seconds: float) -> str:
    """Return the day and minute, in UTC."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M}"


def change_words(now: int, before: int | None) -> str:
    """Return `+3`, `−2`, `=`, or nothing where there is no run before."""
    if before is None:
        return ""
    if now == before:
        return "="
    return f"+{now - before:,}" if now > before else f"−{before - now:,}"


def run_words(run: Run) -> str:
    """Return the run in one sentence."""
    parts = [f"{run.documents:,} documents"]
    if run.unread:
        parts.append(f"{run.unread:,} of them unreadable")
    if run.audited < run.documents:
        parts.append(f"{run.documents - run.audited:,} unchanged since they were audited")
    return f"{day_words(run.began)} UTC: {', '.join(parts)}; {run.ended - run.began:,.1f} s."


def sum_words(run: Run) -> str:
    """Return the findings of a run in one sentence."""
    counts = (("error", run.errors), ("warning", run.warnings), ("note", run.notes))
    words = ", ".join(f"{number:,} {level}{'' if number == 1 else 's'}" for level, number in counts)
    return f"{words}; {1000 * run.errors / max(1, run.documents - run.unread):,.0f} errors in 1,000 documents."


def comparison_words(report: CorpusReport) -> str:
    """Return what must be known of the run before, to read the changes rightly."""
    if report.before is None:
        return "There is no run before to compare with."
    before = report.history[-2] if len(report.history) > 1 else None
    words = (
        f"Changes are against the run of {day_words(before.began)} UTC" if before else "Changes are against the last"
    )
    words += f" ({count_words(before.documents, 'document')})." if before else "."
    return words if report.comparable else f"{words} Settings, rules or version have changed since."
