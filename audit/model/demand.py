"""A manual of style's rule on one matter: what the tables of the profiles hold, and the rules about form read."""

from audit.model.record import record


@record
class Demand:
    """What a manual demands in one matter that a rule measures.

    `matter` and `ways` are in the rule's own words ("page ranges", "with an en dash"); there is more than one way where
    the manual leaves the choice between them. `manual` and `place` say who asks ("Chicago 18", "6.83").
    """

    rule: str
    matter: str
    ways: tuple[str, ...]
    manual: str
    place: str

    @property
    def source(self) -> str:
        """The manual and the place in it, in words."""
        return f"{self.manual} ({self.place})"

    @property
    def wanted(self) -> str:
        """The ways that the manual allows, in words."""
        return " or ".join(self.ways)
