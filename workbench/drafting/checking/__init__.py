"""What one should look at before a report goes out: findings with place, reason and, if there is one, a mend."""

from workbench.drafting.checking.checked import beside, check
from workbench.drafting.checking.records import Finding, Severity

__all__ = ["Finding", "Severity", "beside", "check"]
