"""The line-up: which passages of different articles report the same thing, in rows.

See `analyzer` for what is counted, `scoring` for the probability, `linking` for the bands, `rows` for the table.
"""

from analyzers.modules.lineup.analyzer import Lineup

__all__ = ["Lineup"]
