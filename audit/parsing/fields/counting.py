"""Words that count the author's points before a source: nothing enters, a frozen set leaves."""

_WORDS = """
First Second Third Fourth Fifth Finally Firstly Secondly Thirdly Lastly Moreover However Indeed Thus Hence Here
Erstens Zweitens Drittens Zunächst Schließlich Premièrement Deuxièmement Enfin Primo Secundo Infine Primero Segundo
"""
COUNTING = frozenset(_WORDS.split())
