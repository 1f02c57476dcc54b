"""When things are recorded: rising, in working hours, with the offset of the Dutch clock."""

from collections.abc import Callable
from datetime import date

from top3.casuistry.drawing.calendar import offset_of

_DAY_BEGINS, _TIRED, _DAY_ENDS = 9 * 60, 16 * 60, 18 * 60


class Recorder:
    """Gives every event the moment at which it is recorded, never before the one before it.

    On a long day the moments come closer together, and never past the end of it.
    """

    def __init__(self, minutes: Callable[[int, int], int]) -> None:
        """Take what draws a number between two, both possible."""
        self._minutes = minutes
        self._day: date | None = None
        self._minute = 0

    def moment(self, day: date) -> str:
        """Return the next moment on a day; a day before that of the last one counts as that one."""
        if self._day is None or day > self._day:
            self._day = day
            self._minute = _DAY_BEGINS + self._minutes(0, 150)
        else:
            step = self._minutes(2, 11) if self._minute < _TIRED else 1
            self._minute = min(self._minute + step, _DAY_ENDS)
        hours, minutes = divmod(self._minute, 60)
        return f"{self._day.isoformat()}T{hours:02}:{minutes:02}:00{offset_of(self._day)}"
