"""What is added to a site that stands: the search index, and what lets a browser keep it all."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

from studyfold.finding import page_records, records, search_files
from studyfold.model import Study
from studyfold.render.offline import LIST_URI, WORKER_URI, kept, worker

__all__ = ["add_search", "keep_offline", "pack_again"]


def add_search(
    site: Path, study: Study, *, page_size: int, directory_urls: bool, theirs: str
) -> None:
    """Write the index of all entries, and of the pages that the theme's plugin has read.

    Args:
        site: the folder of the site.
        study: what the site shows.
        page_size: the most entries on one page.
        directory_urls: whether pages are addressed as folders (`a/`) or as files (`a.html`).
        theirs: the path of the theme's own index, which nothing reads and which goes.
    """
    found = records(study, page_size=page_size, directory_urls=directory_urls)
    path = site / theirs
    if path.is_file():
        found += page_records(path.read_text(encoding="utf-8"))
        path.unlink()
    _write(site, search_files(study, found))


def keep_offline(site: Path) -> None:
    """Write the list of all files, and the service worker that lets a browser keep them.

    Whatever is in a file of the site makes another version; so this comes last.
    """
    contents = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    listed = kept(contents)
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n"
    _write(site, {LIST_URI: text.encode(), WORKER_URI: worker(listed).encode()})


def pack_again(path: Path) -> None:
    """Pack a file again, without the time at which that is done."""
    if path.is_file():
        path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for uri, content in files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
