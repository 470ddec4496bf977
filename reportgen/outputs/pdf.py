"""A docx becomes a PDF by LibreOffice, alone in a folder of its own and with nothing let in from outside.

In: the docx, LibreOffice's program, the document's date and hash. Out: the PDF; the same docx gives the same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event
from xml.sax.saxutils import escape

from reportgen.diagnostics import Diagnostic
from reportgen.errors import ReportgenError, ToolError
from reportgen.frozen import frozen
from reportgen.outputs.font_numbers import renumbered
from reportgen.outputs.fonts import FONTS_CONF, fonts_available
from reportgen.outputs.soffice import find_soffice, require_soffice, run
from reportgen.outputs.stable_pdf import stable
from reportgen.outputs.trouble import disk_full, explained

__all__ = ["convert", "find_soffice", "fonts_available", "require_soffice"]

DOCX_FILTER = "MS Word 2007 XML"
PDF_FILTER = "pdf:writer_pdf_Export"
END_LENGTH = 64
MESSAGES_LENGTH = 500
ROOM = 1_000_000
"""Bytes under which a disk counts as full, where LibreOffice did not say why it made no PDF."""

# What LibreOffice may do with a docx: print it. Macros, links to other files and the network are off; a picture that
# is linked, not embedded, would otherwise be fetched from the web or read from this machine's disk. The proxy is a
# closed door for whatever still tried. Settings a release does not know are passed over by it.
SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
NETWORK = "/org.openoffice.Inet/Settings"
SETTINGS = (
    (SECURITY, "MacroSecurityLevel", "3"),
    (SECURITY, "DisableMacrosExecution", "true"),
    (SECURITY, "DisableActiveContent", "true"),
    (SECURITY, "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    (NETWORK, "ooInetProxyType", "2"),
    (NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPProxyPort", "9"),
    (NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (NETWORK, "ooInetHTTPSProxyPort", "9"),
    (NETWORK, "ooInetNoProxy", ""),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
)
SETTINGS_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
SETTING = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'


@frozen
class Office:
    """How LibreOffice is called: its program, how many seconds a call may last, and what ends the calls under way."""

    soffice: Path
    timeout: float
    stop: Event | None = None


def convert(docx: bytes, *, soffice: Path, created: date | None, content_hash: str, timeout: float = 120) -> bytes:
    """Return the PDF of a docx; `created` becomes its date, `content_hash` its identifier.

    Raise `ToolError` where LibreOffice fails, and `OutputError` where there is no room to work in.
    """
    return converted(docx, Office(soffice, timeout), created, content_hash)


def converted(docx: bytes, office: Office, created: date | None, content_hash: str) -> bytes:
    """Return what `convert` returns."""
    return finished(printed(docx, office), content_hash, created)


def printed(docx: bytes, office: Office, options: str = "") -> bytes:
    """Return the PDF as LibreOffice writes it, or raise as `convert` does; `options` are the export filter's, as JSON."""
    with workroom() as folder:
        source = folder / "document.docx"
        source.write_bytes(docx)
        messages = call(command(office.soffice, [source], make_profile(folder), options), folder, office)
        pdf = written(source)
        if not pdf:
            raise _no_pdf(messages, folder)
    return pdf


def printed_together(docxs: Sequence[bytes], office: Office, options: str = "") -> list[bytes]:
    """Return the PDFs of several docx out of one call, each as LibreOffice writes it; nothing for one it could not make."""
    with workroom() as folder:
        sources = [folder / f"{number:04}.docx" for number in range(len(docxs))]
        for source, docx in zip(sources, docxs, strict=True):
            source.write_bytes(docx)
        call(command(office.soffice, sources, make_profile(folder), options), folder, office)
        return [written(source) for source in sources]


@contextmanager
def workroom() -> Iterator[Path]:
    """Make a temporary folder for one call; OutputError where its disk is full or closed for writing."""
    with (
        explained(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as name,
    ):
        yield Path(name).resolve()


def finished(pdf: bytes, content_hash: str, created: date | None) -> bytes:
    """Return a PDF of LibreOffice as the document alone determines it, whatever that process printed before it."""
    return stable(renumbered(pdf), content_hash, created)


def written(source: Path) -> bytes:
    """Return the whole PDF that lies beside a source, or nothing."""
    target = source.with_suffix(".pdf")
    pdf = target.read_bytes() if target.is_file() else b""
    return pdf if pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-END_LENGTH:] else b""


def make_profile(folder: Path) -> Path:
    """Make a user profile for one call: two calls on one profile lose a PDF without a word."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "\n".join(SETTING.format(path=path, name=name, value=escape(value)) for path, name, value in SETTINGS)
    text = SETTINGS_FILE.format(items=items)
    (profile / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
    return profile


def command(soffice: Path, sources: Sequence[Path], profile: Path, options: str = "") -> list[str]:
    """Return the command line; the filter is named so that a file that only calls itself docx is refused."""
    return [
        str(soffice),
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        f"--infilter={DOCX_FILTER}",
        *("--convert-to", f"{PDF_FILTER}:{options}" if options else PDF_FILTER),
        *("--outdir", str(sources[0].parent), *map(str, sources)),
    ]


def call(command: list[str], folder: Path, office: Office) -> str:
    """Run LibreOffice and return what it said, or raise `ToolError` where it cannot be run or does not end."""
    try:
        return run(command, _environ(os.environ), folder, office.timeout, office.stop)
    except TimeoutError:
        message = "LibreOffice did not finish the PDF within {seconds} seconds and was ended"
        raise ToolError(Diagnostic("pdf-timeout", message, {"seconds": f"{office.timeout:g}"})) from None
    except OSError as error:
        message = "LibreOffice ({path}) cannot be started: {reason}"
        raise ToolError(Diagnostic("soffice-unusable", message, {"path": command[0], "reason": str(error)})) from error


def _environ(environ: Mapping[str, str]) -> dict[str, str]:
    """Return LibreOffice's environment: stand-ins for missing fonts, one time zone on every machine."""
    return {**environ, "FONTCONFIG_FILE": str(FONTS_CONF), "TZ": "UTC"}


def _no_pdf(messages: str, folder: Path) -> ReportgenError:
    """Return why there is no PDF: a full disk LibreOffice itself tells of in numbers only."""
    if shutil.disk_usage(folder).free < ROOM:
        return disk_full(folder.parent)
    return ToolError(_failed(messages))


def _failed(messages: str) -> Diagnostic:
    """Return what LibreOffice said, without its remark that there is no Java (it needs none for this)."""
    reason = "; ".join(line for line in messages.splitlines() if line.strip() and "javaldx" not in line)
    if not reason:
        return Diagnostic("pdf-failed", "LibreOffice made no PDF and did not say why")
    return Diagnostic("pdf-failed", "LibreOffice made no PDF: {reason}", {"reason": reason[-MESSAGES_LENGTH:]})
