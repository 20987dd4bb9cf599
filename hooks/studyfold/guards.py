"""What a command must not overwrite, and addresses that it cannot serve at."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from pathlib import Path

from studyfold.errors import StudyfoldError

__all__ = ["check_address", "check_site_folder"]

_ADDRESS = "127.0.0.1:8000"


def check_site_folder(folder: Path, protected: Iterable[Path]) -> None:
    """Refuse a folder that building a site into would destroy something in.

    MkDocs empties the folder first. So it must be new, empty or a site from before, and must
    neither hold nor lie in what the site is made of.

    Args:
        folder: where the site is to go.
        protected: the files and folders that the site is made of.

    Raises:
        StudyfoldError: where the folder is no such one.
    """
    target = folder.resolve()
    for path in protected:
        source = path.resolve()
        if source.is_relative_to(target) or target.is_relative_to(source):
            raise StudyfoldError(
                f"{folder}: the site cannot go there, as the folder is emptied first and {path} "
                "would be lost; choose a folder apart from the sets"
            )
    if not target.exists():
        return
    if not target.is_dir():
        raise StudyfoldError(f"{folder}: expected a folder for the site, found a file")
    before = (target / "404.html").is_file() and (target / "search").is_dir()
    if not before and any(target.iterdir()):
        raise StudyfoldError(
            f"{folder}: expected a new or empty folder, or a site built before; found other files, "
            "which would be deleted"
        )


def check_address(address: str) -> None:
    """Refuse an address that a server cannot listen at.

    Raises:
        StudyfoldError: where it is no `HOST:PORT`, or is taken.
    """
    host, _, port = address.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise StudyfoldError(
            f"--dev-addr: expected HOST:PORT with a port from 1 to 65535, such as {_ADDRESS}; "
            f"found {address!r}"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), int(port)))
    except OSError as fault:
        raise StudyfoldError(
            f"{address}: cannot be listened at ({fault.strerror or fault}); stop what runs there "
            "or name another address with --dev-addr"
        ) from fault
