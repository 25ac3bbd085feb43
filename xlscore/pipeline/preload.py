"""Everything a reading process needs, imported before it meets its first file.

Where processes are forked from a server, the server imports this once for all of them.  Numerical libraries are told
to start no threads of their own: nothing here uses them, and each would take address space.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import xlscore.pipeline.one_file  # noqa: E402 -- after the environment is set
import xlscore.pipeline.returns  # noqa: E402 -- after the environment is set
import xlscore.read.grid  # noqa: E402
import xlscore.read.ods_format  # noqa: E402
import xlscore.read.open_xml  # noqa: E402
import xlscore.read.strict_sheet  # noqa: E402
import xlscore.read.xls_format  # noqa: E402 -- imported for having been imported  # noqa: E402
import xlscore.write.findings_json  # noqa: E402
import xlscore.write.report_text  # noqa: E402, F401 -- imported for having been imported
