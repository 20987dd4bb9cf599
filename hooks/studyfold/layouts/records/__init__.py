"""Files of records: rows with fields, whatever the format → items.

Each format has one module that makes a `table.Table` of a document; `columns` says which of its
columns are questions, answers and so on; `items` makes items of the rows.
"""

from __future__ import annotations

from studyfold.layouts.records.anki import is_anki_text
from studyfold.layouts.records.delimited import read_delimited
from studyfold.layouts.records.json_records import read_json
from studyfold.layouts.records.jsonl import read_jsonl
from studyfold.layouts.records.yaml_records import read_yaml

__all__ = ["is_anki_text", "read_delimited", "read_json", "read_jsonl", "read_yaml"]
