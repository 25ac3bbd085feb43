"""xlscore: templates, exact checking, annotation and consolidation of budget performance score sheets."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from xlscore.model.dossier import Dossier
    from xlscore.model.finding import Finding, Severity
    from xlscore.model.framework import Framework
    from xlscore.pipeline import assess, gather
    from xlscore.read.framework_folder import load_framework

__all__ = ["Dossier", "Finding", "Framework", "Severity", "assess", "gather", "load_framework"]

_HOMES = {
    "Dossier": "xlscore.model.dossier",
    "Finding": "xlscore.model.finding",
    "Framework": "xlscore.model.framework",
    "Severity": "xlscore.model.finding",
    "assess": "xlscore.pipeline",
    "gather": "xlscore.pipeline",
    "load_framework": "xlscore.read.framework_folder",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``--help`` stays quick."""
    from importlib import import_module

    if name not in _HOMES:
        msg = f"module 'xlscore' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)
