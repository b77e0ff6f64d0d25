"""How a round stands is asked several times for each page of it: found without reading through all its entries."""

STEPS: tuple[tuple[str, str], ...] = (
    ("0001_by_kind", "create index round_event_by_kind on round_event (round_id, kind, seq);\n"),
)
