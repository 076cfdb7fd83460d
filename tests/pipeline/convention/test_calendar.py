"""“Today” is Bonn's, whatever the zone of the machine."""

import subprocess
import sys

import pytest

ASKED = """
from datetime import UTC, datetime
from unittest.mock import patch
import pipeline.convention.calendar as calendar
class Late(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(2025, 10, 24, 22, 30, tzinfo=UTC).astimezone(tz)
with patch.object(calendar, "datetime", Late):
    print(calendar.this_day())
"""


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Auckland"])
def test_half_past_ten_in_the_evening_utc_is_tomorrow_in_bonn(zone: str) -> None:
    asked = [sys.executable, "-c", ASKED]
    ran = subprocess.run(asked, env={"TZ": zone}, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "2025-10-25"
