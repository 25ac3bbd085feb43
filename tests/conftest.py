"""Hypothesis draws anew on every run by hand; in CI the same examples each time, so that no landing hangs on luck."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
