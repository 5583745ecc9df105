"""Whether texts are still cut as they were: a dialog stands open while new results may arrive.

Places on screen are clean offsets and hold for one cleaning of an article only. What takes them before a dialog and
decides about them after it remembers the revisions first and asks here before it decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.session import Session

CHANGED = "The texts have changed meanwhile. Try again."
"""What a person reads when a decision was not taken."""


def revisions(session: Session) -> dict[str, str]:
    """Article id -> id of its revision in the results of now; articles that are not cleaned yet are left out."""
    articles = session.analysis.articles if session.analysis is not None else ()
    return {article.id: article.revision.id for article in articles if article.revision is not None}


def unchanged(session: Session, before: Mapping[str, str], articles: Iterable[str]) -> bool:
    """Whether clean places in these articles still mean the same.

    Args:
        session: Holds the results of now.
        before: What `revisions` gave when the places were taken.
        articles: Ids of the articles concerned; one that is gone counts as changed.
    """
    now = revisions(session)
    return all(article in now and now[article] == before.get(article) for article in articles)
