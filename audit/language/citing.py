"""The words that stand around author–date citations in six languages; patterns and frozen sets go out."""

import re

from audit.language.expressions import expression

# Words that stand before a year, with a capital, and name no author ("Table 2004", "Act 1998").
_NOT_NAMES = (
    "table tables figure figures fig figs chapter chapters section sections appendix equation box map plate act "
    "bill law directive regulation resolution treaty convention protocol agreement case cases article articles "
    "amendment census survey version edition release series vol volume no number part page pages line lines "
    "session congress university press verlag éditions ediciones editora publishers olympics conference workshop "
    "symposium since until before after between from in by circa ca about around approx early mid late during "
    "founded established born died reigned published premiere war wars revolution election elections crisis "
    "tabelle abbildung abb kapitel gesetz verordnung richtlinie tableau chapitre loi tabla figura capítulo ley "
    "tabella capitolo legge tabela lei quadro gráfico fuente quelle source fonte ad bc ce bce h hegira day week "
    "year years month decade century copyright updated accessed retrieved episode season hurricane cyclone "
    "typhoon battle siege summit games cup festival expo exhibition fair strike earthquake accord accords "
    "declaration constitution statute ordinance decree edict manifesto budget operation mission interview "
    "photograph photo image courtesy covid covid-19 brexit horizon windows sputnik apollo"
)
NOT_NAMES = frozenset(_NOT_NAMES.split())
# Words with which a sentence opens before a name, in small letters.
_SENTENCE_OPENINGS = (
    "in the while as for however according following but and see also since although though when whereas because "
    "if both like unlike thus hence moreover furthermore similarly recently finally first second third indeed "
    "from by to on at with using after before until among between under despite later earlier early this these "
    "those that such his her their our my its a an all some many most other another where which who one two three "
    "yet so then here there what how why not nor or is are was were cf compare consider contra pace source "
    "sources quoted cited adapted based per via within without nach laut bei wie auch siehe vgl während obwohl "
    "seit im am der die das den dem des ein eine und aber zum zur mit für von aus dagegen ferner schon zuletzt "
    "zudem jedoch dieser diese dieses selon pour comme chez dans voir ainsi d’après mais le la les un une ce "
    "cette ces et par sur avec depuis en según para como véase así pero el los las una y con desde por tal este "
    "esta estos secondo come vedi così ma il lo gli i uno e da nel nella tra fra anche segundo conforme em ver "
    "assim mas o os um uma com no na nos nas only even already again still instead elsewhere erst schon auch bereits "
    "nur doch même seul seule déjà puis enfin ya incluso solo también después luego già solo poi infine persino já "
    "também só depois até"
)
SENTENCE_OPENINGS = frozenset(_SENTENCE_OPENINGS.split())
_BEFORE_NOUNS = (
    "the an of in on at to by for from with and or nor but near der die das den dem des ein eine im am zum zur "
    "von vom und oder bei aus auf für le la les un une de du au aux en dans sur par et ou sous vers el los las "
    "uno una del al y o con por para sin sobre il lo gli dello dei delle di da dal nel nella alla su per tra fra "
    "e ed os as um uma do dos das no nos na nas ao aos em pelo pela com sem het een van "
)
BEFORE_NOUNS = frozenset(_BEFORE_NOUNS.split())  # articles, prepositions and conjunctions of seven languages
# What may stand in a bracket before the first name: "see also", "vgl.", "cité dans".
PREFIX = expression(
    r"""(?:[\s,;:.—–-]|(?:see|also|e\.?g|i\.?e|cf|cp|for|example|instance|a|an|the|review|reviews|overview|discussion|critique|compare|but|as|in|and|or|und|et|y|e|sowie|ferner
    |by|from|after|following|based|on|adapted|modified|reprinted|quoted|cited|reviewed|discussed|described|according|to|especially|esp|more
    |recently|most|notably|particularly|among|others|inter|alia|both|summarized|summarised|reported|viz|contra|pace|sensu|first|source|sources
    |vgl|siehe|s|so|auch|etwa|bes|insbesondere|dazu|hierzu|u|z|B|zit|zitiert|nach|bei|aus|zuletzt|grundlegend|kritisch|zum|zur|Überblick
    |voir|v|aussi|notamment|par|exemple|cité|dans|d['’]après|selon|pour|une|synthèse
    |véase|véanse|ver|vid|también|cfr|por|ejemplo|p|ej|citado|en|según|entre|otros
    |si|veda|vedi|anche|ad|esempio|cit|citato|secondo|tra|gli|altri|per
    |veja|vide|também|apud|conforme|segundo|entre|outros|citado)\b\.?){0,14}""",
    re.VERBOSE | re.IGNORECASE,
)
# The same at the end of longer words: "for a definition, see".
SEE = expression(
    r"\b(?:see(?:\salso)?|siehe|vgl\.|cf\.|voir|v[ée]ase|cfr\.?|e\.g\.,?|adapted\sfrom|quoted\sin|cited\s(?:in|by)|as\scited\sin)\s$",
    re.IGNORECASE,
)
# What a person does in the next word after a narrative citation: "Smith (2004) argues".
SPEECH = expression(
    r"""\s*(?:argu|show|found|find|claim|suggest|not(?:e|ed|es)\b|observ|report|propos|describ|demonstrat|conclud|point|writ|wrote|stat(?:e|es|ed)\b
    |maintain|assert|contend|discuss|examin|explor|identif|develop|introduc|present|provid|offer|defin|analy[sz]|estimat|investigat|call
    |conceptuali[sz]|emphasi[sz]|stress|highlight|refer|studi|consider|document|trace|draw|used|uses|and\scolleagues
    |zeigt|argumentier|beschreib|betont|schreibt|weist|stellt|sieht|spricht|versteht|definier|untersuch|kommt|nennt|unterscheide
    |montr|affirm|soutien|écri|propose|défini|décri|soulign|estim|considèr|constat|analys|évoqu
    |sostien|señal|propon|muestra|argumenta|afirm|plante|describ|defin|indica|demuestr|explica
    |sostien|osserva|mostra|afferma|propone|descrive|definisce|scrive|evidenzia
    |afirma|argumenta|defende|aponta|destaca|mostra|observa|propõe|define|sustenta)""",
    re.VERBOSE | re.IGNORECASE,
)
# What stands before a narrative citation: "according to Smith (2004)".
ACCORDING = expression(
    r"""(?:according\sto|laut|nach|bei|wie|gegen|selon|d['’]après|pour|chez|contre|según|para|frente\sa|secondo|per|contro|segundo
    |conforme|contra|pace|against|like|unlike|cf\.|see|siehe|vgl\.|voir|véase)\s$""",
    re.IGNORECASE | re.VERBOSE,
)
# The same, longer: "as argued by Smith (2004)", "the model of Smith (2004)"; what is studied ("an analysis of Rome")
# and what is made by a maker ("a novel by …") is not there.
WORK_OF = expression(
    r"""\b(?:(?:argued|shown|noted|observed|proposed|suggested|described|discussed|developed|introduced|reported|found|given|presented
        |demonstrated|stated|defined|reviewed|studied|out|forward|critici[sz]ed|adopted|explained|outlined|summari[sz]ed|applied|derived
        |estimated|documented|emphasi[sz]ed|advocated|coined|examined|explored|identified|analy[sz]ed|suggestions?|findings?|arguments?
        |results?|discussion|account|overview|review|critique|study|studies|survey|analysis|model|approach|method|estimates?|theory)\s(?:by|in)
    |(?:model|approach|work|works|method|argument|findings?|framework|definition|claim|hypothesis|typology|estimates?)\s(?:of|from)
    |(?:wie\s(?:von|bei|schon|auch)|(?:Modell|Ansatz|Arbeit|Arbeiten|These|Thesen|Definition|Befund|Befunde|Studie|Theorie)\s(?:von|bei))
    |(?:montré|décrit|proposé|développé|souligné|défini|analysé|étudié|présenté|introduit|noté)e?s?\spar
    |(?:modèle|approche|travaux|thèse|hypothèse|définition|étude|analyse)s?\sde
    |(?:propuest|descrit|desarrollad|señalad|definid|analizad|estudiad|presentad|mostrad)[oa]s?\spor
    |(?:modelo|enfoque|trabajos?|tesis|hipótesis|definición|propuesta)\sde
    |(?:propost|descritt|sviluppat|sottolineat|definit|analizzat|studiat|presentat|mostrat)[oaie]\sda
    |(?:modello|approccio|lavor[oi]|tesi|ipotesi|definizione|proposta)\sdi
    |(?:propost|descrit|desenvolvid|apontad|definid|analisad|estudad|apresentad|mostrad)[oa]s?\spor
    |(?:abordagem|trabalhos?|tese|hipótese|definição|proposta)\sd[eoa])\s$""",
    re.IGNORECASE | re.VERBOSE,
)
