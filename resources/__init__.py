"""Data files of the program and the one function that finds them."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Path of a resource, for example `path("samples", "orsa", "sample.json")`.

    Raises:
        FileNotFoundError: if the program was installed or frozen without it.
    """
    found = _ROOT.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"The program's file resources/{'/'.join(parts)} is missing: install it again.")
    return found
