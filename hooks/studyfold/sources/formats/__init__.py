"""Formats that are converted before layouts are looked for: one module a format."""

from __future__ import annotations

__all__: list[str] = []
