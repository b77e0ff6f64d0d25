"""Words against the limit: what counts, how much the whole may have, what falls to each section."""

from collections.abc import Iterable, Mapping, Sequence

from workbench.drafting.records import ReportKind
from workbench.text import markup, wordcount

# General Assembly resolution 68/268, para. 16, and the field's usual reading of it. Replies to a list of issues prior
# to reporting have the limit of the report that they replace; the limit for replies to a list of issues is advice.
WORD_LIMITS: Mapping[ReportKind, int | None] = {
    ReportKind.COMMON_CORE: 42_400,
    ReportKind.INITIAL: 31_800,
    ReportKind.PERIODIC: 21_200,
    ReportKind.REPLY_TO_LOIPR: 21_200,
    ReportKind.REPLIES_TO_LIST_OF_ISSUES: 10_700,
    ReportKind.UPR_NATIONAL: 10_700,
    ReportKind.FOLLOW_UP: 3_500,
    ReportKind.ADDITIONAL_INFORMATION: 10_700,
    ReportKind.UPR_MIDTERM: None,
}


def share_out(limit: int, shares: Sequence[float]) -> tuple[int, ...]:
    """The limit over the shares in whole words that sum to the limit: the largest remainders are rounded up."""
    total = sum(shares)
    if not total:
        return tuple(0 for _ in shares)
    exact = [limit * share / total for share in shares]
    words = [int(each) for each in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: words[index] - exact[index])
    for index in by_remainder[: limit - sum(words)]:
        words[index] += 1
    return tuple(words)


def paragraph_words(text: str, footnotes: Iterable[str], language: str) -> int:
    """Words of a paragraph's plain text and of its footnotes' markup."""
    return wordcount.count(text, language) + sum(
        wordcount.count(markup.plain(footnote), language) for footnote in footnotes
    )


def citation_words(citation: str, language: str) -> int:
    """Words of the footnote that a citation prints: `CERD/C/BRA/CO/18-20, para. 21.` has three."""
    return wordcount.count(citation, language)
