"""Entry: the window, or the command line."""

from __future__ import annotations

import multiprocessing
import os
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

COMMANDS = ("analyze", "export", "analyzers", "-h", "--help", "--version")


def main() -> int:
    """Run the program with the process's arguments and return its exit status."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in COMMANDS:
        from app import cli

        return cli.main(arguments)
    from app import bootstrap

    return bootstrap.main(arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
