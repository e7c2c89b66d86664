"""A text and what was read of it in, the same with the confidence of each field out.

Most of who reads entries asks for no confidence, and it takes more than half of the time of reading them; so it is
worked out by itself, for who does.
"""

from bisect import bisect_left, bisect_right

from audit.model.citation import Citation, Field, Item, ParsedEntry
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.entrylabels import weighed
from audit.parsing.fields.tokens import read_tokens


def with_confidence(text: str, entry: ParsedEntry, italics: tuple[Span, ...] = ()) -> ParsedEntry:
    """Return `entry`, as read from `text`, with the confidence of each field: that of the least certain word in it.

    How certain a word is is the marginal probability of its label, with the whole text before the model's eyes. What
    was made certain by rules afterwards is as certain as what the model read there.
    """
    tokens = read_tokens(text, italics)
    weights = weighed(tokens)
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]

    def weighed_field(field: Field) -> Field:
        inside = weights[bisect_right(ends, field.span.start) : bisect_left(starts, field.span.end)]
        return changed(field, confidence=min(inside, default=field.confidence))

    def weighed_citation(citation: Citation) -> Citation:
        fields = tuple(weighed_field(field) for field in citation.item.fields)
        return changed(citation, item=Item(type=citation.item.type, fields=fields))

    return changed(entry, citations=tuple(weighed_citation(citation) for citation in entry.citations))
