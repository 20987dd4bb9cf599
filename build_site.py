#!/usr/bin/env python3
"""Builds the study site: `python build_site.py --help` tells the commands."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "hooks"))

try:
    from studyfold.cli import main
except ModuleNotFoundError as missing:
    sys.exit(
        f"studyfold: the Python package '{missing.name}' is not installed; run 'make site', or "
        "'pip install -r requirements.txt' in a virtual environment (see README.md)"
    )

if __name__ == "__main__":
    sys.exit(main(config=ROOT / "mkdocs.yml"))
