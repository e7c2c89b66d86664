"""Directives of reStructuredText that hold the author's prose are read, from their first line on."""

import pytest

from audit.readers.interface import ReadOptions
from audit.readers.restructuredtext import read


@pytest.mark.parametrize(
    "boxed",
    [
        ".. note:: Boxed [1]_ words.",
        ".. note::\n\n   Boxed [1]_ words.",
        ".. admonition:: Title [1]_\n\n   Words.",
        ".. sidebar:: Title\n   :class: x\n\n   Boxed [1]_ words.",
        ".. versionadded:: 2.1 Boxed [1]_ words.",
    ],
)
def test_boxed_words_are_read(boxed: str) -> None:
    document = read(f"Before.\n\n{boxed}\n\n.. [1] A note.\n".encode(), "a.rst", ReadOptions())
    assert [call.note_id for call in document.calls] == ["fn-1"]


@pytest.mark.parametrize("silent", [".. code-block:: c\n\n   x[1]_", ".. image:: a[1]_.png", ".. a comment [1]_"])
def test_code_and_comments_are_not(silent: str) -> None:
    document = read(f"Before.\n\n{silent}\n\n.. [1] A note.\n".encode(), "a.rst", ReadOptions())
    assert document.calls == ()
