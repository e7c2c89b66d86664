"""The author's own folder of sources: texts at hand, indexed once, against which notes and statements are held."""

from pathlib import Path

from audit.resolvers.library.consulting import Consultation, consult, index_sources

__all__ = ["Consultation", "consult", "default_index_path", "index_sources"]


def default_index_path() -> Path:
    """Return the file below the user's cache folder that keeps what was read of all folders of sources."""
    from audit.resolvers.cache import default_cache_path

    return default_cache_path().parent / "sources.sqlite"
