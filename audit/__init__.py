"""Citation Audit from Python: `audit.check(path)` gives the `Report` that the command prints."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.version import VERSION as __version__

if TYPE_CHECKING:
    from audit.engine import Progress
    from audit.model.finding import Report
    from audit.settings import Settings

__all__ = ["__version__", "check"]


def check(
    *paths: str | Path,
    config: str | Path | None = None,
    using: "Settings | None" = None,
    progress: "Progress | None" = None,
    **settings: Any,
) -> "Report":
    """Audit files and folders and return the report; the command `citation-audit check` prints what this returns.

    `settings` are fields of `audit.settings.Settings` (`select=["NUM"]`, `today=date(2026, 1, 1)`); they win over those
    of `config`, or of the nearest settings file. Unless they give `jobs` or `memory_limit`, all is done in this process
    and nothing bounds the memory it takes. `using` are settings that are complete already, and take the place of both.
    `progress` is told how many documents are done. A file that cannot be read is a document with `failure` set. Raises
    `audit.settings.SettingsError` for a setting that is unknown or of the wrong type.
    """
    from audit.engine import audit
    from audit.settings import load_settings

    if using is None:
        file = None if config is None else Path(config)
        using = load_settings(paths, config=file, **{"jobs": 1, "memory_limit": 0, **settings})
    return audit(paths, using, progress=progress)
