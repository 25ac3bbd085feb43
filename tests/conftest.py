"""Hypothesis draws anew on every run by hand; in CI the same examples each time, so that no landing hangs on luck.

No example has a deadline: on a busy machine it would tell how busy that is, not whether the rule holds.
"""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("by hand", deadline=None)
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "by hand")

# Results kept by the program under test go to a folder of this run, never to the user's own.
os.environ["XLSCORE_CACHE"] = tempfile.mkdtemp(prefix="xlscore-cache-")
atexit.register(shutil.rmtree, os.environ["XLSCORE_CACHE"], ignore_errors=True)
