"""An old Word file (.doc, .rtf) in; what LibreOffice, where it is installed, makes of it as .docx out.

LibreOffice runs with a profile of its own that is thrown away, in which macros, linked files and linked pictures are
refused: the file may name others, and none of them is opened.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from audit.readers.interface import UnreadableError

_PROGRAMS = ("soffice", "libreoffice")
_TIMEOUT_S = 180
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_REFUSED = {  # org.openoffice.Office.Common schema
    "MacroSecurityLevel": "3",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",
    "BlockUntrustedRefererLinks": "true",
}


def find_libreoffice() -> str | None:
    """Return the path of LibreOffice's program, or None."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def to_docx(data: bytes, path: str) -> bytes:
    """Return the file as .docx. Raises `UnreadableError` when LibreOffice cannot open it, or takes three minutes."""
    program = find_libreoffice()
    if program is None:
        raise UnreadableError(f"{path}: LibreOffice is not installed")
    with tempfile.TemporaryDirectory(prefix="citation-audit-", ignore_cleanup_errors=True) as folder:
        rtf = data.startswith(b"{\\rtf")
        source = Path(folder, "manuscript.rtf" if rtf else "manuscript.doc")
        source.write_bytes(data)
        profile = Path(folder, "profile")
        _write_profile(profile)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            f"--infilter={'Rich Text Format' if rtf else 'MS Word 97'}",  # else a damaged file is read as plain text
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=False)
        except (OSError, subprocess.SubprocessError) as error:
            raise UnreadableError(f"{path}: LibreOffice could not read it ({type(error).__name__})") from None
        target = Path(folder, "manuscript.docx")
        if not target.is_file():
            raise UnreadableError(f"{path}: LibreOffice could not read it; save it as .docx and try again")
        return target.read_bytes()


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{_SECURITY}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for name, value in _REFUSED.items()
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>', encoding="utf-8"
    )
