"""Words that are printed with a capital letter without naming anything rare: a table for telling names."""

_WORDS = """
    the this that these those there they their then than with when where while what which who whom whose why how
    his her its our your from into onto upon over under after before during since until about above below between
    both each either neither nor and but for not yet one two three first second third also although however
    moreover furthermore indeed such some most more many few all any other another same here now only even still
    just as at by in of on or to we he she it if so no an mr mrs dr chapter part section figure table article vol
    press university journal new north south east west northern southern eastern western state states united
    national international general government president minister ministry secretary department office committee
    council court congress senate house act law report news times war party republic kingdom empire union federal
    public
"""
CAPITALISED_WORDS = frozenset(_WORDS.split())
