"""Which day it is: what exceptions run out by."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from malkoll.errors import SettingsError

__all__ = ["today_or"]

_VARIABLE = "SOURCE_DATE_EPOCH"


def today_or(given: date | None) -> date:
    """``given``, or the day that ``SOURCE_DATE_EPOCH`` (seconds since 1970, in UTC) says, or this day.

    Raises:
        SettingsError: the variable is no number of seconds.
    """
    if given is not None:
        return given
    fixed = os.environ.get(_VARIABLE, "").strip()
    if not fixed:
        return date.today()
    try:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SettingsError(
            f"{_VARIABLE} ska vara ett antal sekunder sedan 1970, inte ”{fixed}”.",
            f"{_VARIABLE} must be a number of seconds since 1970, not “{fixed}”.",
        ) from None
