"""Every way in which people write questions down: one rule a module."""

from __future__ import annotations

__all__: list[str] = []
