"""Hypothesis draws anew on every run by hand; in CI the same examples each time, so that no landing hangs on luck."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

# Results kept by the program under test go to a folder of this run, never to the user's own.
os.environ["XLSCORE_CACHE"] = tempfile.mkdtemp(prefix="xlscore-cache-")
atexit.register(shutil.rmtree, os.environ["XLSCORE_CACHE"], ignore_errors=True)
