"""Studyfold folds overlapping sets of questions and answers into one study site."""

__version__ = "0.1.0"

__all__ = ["__version__"]
