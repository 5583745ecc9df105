#!/usr/bin/env python3
"""Set up and start Samestory, or run its tests. Needs nothing but Python 3.11 or newer.

    python3 run.py                  set up if needed, open the window
    python3 run.py --example        the same, with the sample comparison
    python3 run.py test             set up if needed, run all checks and tests
    python3 run.py bundle           build the program as a folder that needs no Python, and try it
    python3 run.py analyze FILE...  any command of main.py, and any of its options

Everything is installed into the folder .venv beside this file, development tools included. A second start skips what is
done already. Standard library only.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "samestory-setup"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

# Shared libraries that Qt needs and their Debian packages: a bare server has none of them, and Qt's own messages
# ("no Qt platform plugin could be initialized") do not name the package.
LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
}
WINDOW_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}


def say(sentence: str) -> None:
    """Tell the person what is going on."""
    print(f"samestory: {sentence}", file=sys.stderr, flush=True)


def fail(sentence: str) -> None:
    """Say what is wrong and end."""
    say(sentence)
    raise SystemExit(1)


def check_python() -> None:
    """End with a clear sentence if this Python is too old or cannot make environments."""
    if sys.version_info < (3, 11):  # noqa: UP036 - people start this with any Python
        fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Get one from python.org.")
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        if not install_debian(["python3-venv"]):
            fail("the Python module ensurepip is missing. On Debian or Ubuntu: sudo apt-get install python3-venv")


def install_debian(packages: list[str]) -> bool:
    """Install Debian packages where that is possible without asking (as root); True if it was done."""
    if not (
        sys.platform.startswith("linux") and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    ):
        return False
    say(f"installing system packages: {' '.join(packages)}")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
    ):
        if subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode:
            return False
    return True


def check_libraries(window: bool) -> None:
    """Find system libraries that are missing; install them as root on Debian, else name their packages."""
    if not sys.platform.startswith("linux"):
        return
    wanted = {**LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    missing = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    if window and not shutil.which("fc-list"):
        missing.append("fontconfig")
    if not missing or install_debian(missing):
        return
    fail(
        "system libraries that the window needs are missing. On Debian or Ubuntu:\n"
        f"  sudo apt-get install {' '.join(missing)}\n"
        "On other systems install the packages that hold the same libraries."
    )


def fingerprint() -> str:
    """Changes when what has to be installed changes."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def set_up() -> None:
    """Make .venv and install the program's packages and the development tools; skipped when done already."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    say("setting up .venv (once; a few minutes, it downloads some 300 MB)")
    if VENV.exists() and not PYTHON.exists():
        shutil.rmtree(VENV)
    if not PYTHON.exists():
        venv.EnvBuilder(with_pip=True).create(VENV)
    STAMP.unlink(missing_ok=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    requirements = sorted(_requirements())
    for command in (
        # pip 23 mishandles extras such as lxml[html_clean].
        [str(PYTHON), "-m", "pip", "install", *quiet, "--upgrade", "pip"],
        [str(PYTHON), "-m", "pip", "install", *quiet, "-c", str(ROOT / "constraints.txt"), *requirements],
    ):
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            fail("the packages could not be installed (see above). Check the connection and start again.")
    STAMP.write_text(wanted)


def _requirements() -> list[str]:
    """What pyproject.toml asks for, development tools included."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["dev"]]


def has_display() -> bool:
    """Whether a window can be opened here."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Do what the arguments ask for and return the exit status."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    check_python()
    command = arguments[0] if arguments else ""
    headless = command in ("analyze", "export", "analyzers")
    if not headless:
        check_libraries(window=has_display() and command not in ("test", "bundle"))
    set_up()
    if command == "test":
        return subprocess.run([str(PYTHON), "-m", "tests", *arguments[1:]], cwd=ROOT, check=False).returncode
    if command == "bundle":
        return subprocess.run(
            [str(PYTHON), str(ROOT / "packaging" / "smoke.py"), *arguments[1:]], cwd=ROOT, check=False
        ).returncode
    return subprocess.run([str(PYTHON), str(ROOT / "main.py"), *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
