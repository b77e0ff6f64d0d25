"""A report drafted, frozen and exported: what the files hold and what they must never hold."""


from tests.builders.snapshots import a_paragraph, a_section, a_snapshot
from workbench.comments import returned
from workbench.export import report

LAW = a_paragraph(
    'Parliament adopted the Act.<cite id="1"> It <strong>prohibits</strong> discrimination.<fn id="2">',
    cites={"1": "CERD/C/BRA/CO/18-20, para. 21"},
    **{"2": "Law No. 1 of 2024."},
)


def test_a_file_sent_out_and_returned_untouched_says_nothing() -> None:
    snapshot = a_snapshot(
        a_section("Introduction", "First.", LAW),
        a_section("Empty section"),
        a_section("Article 2", level=1),
        a_section("Laws & decrees", "الفقرة الثالثة", "A\u00a0B  C", level=2),
    )
    found = returned.read(report.for_comments(snapshot), snapshot)

    assert (found.comments, found.why_not) == ((), "")
    assert found.warnings == ()
