"""The name of a further file that a manuscript names in; its bytes out, if it lies in the manuscript's folder."""

from pathlib import Path

from audit.readers.interface import ReadOptions

_MOST_FILES = 500
_LARGEST_TOTAL = 100 * 2**20  # bytes


class Project:
    """The folder below which a manuscript may name files (`\\input`, `bibliography:`); nothing outside it is read."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        main = Path(path)
        self.folder = main.parent
        self.name = main.stem
        self._main = main.resolve()
        self._root = (options.root or main.parent).resolve()
        self._left = _MOST_FILES
        self._bytes = _LARGEST_TOTAL
        self.warnings: list[str] = []

    def read(self, name: str, *suffixes: str, needed: bool = True) -> tuple[str, bytes] | None:
        """Return path and bytes of `name`, tried with each suffix; else None, and if `needed` a warning."""
        name = name.strip().strip('"')
        if not name or "\0" in name or len(name) > 500:
            return None
        for suffix in (*suffixes, ""):
            path = self.folder / (name if suffix and name.endswith(suffix) else name + suffix)
            try:
                resolved = path.resolve()
                if not resolved.is_relative_to(self._root):
                    self.warnings.append(f"{name} lies outside the manuscript's folder and was not read")
                    return None
                if not resolved.is_file():
                    continue
                if resolved == self._main:
                    return None
                if self._left <= 0 or resolved.stat().st_size > self._bytes:
                    self.warnings.append(f"{name} was not read: too many or too large files")
                    return None
                data = resolved.read_bytes()
            except (OSError, ValueError, RuntimeError):
                continue
            self._left -= 1
            self._bytes -= len(data)
            return str(path), data
        if needed:
            self.warnings.append(f"{name} was not found beside the manuscript")
        return None
