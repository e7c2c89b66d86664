"""QUO001 on many manners of quoting: what is sound is let pass, what is lost is heard."""

from datetime import date

import pytest

from audit.engine import audit_document, read_document
from audit.model.finding import Finding, Level
from audit.settings import Settings

SOUND = {
    "three paragraphs": "She wrote: “One.\n\n“Two, and more.\n\n“Three.” He left.\n",
    "three paragraphs straight": 'She wrote: "One.\n\n"Two, and more.\n\n"Three." He left.\n',
    "blockquote": "She wrote:\n\n> “One two.\n>\n> “Three four.”\n\nHe left.\n",
    "measure": 'He stood 5\'10" tall and the plank was 6" by 8", 3½" thick. At 40°26\'46" N he wrote "no" twice.\n',
    "measure curly": "He stood 5’10” tall, and the plank was 6” wide; she said “yes” to it.\n",
    "apostrophes": "In the ’90s they said “the boys’ club”, rock ’n’ roll, and “’twas so.”\n",
    "nested": "He said, “She called it ‘a “calm” valley’ and left.”\n",
    "german": "Er sagte: „Das ist ‚gut‘, sprach sie“, und ging. Sie nannte es »schön« und «gut».\n",
    "german nested": "Er schrieb: »Sie sagte ›ja‹ und ging.« Dann „kam er“.\n",
    "german over paragraphs": "Er schrieb: „Das eine.\n\n„Das andere und mehr.“ Er ging.\n",
    "french": "Elle dit : « La vallée est “calme” » et sortit.\n",
    "french paragraphs": "Elle dit : « La vallée est calme.\n\n» La rivière aussi.\n\n» Tout dort. » Elle sortit.\n",
    "french paragraphs2": "Elle dit : « La vallée est calme.\n\n« La rivière aussi.\n\n« Tout dort. » Elle sortit.\n",
    "danish": "Han sagde »ja« og »nej«.\n",
    "swedish": "Han sade ”ja” och ”nej”. Hon svarade ”kanske”.\n",
    "finnish guillemets": "Hän sanoi »kyllä» ja »ei».\n",
    "dutch": "Hij zei „ja” en “nee”.\n",
    "polish": "Powiedział „tak” i „nie”.\n",
    "ditto": '| a | " |\n|---|---|\n| b | " |\n\nHe said "yes."\n',
    "cut by page": "The speaker praised “the calm of the valley and the\n\npatience of its people” before she left.\n",
    "cut by page capital": "The speaker praised “the calm of the\n\nSenate and its people” before she left.\n",
    "cut by page with hyphen": "The speaker praised “the calm of the val-\n\nley and its people” before she left.\n",
    "quote closes after block": "He wrote, “this is what I say:\n\n> one two three\n\nand no more.” He left.\n",
    "spaced": 'He said " yes " and " no " twice.\n',
    "code": 'Type `print("x)` and then "run" it.\n',
    "song": "“Sleep, my child,\nthe river sleeps,\nand so do we.”\n",
    "list": "- “One\n- two\n- three”\n",
    "brackets": "He said “[t]he calm … of [the] valley.” (“A note.”)\n",
    "dash": "He said—“yes”—and left.\n",
    "japanese": "彼は「はい」と言った。\n",
    "drama": "“Who goes?”—“I.”\n",
    "ellipsis": "“… and so,” he wrote, “we left …” She agreed.\n",
    "four paragraphs": "She wrote: “One.\n\n“Two.\n\n“Three.\n\n“Four.\n\n“Five.”\n",
    "interrupted": "She wrote: “One.\n\n[*A page is missing.*]\n\n“Two.”\n",
    "minutes": "The film ran 90' 30\" and the lap 1'45\".\n",
    "mrs": "“The Smiths’,” said he.\n",
    "single-outer": "‘She said “yes” to him,’ he wrote. ‘And “no” to me.’\n",
    "british multi": "‘She said “yes\n\n‘“and no” to him,’ he wrote.\n",
    "quote then note": "He wrote “one two”[^1] and “three.”[^1]\n\n[^1]: “A Title,” *Post*, May 3, 1921.\n",
    "backtick": "He said ``yes'' and `no' twice.\n",
    "quote with footnote inside": "He wrote, “one two[^1] three.”\n\n[^1]: A note with “quotes.”\n",
}
LOST = {
    "lost close": "He praised the “calm of the valley and its people. She left, and called it “good.”\n",
    "lost open": "He praised the calm of the valley” and left. She called it “good.”\n",
    "german lost": "Er sagte: „Das ist gut, und ging. Sie nannte es „schön“.\n",
    "french lost": "Elle dit : « La vallée est calme et sortit. Il répondit : « Oui. »\n",
    "straight lost": 'She said "yes and left. He said "no" and stayed.\n',
    "note lost": "He left.[^1]\n\n[^1]: See “A Title, *Post*, May 3, 1921.\n",
    "end of para": "He said “yes” and she “no.\n\nThen they left. It rained.\n\nThey slept. It rained.\n",
}


def hear(text: str) -> list[Finding]:
    settings = Settings(select=("QUO001",), today=date(2026, 11, 20))
    return list(audit_document(read_document("a.md", text.encode(), settings), settings).findings)


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_sound(text: str) -> None:
    assert [one.message for one in hear(text)] == []


@pytest.mark.parametrize("text", LOST.values(), ids=LOST.keys())
def test_lost(text: str) -> None:
    assert [one.level for one in hear(text)] == [Level.WARNING]


def test_a_mark_missing_before_a_call_is_a_note_with_its_place() -> None:
    text = "He wrote: “No other envoy wrote so much.[^1] The paper agreed.\n\n[^1]: “Envoys,” *Post*, May 3, 1864.\n"
    (found,) = hear(text)
    assert found.level is Level.NOTE
    assert found.message.endswith("its end is most likely before the call of note 1.")
    assert found.fix is not None
    assert not found.fix.certain
    (edit,) = found.fix.edits
    assert text[: edit.span.start].endswith("so much.")
    assert edit.replacement == "”"


def test_two_sentences_before_the_call_leave_the_end_open() -> None:
    text = "He wrote: “No other envoy wrote. The paper agreed.[^1]\n\n[^1]: “Envoys,” *Post*, May 3, 1864.\n"
    assert [one.level for one in hear(text)] == [Level.WARNING]
