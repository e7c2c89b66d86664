"""Which language a sentence is in: its words in, the languages whose small words it has most of out."""

from collections.abc import Collection

# The names of months are with them: what is asked about is dated.
_SMALL_WORDS = {
    "en": "the of and to was were is are that which with his her had have been by from at on as it not but would will"
    " this for in an after when they their he she its until january february march april may june july august september"
    " october november december",
    "de": "der die das und den dem des ein eine einer eines einen im vom zum zur mit von auf für nicht sich auch wurde"
    " wurden war waren nach bei als aus am ist sind hat hatte es in an sie er dass daß januar jänner februar märz april"
    " mai juni juli august september oktober november dezember",
    "fr": "le la les des du un une et dans est au aux par pour sur qui que avec il elle ce cette son sa ses ne pas a"
    " été en à de d l ils leur où furent fut janvier février mars avril mai juin juillet août septembre octobre"
    " novembre décembre",
    "es": "el la los las del y en un una que por para con se su fue al lo no es como más sus de a fueron había enero"
    " febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre",
    "it": "il la lo gli le i dei del della dello delle degli di e ed un una che per con nel nella al alla si è fu dal"
    " dalla sul sulla non ha a da in furono aveva dell nell l gennaio febbraio marzo aprile maggio giugno luglio agosto"
    " settembre ottobre novembre dicembre",
    "pt": "o a os as do da dos das e em um uma que por para com se foi no na nos nas ao à não é de pelo pela foram"
    " janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "de het een van en in op te dat die voor met zijn werd werden was is niet aan door bij naar er den ter hij"
    " waren na januari februari maart april mei juni juli augustus september oktober november december",
}
_BY_TONGUE = {tongue: frozenset(words.split()) for tongue, words in _SMALL_WORDS.items()}
_ENGLISH = _BY_TONGUE["en"]
_TONGUES, _SMALL = tuple(_BY_TONGUE), tuple(_BY_TONGUE.values())
_PLENTY = 4  # small words


def tongues_of(words: Collection[str]) -> tuple[str, ...]:
    """Return the languages (ISO 639-1) that share most small words with `words`; none where no word tells."""
    english = len(_ENGLISH.intersection(words))
    if english > _PLENTY and (english * 5 > len(words) or english * 5 > len(frozenset(words))):
        return ("en",)  # no other language comes near, and most that is asked about is English
    present = frozenset(words)
    counts = [len(present & small) for small in _SMALL]
    most = max(counts)
    return tuple(tongue for tongue, count in zip(_TONGUES, counts, strict=True) if count == most) if most else ()
