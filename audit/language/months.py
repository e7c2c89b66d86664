"""Words of time in a dozen languages: from a folded word to the month, weekday or season that it names."""

from functools import lru_cache

# Month names follow Unicode CLDR 46 (wide, abbreviated and genitive forms), typed by hand from its charts. Words are
# stored folded (see `fold`). Where one word names two months in two languages (Polish and Croatian "listopad"), the
# more widely printed language has it.
_MONTHS: tuple[str, ...] = (
    "january jan januar janner janvier janv enero ene gennaio gen gennajo januaris janeiro januari ianuarii"
    " stycznia styczen ledna leden января январь ocak gener",
    "february feb febr februar feber fevrier fevr febrero febbraio fevereiro fev februari februarii lutego luty unora"
    " unor февраля февраль subat febrer",
    "march mar marz maerz mars marzo marco maart mrt marts martii marca marzec brezna brezen марта март mart",
    "april apr avril avr abril abr aprile aprilis kwietnia kwiecien dubna duben апреля апрель nisan",
    "may mai mayo maggio mag maio mei maj maii maja kvetna kveten мая май mayis maig",
    "june jun juni juin junio giugno giu junho iunii czerwca czerwiec cervna cerven июня июнь haziran juny",
    "july jul juli juillet juil julio luglio lug julho iulii lipca lipiec cervence cervenec июля июль temmuz juliol",
    "august aug aout agosto ago augustus augusti augusto sierpnia sierpien srpna srpen августа август agustos agost",
    "september sep sept septembre septiembre setiembre settembre sett setembro septembris wrzesnia wrzesien zari"
    " сентября сентябрь eylul setembre set",
    "october oct oktober okt octobre octubre ottobre ott outubro out octobris pazdziernika pazdziernik rijna rijen"
    " октября октябрь ekim",
    "november nov novembre noviembre novembro novembris listopada listopad listopadu ноября ноябрь kasim",
    "december dec dezember dez decembre dec diciembre dic dicembre dezembro desember decembris grudnia grudzien"
    " prosince prosinec декабря декабрь aralik desembre",
)
_WEEKDAYS: tuple[str, ...] = (
    "monday mon montag lundi lunes lunedi maandag mandag mandag segunda-feira",
    "tuesday tue tues dienstag mardi martes martedi dinsdag tirsdag terca-feira",
    "wednesday wed mittwoch mercredi miercoles mercoledi woensdag onsdag quarta-feira",
    "thursday thu thur thurs donnerstag jeudi jueves giovedi donderdag torsdag quinta-feira",
    "friday fri freitag vendredi viernes venerdi vrijdag fredag sexta-feira",
    "saturday sat samstag sonnabend samedi sabado sabato zaterdag lordag",
    "sunday sun sonntag dimanche domingo domenica zondag sondag",
)
# Season: the months it may reach from and to, in the north; a winter ends in the year after. The intervals are wide
# (meteorological and astronomical seasons together) since an interval must hold every day that may be meant.
_SEASONS: tuple[tuple[str, int, int], ...] = (
    ("spring fruhling fruhjahr printemps primavera voorjaar lente", 3, 6),
    ("summer sommer ete verano estate verao zomer", 6, 9),
    ("autumn fall herbst automne otono autunno outono herfst najaar", 9, 12),
    ("winter hiver invierno inverno", 12, 3),
)
_ACCENTS = str.maketrans(
    "áàâäãåāăéèêëēěęíìîïīıóòôöõøōúùûüūůñçćčńňřšśşžźżýłğ", "aaaaaaaaeeeeeeeiiiiiiooooooouuuuuuncccnnrssszzzylg"
)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return `word` in small letters, without accents and without a full stop at its end."""
    return word.lower().rstrip(".").translate(_ACCENTS)


MONTHS: dict[str, int] = {fold(word): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
WEEKDAYS: dict[str, int] = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
SEASONS: dict[str, tuple[int, int]] = {word: (first, last) for words, first, last in _SEASONS for word in words.split()}

# Names that are also common words of English prose (Italian "ago", Portuguese "out"): believed only between a day and
# a year.
DOUBTFUL_MONTHS = frozenset(
    {"ago", "out", "set", "mag", "gen", "mar", "lug", "may", "march", "mars", "jan", "mart", "mai"}
)
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
