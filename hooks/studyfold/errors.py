"""The one kind of exception that Studyfold raises on purpose.

Faults in the content of a set are no exceptions: they are `model.Diagnostic` values, so that
one bad set never keeps the others from being built.
"""

from __future__ import annotations

__all__ = ["StudyfoldError"]


class StudyfoldError(Exception):
    """Something that the caller must mend before anything can be built.

    The message says what was expected, what was found, where, and what to do. The command line
    prints it as it stands; MkDocs shows it as a build error.
    """
