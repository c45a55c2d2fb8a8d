"""What holds for all tests."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# No test here is timed: a slow or busy machine is no failure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ALL_TOOLS = "MALKOLL_ALL_TOOLS"
_TOOLS = {
    "office": "LibreOffice",
    "browser": "Chromium",
    "precommit": "pre-commit, git and a package index",
    "site": "mkdocs-material",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Where every tool is said to be there (``MALKOLL_ALL_TOOLS=1``), a test that skips for want of one fails."""
    report = yield
    wanted = [tool for marker, tool in _TOOLS.items() if item.get_closest_marker(marker)]
    if report.skipped and wanted and os.environ.get(ALL_TOOLS, "") not in ("", "0") and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{ALL_TOOLS} is set, and yet a test that needs {' and '.join(wanted)} was skipped: {reason}"
    return report
