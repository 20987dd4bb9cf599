"""What things are called: other names of one thing, and finding names in a text."""

from __future__ import annotations

from studyfold.names.groups import contrast_groups, synonym_groups
from studyfold.names.lexicon import Lexicon, key_of
from studyfold.names.synonyms import Synonyms, unified

__all__ = ["Lexicon", "Synonyms", "contrast_groups", "key_of", "synonym_groups", "unified"]
