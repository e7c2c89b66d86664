"""The rules, listed by hand, in the order of the catalogue."""

from audit.rules.citations.citation_name_mismatch import citation_name_mismatch
from audit.rules.citations.citation_out_of_order import citation_out_of_order
from audit.rules.citations.citation_year_mismatch import citation_year_mismatch
from audit.rules.citations.duplicate_reference import duplicate_reference
from audit.rules.citations.reversed_citation_range import reversed_citation_range
from audit.rules.citations.uncited_reference import uncited_reference
from audit.rules.citations.undefined_citation import undefined_citation
from audit.rules.citations.unsorted_references import unsorted_references
from audit.rules.dates.accessed_before_published import accessed_before_published
from audit.rules.dates.conflicting_event_date import conflicting_event_date
from audit.rules.dates.effect_precedes_cause import effect_precedes_cause
from audit.rules.dates.future_date import future_date
from audit.rules.dates.impossible_date import impossible_date
from audit.rules.dates.incomplete_date import incomplete_date
from audit.rules.dates.mixed_date_format import mixed_date_format
from audit.rules.dates.source_predates_event import source_predates_event
from audit.rules.dates.url_date_mismatch import url_date_mismatch
from audit.rules.dates.weekday_mismatch import weekday_mismatch
from audit.rules.existence.corrected_work import corrected_work
from audit.rules.existence.dead_link import dead_link
from audit.rules.existence.doi_names_other_work import doi_names_other_work
from audit.rules.existence.metadata_differs import metadata_differs
from audit.rules.existence.published_version_available import published_version_available
from audit.rules.existence.retracted_work import retracted_work
from audit.rules.existence.unresolved_reference import unresolved_reference
from audit.rules.extraction.no_apparatus_found import no_apparatus_found
from audit.rules.extraction.no_text_layer import no_text_layer
from audit.rules.form.missing_field import missing_field
from audit.rules.form.missing_terminal_period import missing_terminal_period
from audit.rules.form.mixed_italics import mixed_italics
from audit.rules.form.mixed_name_order import mixed_name_order
from audit.rules.form.mixed_title_case import mixed_title_case
from audit.rules.form.number_of_authors import number_of_authors
from audit.rules.form.page_range_hyphen import page_range_hyphen
from audit.rules.form.reversed_page_range import reversed_page_range
from audit.rules.form.title_quotation_marks import title_quotation_marks
from audit.rules.form.variant_author_name import variant_author_name
from audit.rules.form.variant_container_title import variant_container_title
from audit.rules.ibid.ambiguous_short_form import ambiguous_short_form
from audit.rules.ibid.dangling_cross_reference import dangling_cross_reference
from audit.rules.ibid.ibid_after_several_sources import ibid_after_several_sources
from audit.rules.ibid.ibid_antecedent_uncertain import ibid_antecedent_uncertain
from audit.rules.ibid.ibid_without_antecedent import ibid_without_antecedent
from audit.rules.ibid.repeated_full_citation import repeated_full_citation
from audit.rules.ibid.short_form_without_full_form import short_form_without_full_form
from audit.rules.identifiers.handle_mismatch import handle_mismatch
from audit.rules.identifiers.invalid_isbn import invalid_isbn
from audit.rules.identifiers.invalid_issn import invalid_issn
from audit.rules.identifiers.invalid_orcid import invalid_orcid
from audit.rules.identifiers.malformed_arxiv_id import malformed_arxiv_id
from audit.rules.identifiers.malformed_doi import malformed_doi
from audit.rules.identifiers.malformed_pmid import malformed_pmid
from audit.rules.identifiers.malformed_url import malformed_url
from audit.rules.identifiers.tracking_parameter import tracking_parameter
from audit.rules.markers.dangling_marker import dangling_marker
from audit.rules.markers.garbled_marker import garbled_marker
from audit.rules.markers.mixed_marker_placement import mixed_marker_placement
from audit.rules.markers.mixed_marker_style import mixed_marker_style
from audit.rules.markers.unmarked_note import unmarked_note
from audit.rules.numbering.duplicate_note_number import duplicate_note_number
from audit.rules.numbering.marker_out_of_order import marker_out_of_order
from audit.rules.numbering.misprinted_marker_number import misprinted_marker_number
from audit.rules.numbering.misprinted_note_number import misprinted_note_number
from audit.rules.numbering.missing_marker_number import missing_marker_number
from audit.rules.numbering.missing_note_number import missing_note_number
from audit.rules.numbering.note_out_of_order import note_out_of_order
from audit.rules.numbering.repeated_marker import repeated_marker
from audit.rules.quotations.figure_differs_from_title import figure_differs_from_title
from audit.rules.quotations.quote_differs_from_title import quote_differs_from_title
from audit.rules.quotations.quote_not_in_source import quote_not_in_source
from audit.rules.quotations.source_disagrees import source_disagrees
from audit.rules.quotations.unbalanced_quotation import unbalanced_quotation
from audit.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    missing_note_number,  # NUM001
    duplicate_note_number,  # NUM002
    note_out_of_order,  # NUM003
    misprinted_note_number,  # NUM004
    misprinted_marker_number,  # NUM005
    marker_out_of_order,  # NUM006
    repeated_marker,  # NUM007
    missing_marker_number,  # NUM008
    dangling_marker,  # MRK001
    unmarked_note,  # MRK002
    mixed_marker_style,  # MRK003
    mixed_marker_placement,  # MRK004
    garbled_marker,  # MRK005
    ibid_without_antecedent,  # IBD001
    ibid_after_several_sources,  # IBD002
    ibid_antecedent_uncertain,  # IBD003
    dangling_cross_reference,  # IBD004
    short_form_without_full_form,  # IBD005
    ambiguous_short_form,  # IBD006
    repeated_full_citation,  # IBD007
    undefined_citation,  # CIT001
    uncited_reference,  # CIT002
    citation_year_mismatch,  # CIT003
    citation_name_mismatch,  # CIT004
    unsorted_references,  # CIT005
    citation_out_of_order,  # CIT006
    duplicate_reference,  # CIT007
    reversed_citation_range,  # CIT008
    impossible_date,  # DAT001
    weekday_mismatch,  # DAT002
    future_date,  # DAT003
    source_predates_event,  # DAT004
    effect_precedes_cause,  # DAT005
    conflicting_event_date,  # DAT006
    url_date_mismatch,  # DAT007
    accessed_before_published,  # DAT008
    incomplete_date,  # DAT009
    mixed_date_format,  # DAT010
    unbalanced_quotation,  # QUO001
    quote_differs_from_title,  # QUO002
    figure_differs_from_title,  # QUO003
    quote_not_in_source,  # QUO004
    source_disagrees,  # QUO005
    malformed_doi,  # IDN001
    invalid_isbn,  # IDN002
    invalid_issn,  # IDN003
    malformed_url,  # IDN004
    tracking_parameter,  # IDN005
    handle_mismatch,  # IDN006
    invalid_orcid,  # IDN007
    malformed_arxiv_id,  # IDN008
    malformed_pmid,  # IDN009
    missing_field,  # FRM001
    mixed_italics,  # FRM002
    mixed_name_order,  # FRM003
    variant_author_name,  # FRM004
    variant_container_title,  # FRM005
    reversed_page_range,  # FRM006
    page_range_hyphen,  # FRM007
    mixed_title_case,  # FRM008
    missing_terminal_period,  # FRM009
    title_quotation_marks,  # FRM010
    number_of_authors,  # FRM011
    unresolved_reference,  # EXI001
    doi_names_other_work,  # EXI002
    metadata_differs,  # EXI003
    retracted_work,  # EXI004
    corrected_work,  # EXI005
    dead_link,  # EXI006
    published_version_available,  # EXI007
    no_apparatus_found,  # EXT001
    no_text_layer,  # EXT002
)
