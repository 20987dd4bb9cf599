"""Every page of the site that Studyfold makes, besides the home page."""

from __future__ import annotations

from studyfold.model import Study
from studyfold.render.about import about_page
from studyfold.render.library import Library
from studyfold.render.overview import overview_pages
from studyfold.render.page import Page
from studyfold.render.questions import questions_page
from studyfold.render.topicpage import topic_pages
from studyfold.render.wanted import wanted_page

__all__ = ["pages"]


def pages(
    study: Study, *, page_size: int, directory_urls: bool = True, repository: str = ""
) -> tuple[Page, ...]:
    """Return the topic pages in order, the other ways in, and how the site was made.

    Args:
        study: the result of a build.
        page_size: the most entries on one page.
        directory_urls: whether pages are addressed as folders (`a/`) or as files (`a.html`).
        repository: the address of the project's repository, if it has one.
    """
    library = Library.of(study, page_size, directory_urls, repository)
    topics = (page for topic in study.topics for page in topic_pages(topic, library))
    wanted = wanted_page(library)
    return (
        *topics,
        *questions_page(library),
        *overview_pages(library),
        *([wanted] if wanted else ()),
        about_page(library),
    )
