"""Print how much of plain reports cleaning hides: `python -m tests.eval.bodies`.

`bodies_1.txt` and `bodies_2.txt` hold a hundred reports of our own invention on subjects other than politics, without
headline or site text, chosen to be hard: stories on newspapers, newsletters and subscriptions, advice and columns that
speak to "you", results of matches, crossheads, bullet points. Nothing of them should be hidden.
"""

from __future__ import annotations

import sys
from pathlib import Path

from analyzers.modules.cleaning import clean

FILES = ("bodies_1.txt", "bodies_2.txt")
MARK = "@ article\n"


def reports() -> list[str]:
    """The texts of the reports."""
    texts = [(Path(__file__).parent / name).read_text("utf-8") for name in FILES]
    return [report.strip() for text in texts for report in text.split(MARK) if report.strip()]


def hidden(report: str) -> int:
    """Characters of a report that are hidden."""
    return sum(part.span.length for part in clean(report).site_text if part.hidden)


def main() -> int:
    """Print the share of hidden characters and in how many reports they stand."""
    found = [(hidden(report), len(report)) for report in reports()]
    lost, whole = sum(lost for lost, _all in found), sum(size for _lost, size in found)
    touched = sum(lost > 0 for lost, _all in found)
    print(f"{len(found)} reports: {lost / whole:.2%} of {whole:,} characters hidden, in {touched} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
