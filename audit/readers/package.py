"""The bytes of a zip package (Word, OpenDocument, EPUB) in; its parts as bytes out, within limits."""

import io
import zipfile
import zlib

from audit.readers.interface import UnreadableError

_LARGEST_PART = 400 * 2**20  # bytes unpacked: the text of some 100,000 pages
_LARGEST_TOTAL = 800 * 2**20
_LARGEST_RATIO = 400  # XML of repeated runs compresses about 1:60; deflate's limit is 1:1032
_SMALL = 8 * 2**20  # bytes below which no ratio is suspicious
_MOST_PARTS = 20_000


class Package:
    """An open zip package. Parts are read by name, at most once each is expected."""

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._spent = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableError(f"{path}: a damaged zip package ({error})") from None
        self.names = {info.filename: info for info in self._zip.infolist()}
        if len(self.names) > _MOST_PARTS:
            raise UnreadableError(f"{path}: a zip package of {len(self.names)} parts, which no manuscript has")

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str) -> bytes | None:
        """Return a part, or None when there is none. Raises `UnreadableError` for damage, encryption and zip bombs."""
        info = self.names.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableError(f"{self._path}: encrypted; remove the password and try again")
        self._spent += info.file_size
        too_large = info.file_size > _LARGEST_PART or self._spent > _LARGEST_TOTAL
        if too_large or (info.file_size > _SMALL and info.file_size > _LARGEST_RATIO * max(1, info.compress_size)):
            raise UnreadableError(f"{self._path}: {name} unpacks to {info.file_size:,} bytes; not read")
        try:
            with self._zip.open(info) as part:
                return part.read(info.file_size + 1)[: info.file_size]
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableError(f"{self._path}: {name} is damaged ({error})") from None
