"""Every page of the site that Studyfold makes, besides the home page."""

from __future__ import annotations

from studyfold.model import Study
from studyfold.render.about import about_page
from studyfold.render.library import Library
from studyfold.render.page import Page
from studyfold.render.topicpage import topic_pages
from studyfold.render.wanted import wanted_page

__all__ = ["pages"]


def pages(study: Study, *, page_size: int, directory_urls: bool = True) -> tuple[Page, ...]:
    """Return the topic pages in order, what wants an answer, and how the site was made.

    Args:
        study: the result of a build.
        page_size: the most entries on one page.
        directory_urls: whether pages are addressed as folders (`a/`) or as files (`a.html`).
    """
    library = Library.of(study, page_size, directory_urls)
    topics = (page for topic in study.topics for page in topic_pages(topic, library))
    wanted = wanted_page(library)
    return (*topics, *([wanted] if wanted else ()), about_page(library))
