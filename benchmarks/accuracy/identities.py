"""Who a document is: symbol, body, State, language and kind, against document-metadata.tsv."""

from benchmarks.accuracy.scores import Report, read, table

FIELDS = ("symbol", "body", "State", "language", "kind")

KINDS: dict[str, tuple[str, ...]] = {
    "common core document": ("common_core_document",),
    "follow-up information on concluding observations": ("follow_up_information",),
    "reporting guidelines": ("reporting_guideline",),
    "concluding observations": ("concluding_observations",),
    "committee working method": ("treaty_body_other",),
    "State party report": ("state_report",),
    "list of issues": ("list_of_issues",),
    "replies to list of issues": ("loi_replies", "loi_replies_old"),
    "UPR compilation": ("upr_un_compilation",),
    "UPR national report": ("upr_national_report",),
    "UPR Working Group report": ("hrc_document",),
}


def identities() -> dict[str, tuple[bool, ...]]:
    """By document: symbol (None where it is not readable), State, language and kind right or not."""
    found = {}
    for row in table("document-metadata.tsv"):
        who = read(row["file"]).identity
        symbol = who.symbol == row["symbol"] or (who.symbol is None and row["symbol_on_first_two_pages"] == "no")
        body = (who.body or "") == row["body"].split("/")[0]
        found[row["file"]] = (
            symbol,
            body,
            (who.state or "") == row["state_iso3"],
            who.language == row["lang"],
            who.kind.value in KINDS[row["document_type"]],
        )
    return found


def report() -> Report:
    """How many of each field are right, and a line for each document that is not."""
    who = identities()
    right = [sum(each[at] for each in who.values()) for at in range(len(FIELDS))]
    lines = ["Identity: " + ", ".join(f"{name} {count}/{len(who)}" for name, count in zip(FIELDS, right, strict=True))]
    for name, each in who.items():
        if not all(each):
            lines.append(f"  {name}: " + ", ".join(field for field, ok in zip(FIELDS, each, strict=True) if not ok))
    return Report(tuple(lines))
