"""``python -m xlscore``: the same program as the command ``xlscore``."""

from xlscore.cli.main import main

main()
