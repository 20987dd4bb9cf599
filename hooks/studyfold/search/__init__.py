"""Records → files of an index that a browser searches, a few kilobytes at a time."""

from studyfold.search.index import FOLDER, files
from studyfold.search.records import Record
from studyfold.search.terms import terms

__all__ = ["FOLDER", "Record", "files", "terms"]
