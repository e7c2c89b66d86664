"""The labelled runs of one citation in, runs mended by what a citation as a whole must look like out.

Each rule looks at one fault that the labelling of tokens makes, since it sees only the neighbours of each. The order
matters: a rule may rely on what those before it have put right.
"""

from audit.parsing.fields.amendments import figures, hosts, people
from audit.parsing.fields.amendments.runs import Run

RULES = (
    people.same_authors,
    people.names_like_places,
    hosts.years_of_titles,
    people.places_among_editors,
    people.swallowed_titles,
    people.translators_in_notes,
    figures.facts_at_the_end,
    figures.only_dates,
    hosts.languages,
    figures.volumes_of_sets,
    hosts.performed,
    people.edited_titles,
    people.cases,
    hosts.papers,
    people.roles_before_titles,
    people.last_authors,
    hosts.abbreviated_hosts,
    people.authors_who_edit,
    people.editors_without_roles,
    hosts.hosts_after_in,
    figures.years_in_pages,
    figures.volumes_in_pages,
    figures.volumes_before_hosts,
    hosts.names_torn,
    hosts.subtitles,
    figures.published,
    hosts.hosts_alone,
    hosts.papers_alone,
    figures.pages_without_volumes,
    figures.pages_in_hosts,
)


def amended(runs: list[Run]) -> list[Run]:
    """Return the runs with every rule applied in turn."""
    for rule in RULES:
        runs = rule(runs)
    return runs
