"""Lines that a page repeats in answer after answer and that no answer says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from studyfold.layouts.page import Page
from studyfold.layouts.remarks import is_navigation

__all__ = ["repeated"]

_LINKED = re.compile(r"\]\(|<(?:a|img|picture|source|script|iframe)\b|https?://", re.IGNORECASE)
_TAGS_ONLY = re.compile(r"(?:<[^<>]*>|&nbsp;|\s)+$")
_PROPERTY = re.compile(r"(?:id|collapsed|heading|created|updated|card-[a-z-]+)::\s")
_FEWEST = 3
_SHARE = 0.15
_NEAR = 2


def repeated(page: Page, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indexes of lines within items that only lead elsewhere or advertise.

    These are: lines back to the top of the page; lines with a link or a picture that stand word
    for word in at least three items and a seventh of all; and the words around the latter that
    are repeated with them.

    Args:
        page: the text.
        spans: for each item the first line below its question and the line after its last.
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: set[int] = set()
    enough = max(_FEWEST, _SHARE * len(spans))
    times = Counter([line.body for line in page.lines])
    for item, (start, end) in enumerate(spans):
        for index in range(start, end):
            line = page.lines[index]
            if line.kind == "text" and len(line.text) < 2_000:
                body = line.body
                if is_navigation(body) or ("::" in body and _PROPERTY.match(body)):
                    found.add(index)
                elif times[body] >= enough and len(body) > 3:
                    places[body].append((item, index))
    often = [at for at in places.values() if len({item for item, _ in at}) >= enough]
    linked = [at for at in often if _LINKED.search(page.lines[at[0][1]].body)]
    found.update(index for at in linked for _, index in at)
    around = [at for at in often if _near(at, found) and _is_aside(page.lines[at[0][1]].body)]
    found.update(index for at in around for _, index in at)
    return frozenset(found)


def _near(places: Iterable[tuple[int, int]], found: set[int]) -> bool:
    """Say whether a repeated line always stands right beside one that was found."""
    return all(
        any(index + step in found for step in range(-_NEAR, _NEAR + 1)) for _, index in places
    )


def _is_aside(body: str) -> bool:
    return bool(_TAGS_ONLY.match(body)) or len(body) >= 20
