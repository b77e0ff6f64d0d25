"""Kinds of documents, named as the field names them; the values are the ids of `data/document-symbols.json`."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is; the last four have no symbol of the United Nations."""

    STATE_REPORT = "state_report"
    LIST_OF_ISSUES = "list_of_issues"
    REPLIES_TO_LIST_OF_ISSUES_OLD = "loi_replies_old"
    REPLIES_TO_LIST_OF_ISSUES = "loi_replies"
    LIST_OF_ISSUES_PRIOR_TO_REPORTING = "loipr"
    CONCLUDING_OBSERVATIONS = "concluding_observations"
    FOLLOW_UP_INFORMATION = "follow_up_information"
    ADDITIONAL_INFORMATION_CED = "additional_information_ced"
    OBSERVATIONS_ON_ADDITIONAL_INFORMATION = "observations_on_additional_information"
    CED_LIST_OF_PRIORITY_THEMES = "ced_list_of_priority_themes"
    GENERAL_COMMENT = "general_comment"
    GENERAL_COMMENT_OLD = "general_comment_old"
    COMMON_CORE_DOCUMENT = "common_core_document"
    COMMON_CORE_DOCUMENT_OLD = "common_core_document_old"
    CO_CCPR_1992_2000 = "co_ccpr_1992_2000"
    CO_CCPR_2001_2005 = "co_ccpr_2001_2005"
    REPORT_CCPR_DATED = "report_ccpr_dated"
    CO_CESCR_1996_2005 = "co_cescr_1996_2005"
    REPORT_CESCR_OLD = "report_cescr_old"
    CO_CERD_1996_2001 = "co_cerd_1996_2001"
    CO_CERD_2001_2004 = "co_cerd_2001_2004"
    CO_CRC_UNTIL_2005 = "co_crc_until_2005"
    LOI_CRC_OLD = "loi_crc_old"
    REPLIES_CRC_OLD = "replies_crc_old"
    LOI_CESCR_OLD = "loi_cescr_old"
    CO_CAT_2002_2005 = "co_cat_2002_2005"
    CO_CAT_1999_2001 = "co_cat_1999_2001"
    CO_CEDAW_2005 = "co_cedaw_2005"
    REPORT_SERIES_OLD = "report_series_old"
    SUMMARY_RECORD = "summary_record"
    INDIVIDUAL_COMMUNICATION = "individual_communication"
    FOLLOW_UP_ASSESSMENT = "follow_up_assessment"
    UPR_NATIONAL_REPORT = "upr_national_report"
    UPR_UN_COMPILATION = "upr_un_compilation"
    UPR_STAKEHOLDER_SUMMARY = "upr_stakeholder_summary"
    UPR_DRAFT_WG_REPORT = "upr_draft_wg_report"
    HRC_DECISION = "hrc_decision"
    HRC_DOCUMENT_ADDENDUM = "hrc_document_addendum"
    HRC_DOCUMENT = "hrc_document"
    CHR_DOCUMENT_OLD = "chr_document_old"
    WGAD_OPINION = "wgad_opinion"
    SP_COMMUNICATION = "sp_communication"
    SPT_VISIT = "spt_visit"
    ANNUAL_REPORT = "annual_report"
    TBINTERNET_REFERENCE = "tbinternet_reference"
    REPORTING_GUIDELINE = "reporting_guideline"
    RESOLUTION = "resolution"
    TREATY_BODY_OTHER = "treaty_body_other"
    REGIONAL_REPORT = "regional_report"
    CONTRIBUTION = "contribution"
    MINUTES = "minutes"
    OTHER = "other"


# The same document under the symbols of fifty years: `CCPR/C/79/Add.12`, `CERD/C/60/CO/5`, `CEDAW/C/KEN/CO/8`.
CONCLUDING_OBSERVATIONS = frozenset(
    kind for kind in DocumentKind if kind is DocumentKind.CONCLUDING_OBSERVATIONS or kind.value.startswith("co_")
)
# Kinds without a symbol of their own: made at home, never published by themselves.
INTERNAL = frozenset({DocumentKind.CONTRIBUTION, DocumentKind.MINUTES, DocumentKind.OTHER})
