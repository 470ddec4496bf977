"""The wheel, installed alone, makes documents: templates, samples and the Chinese wording travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def folder_of_programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home") / "venv"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, check=True)
    return programs


def call(programs: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": os.environ["PATH"], "REPORTGEN_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    command = [str(programs / "reportgen"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_wheel_holds_no_tests_and_no_tools(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "reportgen",
        next(n for n in names if ".dist-info" in n).split("/")[0],
    }


def test_new_and_build_work_where_only_the_wheel_is(folder_of_programs: Path, tmp_path: Path) -> None:
    assert call(folder_of_programs, tmp_path, "kinds").returncode == 0
    assert call(folder_of_programs, tmp_path, "new", "通知", "--example", "-o", "稿.yaml").returncode == 0
    done = call(folder_of_programs, tmp_path, "build", "稿.yaml")
    assert done.returncode == 0, done.stderr
    assert "已生成" in done.stdout
    assert len(list(tmp_path.glob("*.docx"))) == 1


def test_a_fresh_starting_point_is_refused_in_chinese(folder_of_programs: Path, tmp_path: Path) -> None:
    assert call(folder_of_programs, tmp_path, "new", "通知", "-o", "稿.yaml").returncode == 0
    refused = call(folder_of_programs, tmp_path, "build", "稿.yaml")
    assert refused.returncode == 1
    assert "请填写" in refused.stderr
