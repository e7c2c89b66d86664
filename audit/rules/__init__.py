"""The rules, listed by hand, in the order of the catalogue."""

from audit.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
