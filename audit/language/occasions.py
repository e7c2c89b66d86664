"""What a bracket with a place and a year stands behind ("the treaty (Rome, 1957)"): words and place names go out."""

import re

from audit.language.expressions import expression
from audit.language.surnames import fold_name

# Words for what happens or is made once, at a place and in a year, in six languages.
_OCCASIONS = (
    "treaty treaties agreement accord act law statute decree edict order ordinance regulation directive constitution "
    "charter convention protocol pact code bill exhibition exhibit show fair expo festival congress conference "
    "council summit meeting symposium session workshop games film movie novel poem opera painting song edition "
    "version strike storm flood earthquake fire drought famine war battle siege revolution uprising revolt riot "
    "massacre plague epidemic outbreak cholera census poll election referendum programme campaign curriculum concert "
    "premiere performance monument memorial map portrait traité loi décret édit ordonnance arrêté règlement charte "
    "pacte exposition salon congrès colloque conférence concile sommet réunion séance roman poème tableau chanson "
    "édition grève tempête crue inondation incendie séisme sécheresse guerre bataille siège révolution émeute peste "
    "épidémie recensement sondage élection référendum carte défaite protocole abkommen dekret edikt charta konvention "
    "protokoll messe kongress konzil gipfel sitzung gedicht gemälde lied fassung streik sturm flut hochwasser brand "
    "erdbeben dürre hungersnot krieg schlacht aufstand unruhen pest epidemie volkszählung umfrage wahl programm "
    "tratado acuerdo ley decreto edicto reglamento directiva constitución convención convenio protocolo pacto "
    "exposición muestra feria congreso conferencia concilio cumbre reunión sesión película filme novela poema cuadro "
    "canción edición huelga tormenta riada inundación terremoto sequía hambruna batalla revolución levantamiento "
    "motín epidemia censo encuesta elección referéndum programa norma trattato accordo legge editto ordinanza "
    "regolamento direttiva costituzione convenzione protocollo patto concordato esposizione mostra fiera congresso "
    "conferenza convegno vertice riunione seduta romanzo canzone edizione sciopero tempesta alluvione siccità "
    "carestia guerra battaglia assedio rivoluzione rivolta colera censimento sondaggio elezione inchiesta acordo lei "
    "portaria regulamento diretiva constituição convenção exposição feira conferência concílio cúpula reunião sessão "
    "romance canção edição greve tempestade cheia inundação incêndio terramoto seca fome batalha cerco revolução "
    "revolta inquérito eleição referendo queda "
    "born died buried baptised baptized geboren gestorben né née mort morte décédé décédée nacido nacida fallecido "
    "fallecida nato nata morto morta nascido nascida falecido falecida "
)
OCCASIONS = frozenset(_OCCASIONS.split())
_COMPOUND = expression(  # German makes one word of it
    r"(?:gesetz|ordnung|vertrag|abkommen|erlass|edikt|richtlinie|verfassung|ausstellung|messe|kongress|konferenz|tagung"
    r"|festival|film|roman|gemälde|streik|brand|krieg|schlacht|aufstand|wahl|zählung|programm)(?:e?s|en|e)?\Z",
    re.IGNORECASE,
)
# Large cities and countries, by their names in six languages. That some are family names, too, is why a citation that
# names one is only doubted, and only where the list has no such entry.
_PLACES = (
    "aachen aberdeen alger algiers amsterdam ankara antwerp antwerpen anvers athen athenai athens athènes atenas "
    "atene atlanta auckland augsburg avignon bagdad baghdad baku baltimore bamberg bangkok barcelona barcelone basel "
    "basle bath bayreuth beijing beirut belém belfast belgrad belgrade belo bergen berkeley berlin berlín berlino "
    "berlim bern berne bilbao birmingham bochum bogotá bologna bologne bolonia bombay bonn bordeaux boston brasília "
    "brasilia bratislava braunschweig bremen breslau brighton brisbane bristol brno brüssel brussels bruxelles "
    "bruselas bruxelas bucharest budapest buenos bukarest cádiz cairo calcutta cambridge canberra cannes canterbury "
    "capetown caracas cardiff casablanca catania chicago cincinnati cleveland coimbra cologne colonia copenhagen "
    "copenhague córdoba cork cracow cusco cuzco dakar damascus damaskus danzig darmstadt delft delhi denver detroit "
    "dijon dortmund dresden dublin dubai durban durham düsseldorf edinburgh erfurt erlangen essen exeter ferrara fès "
    "firenze florence florencia florenz fortaleza frankfurt freiburg fribourg gdańsk geneva genève genf génova genoa "
    "genova gent ghent ginevra ginebra genebra glasgow gothenburg göteborg göttingen granada graz grenoble groningen "
    "guadalajara guayaquil haarlem hague halle hamburg hambourg hamburgo hannover hanover hanoi havana heidelberg "
    "helsinki hiroshima houston innsbruck istanbul jena jerusalem johannesburg kairo karlsruhe kassel kiel kiev kyiv "
    "köln königsberg konstanz konstantinopel kopenhagen krakau kraków kyoto lagos lausanne leeds leicester leiden "
    "leipzig leuven lille lima lisboa lisbon lisbonne lissabon liverpool ljubljana london londra londres louvain "
    "lübeck lugano luxembourg luzern lyon lyons maastricht madrid magdeburg mailand mainz málaga manchester manila "
    "mannheim marburg marseille medellín melbourne messina mexico méxico miami milan milán milano milão milwaukee "
    "minneapolis minsk modena monaco monterrey montevideo montpellier montréal montreal moscow moscou moscú mosca "
    "moskau mumbai munich münchen münster nagasaki nairobi nantes naples napoli nápoles neapel newcastle nice nicosia "
    "norwich nottingham nürnberg nuremberg odessa oldenburg oporto orléans osaka oslo ottawa oxford padova padua "
    "palermo palma pamplona panamá paris parís parigi parma pavia peking pékin perugia philadelphia pisa pittsburgh "
    "porto posen potsdam poznań prag prague praga pretoria princeton quito rabat ravenna recife regensburg reims "
    "rennes reykjavik riga rio riyadh roma rom rome rosario rostock rotterdam rouen saigon salamanca salerno salvador "
    "salzburg santander santiago sarajevo seattle segovia seoul sevilla seville shanghai sheffield siena singapore "
    "skopje sofia southampton stettin stockholm estocolmo strasbourg straßburg strasburgo stuttgart sydney tallinn "
    "tampere tangier tbilisi teheran tehran tel thessaloniki tokio tokyo tóquio toledo toronto torino toulouse tours "
    "trento trient trier trieste triest tripoli tübingen tunis turin ulm uppsala utrecht valencia valladolid "
    "valparaíso vancouver venezia venedig venice venecia venise verona versailles vichy vienna vienne viena vilnius "
    "warsaw warschau varsovie varsovia washington weimar wien wiesbaden winnipeg wittenberg wuhan würzburg york "
    "zagreb zaragoza zürich zurich algeria argentina australia austria österreich autriche belgium belgien belgique "
    "bolivia brazil brasil brésil bulgaria canada chile china chine colombia croatia cuba denmark egypt england "
    "inglaterra angleterre inghilterra ecuador españa estonia ethiopia europe europa finland france frankreich "
    "francia frança germany deutschland allemagne alemania germania ghana greece griechenland grèce hungary ungarn "
    "india inde indonesia iran iraq ireland irland irlande israel italy italien italia italie jamaica japan japon "
    "japón kenya korea latvia lithuania malta mexiko morocco netherlands niederlande nigeria norway norwegen peru "
    "perú poland polen pologne polonia portugal romania russia russland russie rusia scotland schottland senegal "
    "serbia slovakia slovenia spain spanien espagne spagna espanha suède sweden schweden switzerland schweiz suisse "
    "svizzera suiza syria taiwan thailand tunisia turkey türkei ukraine uruguay venezuela vietnam wales zambia "
    "zimbabwe "
)
_FOLDED: dict[str, frozenset[str]] = {}


def names_a_place(name: str) -> bool:
    """Tell whether a name is that of a large city or a country, or begins with one ("Hamburg-Altona")."""
    if not _FOLDED:
        _FOLDED["places"] = frozenset(fold_name(place) for place in _PLACES.split())
    words = fold_name(name).split()
    return bool(words) and words[0] in _FOLDED["places"]


def tells_of_an_occasion(words: str) -> bool:
    """Tell whether one of the last four of `words` is one for a treaty, a law, an exhibition, a storm, a film …"""
    last = re.findall(r"[^\W\d_]+", words.casefold())[-4:]
    return any(word in OCCASIONS or _COMPOUND.search(word) for word in last)
