"""Hypothesis draws anew on every run of ours; in CI the same examples each time, so that a landing cannot hang on luck."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
