"""The fonts of official documents on this machine: which are there, and what a PDF shows instead.

In: the environment. Out: for each font its own name, its stand-in's, or an empty text. Word files are not concerned:
they carry the names of the real fonts whatever is installed here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

FONTS_CONF = Path(__file__).with_name("gongwen-fonts.conf")

# For each font: the names it may be installed under, then what may stand in for it, best first.
FONTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "仿宋_GB2312": (("仿宋_GB2312", "FangSong_GB2312"), ("仿宋", "FangSong", "方正仿宋_GBK", "FandolFang")),
    "楷体_GB2312": (("楷体_GB2312", "KaiTi_GB2312"), ("楷体", "KaiTi", "方正楷体_GBK", "FandolKai", "AR PL UKai CN")),
    "黑体": (("黑体", "SimHei"), ("方正黑体_GBK", "Noto Sans CJK SC", "FandolHei")),
    "方正小标宋简体": (
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "华文小标宋", "Noto Serif CJK SC", "FandolSong"),
    ),
    "宋体": (("宋体", "SimSun"), ("新宋体", "NSimSun", "Noto Serif CJK SC", "FandolSong")),
}
REGISTRY_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"


def fonts_available(environ: Mapping[str, str]) -> dict[str, str]:
    """Return for each font of official documents: its name where it is installed, else its stand-in's, else ""."""
    if sys.platform == "win32":
        families = windows_families()
        return {font: _choose(font, families) for font in FONTS}
    return {font: _choose(font, _matched(font, environ)) for font in FONTS}


def _choose(font: str, families: frozenset[str]) -> str:
    own, stand_ins = FONTS[font]
    if families.intersection(own):
        return font
    return next((each for each in stand_ins if each in families), "")


def _matched(font: str, environ: Mapping[str, str]) -> frozenset[str]:
    """Return all names of the font that fontconfig takes for a name, as LibreOffice will; none without fontconfig."""
    program = shutil.which("fc-match", path=environ.get("PATH", ""))
    if program is None:
        return frozenset()
    command = [program, "--format", "%{family}", f"{font}:lang=zh-cn"]
    child = {**environ, "FONTCONFIG_FILE": str(FONTS_CONF)}
    done = subprocess.run(command, env=child, capture_output=True, check=False, timeout=60)
    return frozenset(done.stdout.decode("utf-8", "replace").split(","))


def windows_families() -> frozenset[str]:
    """Return the font names in the Windows registry, of the machine and of the user; none on another system."""
    if sys.platform != "win32":
        return frozenset()
    import winreg

    titles: list[str] = []
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(hive, REGISTRY_KEY) as key:
                titles += [winreg.EnumValue(key, index)[0] for index in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            continue
    return families_of(titles)


def families_of(titles: list[str]) -> frozenset[str]:
    """Return the names in registry titles such as "SimSun & NSimSun (TrueType)"."""
    plain = (re.sub(r"\s*\([^()]*\)\s*$", "", title) for title in titles)
    return frozenset(name.strip() for title in plain for name in title.split("&"))
