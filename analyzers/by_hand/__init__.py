"""A person's hand over the machine's rows and events. Pure functions, light to import (no text, no models).

`apply_by_hand(lineup, decisions)` and `apply_event_decisions(events, decisions)` take a result and what a person
decided, oldest first, and give the effective result. Both are stable (no decision changes what it does not speak of),
can be repeated (applying twice is applying once) and survive a new analysis: decisions speak of sentences and
articles, never of rows or events. `order_rows(rows, article)` gives rows in the reading order of a chosen article.
"""

from analyzers.by_hand.events import apply_event_decisions, mark_across
from analyzers.by_hand.order import order_rows
from analyzers.by_hand.rows import apply_by_hand

__all__ = ["apply_by_hand", "apply_event_decisions", "mark_across", "order_rows"]
