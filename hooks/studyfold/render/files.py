"""Every file of the site that is no page: styles, scripts, fonts, data, the booklet."""

from __future__ import annotations

from studyfold.render.address import BOOKLET_URI
from studyfold.render.assets import assets
from studyfold.render.booklet import site_booklet
from studyfold.render.library import Library
from studyfold.render.questions import DATA_URI, questions_data

__all__ = ["files"]


def files(library: Library, site_name: str) -> dict[str, str | bytes]:
    """Return what is in each file by its path below docs/, in a fixed order."""
    found: dict[str, str | bytes] = {**assets()}
    if library.places:
        found[DATA_URI] = questions_data(library)
        found[BOOKLET_URI] = site_booklet(library, site_name)
    return dict(sorted(found.items()))
