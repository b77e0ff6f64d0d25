"""Who a document is: symbol, body, State, language and kind, against document-metadata.tsv."""

from benchmarks.accuracy.scores import Floor, Report, read, table

FIELDS = ("symbol", "body", "State", "language", "kind")
LEAST = {"symbol": 1.0, "body": 0.98, "State": 1.0, "language": 0.98, "kind": 0.98}

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
    unread = sum(row["symbol_on_first_two_pages"] == "no" for row in table("document-metadata.tsv"))
    lines = [
        "Identity: "
        + ", ".join(f"{name} {count}/{len(who)}" for name, count in zip(FIELDS, right, strict=True))
        + f" ({unread} documents have no symbol that can be read: there none is right; of two bodies the first counts)"
    ]
    for name, each in who.items():
        if not all(each):
            lines.append(f"  {name}: " + ", ".join(field for field, ok in zip(FIELDS, each, strict=True) if not ok))
    floors = (
        Floor(f"identity: {name}", count / len(who), least=LEAST[name])
        for name, count in zip(FIELDS, right, strict=True)
    )
    return Report(tuple(lines), tuple(floors))
