"""The labelled runs of one citation in, runs mended by what a citation as a whole must look like out.

Each amendment looks at one fault that the labelling of tokens makes, since it sees only the neighbours of each. The
order matters: one may rely on what those before it have put right.
"""

from functools import cache, lru_cache

from audit.parsing.fields.amendments import (
    archives,
    contributors,
    dates,
    described,
    figures,
    heads,
    hosts,
    imprints,
    law,
    people,
    recordings,
    roles,
    titles,
    torn,
    undivided,
    volumes,
)
from audit.parsing.fields.amendments.amendment import Amendment, among, words_of
from audit.parsing.fields.amendments.runs import Run, merged

AMENDMENTS = (
    torn.marks_astray,
    torn.titles_as_names,
    torn.titles_cut_at_colons,
    torn.words_cut_at_hyphens,
    torn.years_of_themes,
    figures.measures,
    figures.scales,
    torn.titles_in_brackets,
    torn.hosts_in_brackets,
    torn.names_in_hosts,
    torn.titles_that_go_on,
    torn.imprints_of_presses,
    volumes.numbers_of_wars,
    figures.numbers_torn,
    undivided.hosts_in_names,
    undivided.titles_like_names,
    undivided.titles_begun_as_names,
    described.kinds_behind_names,
    described.kinds_as_names,
    described.papers_as_authors,
    described.pen_names,
    described.titles_behind_brackets,
    described.front_matter,
    imprints.firms_that_publish,
    figures.versions,
    figures.versions_behind,
    people.bodies_with_lists,
    titles.theses_in_titles,
    titles.lemmas,
    titles.descriptions_before_titles,
    titles.states_of_print,
    titles.hosts_behind_quotations,
    imprints.places_in_titles,
    dates.dates_as_notes,
    dates.years_as_pages,
    people.names_like_places,
    people.columns,
    people.titles_of_repeats,
    people.titles_of_short_forms,
    people.bodies_of_states,
    imprints.presses_with_dates,
    hosts.archives_as_titles,
    archives.shelf_marks,
    archives.marks_torn,
    figures.books_of_verses,
    figures.numbers_in_series,
    figures.numbers_of_reports,
    dates.sections_as_years,
    dates.original_years,
    imprints.places_alone,
    imprints.presses_in_places,
    dates.dates_of_issues,
    hosts.hosts_of_letters,
    imprints.imprints_in_titles,
    titles.years_of_titles,
    titles.years_in_brackets,
    heads.dates_in_titles,
    heads.given_names_in_titles,
    heads.names_cut_at_stops,
    heads.names_before_titles,
    heads.words_taken_for_names,
    people.swallowed_titles,
    dates.addresses_with_dates,
    dates.visits,
    dates.dates_in_brackets,
    dates.reprints,
    dates.facts_at_the_end,
    dates.only_dates,
    figures.notes_on_pages,
    figures.figures_behind_pages,
    figures.pages_after_labels,
    volumes.sizes_of_sets,
    volumes.volumes_of_sets,
    contributors.titles_with_authors,
    contributors.roles_noted,
    contributors.films,
    contributors.interviews,
    contributors.people_by_deeds,
    contributors.authors_of_hosts,
    contributors.performers,
    contributors.authors_after_titles,
    described.letters_to_editors,
    described.reviews,
    roles.editors_behind_slashes,
    roles.roles_inside,
    roles.editors_behind_editions,
    contributors.roles_as_said,
    contributors.performances,
    recordings.tracks,
    undivided.hosts_in_short,
    recordings.labels_of_records,
    recordings.scenes,
    recordings.blogs_in_papers,
    recordings.blogs,
    hosts.special_issues,
    hosts.titles_of_volumes,
    volumes.volumes_as_pages,
    volumes.volumes_of_series,
    imprints.presses_in_brackets,
    imprints.bodies_as_places,
    volumes.volumes_in_titles,
    figures.pages_of_books,
    titles.words_behind_quotations,
    titles.performed,
    titles.remarks_in_brackets,
    people.cases,
    law.pages_before_editions,
    law.papers_of_congress,
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
    volumes.volumes_in_hosts,
    dates.years_in_pages,
    volumes.volumes_in_pages,
    volumes.volumes_before_hosts,
    hosts.hosts_led_in,
    hosts.names_torn,
    titles.titles_torn,
    titles.subtitles,
    dates.published,
    imprints.places_as_presses,
    imprints.series_before_imprints,
    hosts.hosts_alone,
    hosts.papers_alone,
    figures.pages_without_volumes,
    figures.pages_in_hosts,
)


_REMEMBERED = 2048  # sequences of labels: those of a manuscript's citations are few


def amended(runs: list[Run]) -> list[Run]:
    """Return the runs with each amendment made that they call for, in turn."""
    by_word = _by_word()
    called = {number for word in words_of(runs) if word in by_word for number in by_word[word]}
    return merged(_amended(runs, called, 0))


def _amended(runs: list[Run], called: set[int], first: int) -> list[Run]:
    """Make the amendments from the number `first` on; `called` are those that a word calls for."""
    labels = [label for label, _ in runs]
    for number, amendment in _due(tuple(labels), first):
        if amendment.words and number not in called:
            continue
        mended = amendment.amend(runs)
        if mended is not runs and [label for label, _ in mended] != labels:
            return _amended(mended, called, number + 1)
        runs = mended
    return runs


@cache
def _by_word() -> dict[str, list[int]]:
    """Return for each word the numbers of the amendments that it calls for."""
    numbers: dict[str, list[int]] = {}
    for number, amendment in enumerate(AMENDMENTS):
        for word in amendment.words:
            numbers.setdefault(word, []).append(number)
    return numbers


@lru_cache(maxsize=_REMEMBERED)
def _due(labels: tuple[str, ...], first: int) -> list[tuple[int, Amendment]]:
    """Return the amendments from the number `first` on that these labels may call for, each with its number."""
    found = among(labels)
    return [(number, one) for number, one in enumerate(AMENDMENTS[first:], first) if one.fits(found)]
