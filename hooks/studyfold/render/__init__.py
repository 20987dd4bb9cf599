"""Study → pages: pure text, made without MkDocs and without the disk."""

from studyfold.render.address import addresses, page_uri
from studyfold.render.entry import targets
from studyfold.render.home import MARKER, generated_home, home_fragment
from studyfold.render.markdown import inline_html, to_html
from studyfold.render.page import Page
from studyfold.render.pages import pages
from studyfold.render.write_docs import tree

__all__ = [
    "MARKER",
    "Page",
    "addresses",
    "generated_home",
    "home_fragment",
    "inline_html",
    "page_uri",
    "pages",
    "targets",
    "to_html",
    "tree",
]
