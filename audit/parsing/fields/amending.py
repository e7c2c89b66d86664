"""The labelled runs of one citation in, runs mended by what a citation as a whole must look like out.

Each amendment looks at one fault that the labelling of tokens makes, since it sees only the neighbours of each. The
order matters: one may rely on what those before it have put right.
"""

from audit.parsing.fields.amendments import dates, figures, heads, hosts, imprints, law, people, roles, titles
from audit.parsing.fields.amendments.amendment import among, words_of
from audit.parsing.fields.amendments.runs import Run, merged

AMENDMENTS = (
    people.same_authors,
    people.names_like_places,
    people.columns,
    people.titles_of_repeats,
    people.firms,
    people.bodies_of_states,
    imprints.presses_with_dates,
    hosts.archives_as_titles,
    dates.original_years,
    imprints.places_alone,
    imprints.presses_in_places,
    hosts.hosts_inside,
    dates.dates_of_issues,
    dates.pages_like_years,
    hosts.hosts_of_letters,
    imprints.imprints_in_titles,
    titles.years_of_titles,
    titles.years_in_brackets,
    heads.dates_in_titles,
    heads.given_names_in_titles,
    heads.names_before_titles,
    heads.words_taken_for_names,
    roles.places_among_editors,
    people.swallowed_titles,
    dates.addresses_with_dates,
    dates.visits,
    dates.dates_in_brackets,
    dates.reprints,
    dates.facts_at_the_end,
    dates.only_dates,
    hosts.languages,
    figures.notes_on_pages,
    figures.pages_after_labels,
    figures.sizes_of_sets,
    figures.volumes_of_sets,
    roles.roles_apart,
    roles.roles_inside,
    figures.volumes_in_titles,
    figures.pages_of_books,
    titles.words_behind_quotations,
    titles.performed,
    titles.remarks_in_brackets,
    roles.edited_titles,
    people.cases,
    law.names_of_acts,
    law.neutral_citations,
    law.sections,
    law.parts_of_reports,
    hosts.papers,
    roles.roles_before_titles,
    people.last_authors,
    people.authors_after_and,
    hosts.abbreviated_hosts,
    roles.authors_who_edit,
    roles.editors_without_roles,
    hosts.hosts_after_in,
    dates.years_in_pages,
    figures.volumes_in_pages,
    figures.volumes_before_hosts,
    hosts.hosts_led_in,
    hosts.names_torn,
    titles.titles_torn,
    titles.subtitles,
    dates.published,
    imprints.places_as_presses,
    imprints.presses_of_theses,
    imprints.series_before_imprints,
    hosts.hosts_alone,
    hosts.papers_alone,
    figures.pages_without_volumes,
    figures.pages_in_hosts,
)


def amended(runs: list[Run]) -> list[Run]:
    """Return the runs with each amendment made that they call for, in turn."""
    named, words = [run[0] for run in runs], words_of(runs)
    labels = among(named)
    for amendment in AMENDMENTS:
        if amendment.applies(labels, words):
            runs = amendment.amend(runs)
            if [run[0] for run in runs] != named:
                named = [run[0] for run in runs]
                labels = among(named)
    return merged(runs)
