"""What one should look at before a report goes out: findings with place, reason and, if there is one, a mend."""

from workbench.drafting.checking.checked import check
from workbench.drafting.checking.records import Finding, Severity
from workbench.drafting.checking.whole import cited_passages

__all__ = ["Finding", "Severity", "check", "cited_passages"]
