"""IDN006: an author's handle that is not the one in the address."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.document import PlainText
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.rule import rule

_HANDLE = expression(r"(?<![\w/.@])@(?P<name>\w[\w.]{1,30}\w)")
_POST = expression(
    r"""(?:
      (?:\b|/)(?:mobile\.|m\.)?(?:twitter|x)\.com/(?P<twitter>\w{1,30})/status
    | \binstagram\.com/(?!p/|reel/|tv/|stories/|explore/)(?P<instagram>[\w.]{2,30})
    | \b(?:tiktok|youtube|medium|threads)\.(?:com|net)/@(?P<at>[\w.]{2,40})
    | \b(?:t\.me|telegram\.me)/(?:s/)?(?P<telegram>\w{4,32})/\d
    | \bbsky\.app/profile/(?P<bluesky>[\w-]{2,40})(?:\.[\w.-]+)?/post
    | \b[\w-]{2,30}(?:\.[\w-]{2,20}){1,2}/@(?P<mastodon>\w{2,30})/\d{8,}
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NOBODY = frozenset(("i", "anyuser", "intent", "search", "hashtag", "share", "home"))
_QUOTED = expression(r"[“„«\"‘][^”“»\"’„]{0,600}[”“»\"’]")


@rule(id="IDN006", name="handle-mismatch", scope="citation", level=Level.WARNING)
def handle_mismatch(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The handle given for a post's author is not the account in the post's address.

    Why:
        One of the two is mistyped; the address was usually copied, the handle usually typed.

    Example:
        Ada Mirov (@AdaMirof), “Ice at last,” Twitter, 3 March 2021, https://twitter.com/AdaMirov/status/…

    Instead:
        Ada Mirov (@AdaMirov)

    Limits:
        Handles inside the quoted post are no author's. Of several handles before an address it is enough that one
        agrees.

    References:
        Chicago Manual of Style, 18th ed., 14.106; MLA Handbook, 9th ed., 5.18 (handles of accounts).
    """
    for plain, label in _entries(manuscript):
        if "@" not in plain.text:
            continue
        last = 0
        for post in _POST.finditer(plain.text):
            account = next(group for group in post.groups() if group)
            handles = _handles(plain.text, last, post.start())
            last = post.end()
            if account.lower() in _NOBODY or not handles:
                continue
            if any(handle["name"].lower().split(".")[0] == account.lower().split(".")[0] for handle in handles):
                continue
            yield _problem(plain, handles[-1], account, post, label)


def _problem(plain: PlainText, handle: re.Match[str], account: str, post: re.Match[str], label: str | None) -> Problem:
    from difflib import SequenceMatcher  # few manuscripts need it

    like = SequenceMatcher(None, handle["name"].lower(), account.lower()).ratio()
    place = post.end() if plain.text[post.end() - len(account) : post.end()] == account else post.start()
    at = plain.text.find(account, post.start(), place + len(account))
    return Problem(
        span=plain.span(handle.start(), handle.end()),
        message=f"The author's handle is {handle[0]}; the address belongs to @{account}.",
        related=(RelatedPlace(span=plain.span(at, at + len(account)), message=f"the address says {account}"),),
        evidence={"handle": handle["name"], "account": account},
        note=label,
        expected=f"@{account}" if like >= 0.6 else None,
        kind="fail" if like >= 0.6 else "review",
        confidence=0.95 if like >= 0.6 else 0.6,
    )


def _handles(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the handles between two offsets that stand outside quotation marks."""
    quoted = [match.span() for match in _QUOTED.finditer(text, start, end)]
    return [
        match
        for match in _HANDLE.finditer(text, start, end)
        if not any(first < match.start() < last for first, last in quoted)
    ]


def _entries(manuscript: Manuscript) -> Iterator[tuple[PlainText, str | None]]:
    """Yield the text of each note and reference, with the note's label."""
    for note in manuscript.notes:
        yield manuscript.content_by_note[note.id], note.label
    for reference in manuscript.references:
        yield manuscript.document.plain(reference.text_span), None
