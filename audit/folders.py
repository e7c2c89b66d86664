"""A purpose in; the folder that the platform keeps for it out.

Linux and others: the XDG Base Directory Specification 0.8; macOS: `~/Library`; Windows: the known folders.
"""

import os
import sys
from pathlib import Path
from typing import Literal

NAME = "citation-audit"
Purpose = Literal["cache", "config"]

_XDG: dict[Purpose, tuple[str, str]] = {"cache": ("XDG_CACHE_HOME", ".cache"), "config": ("XDG_CONFIG_HOME", ".config")}
_MAC: dict[Purpose, str] = {"cache": "Caches", "config": "Application Support"}
_WINDOWS: dict[Purpose, tuple[str, str]] = {"cache": ("LOCALAPPDATA", "Local"), "config": ("APPDATA", "Roaming")}


def user_folder(purpose: Purpose) -> Path:
    """Return the user's folder for `purpose`, which may not exist. A relative path in a variable counts for nothing."""
    if sys.platform == "win32":
        variable, below = _WINDOWS[purpose]
        folder = Path(os.environ.get(variable) or Path.home() / "AppData" / below)
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / _MAC[purpose]
    else:
        variable, below = _XDG[purpose]
        given = os.environ.get(variable, "")
        folder = Path(given) if given.startswith("/") else Path.home() / below
    return folder / NAME
