"""Make a copy of the data with a third language, whose texts are the English ones with a prefix."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomlkit

THIRD = "fr"

Translate = Callable[[str, str], str]
"""A function from the name of a field and its English text to the text in the third language."""


def marked(field: str, english: str) -> str:
    """The English text with a prefix; for a part of an address, a valid part of an address."""
    return f"fr-{english}" if field == "slug" else f"Fr {english}"


def copy_with_language(data: Path, to: Path) -> Path:
    """A copy of a data folder whose code list of languages has one more, without texts in that language."""
    shutil.copytree(data, to)
    with (to / "codelists/language.csv").open("a", encoding="utf-8") as file:
        heading = (data / "codelists/language.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        texts = ["French" for name in heading if name.startswith(("label_", "definition_"))]
        file.write(",".join([THIRD, "", "3", *texts]) + "\n")
    return to


def translate(folder: Path, text: Translate = marked) -> Path:
    """Add texts in the third language to every record and code list of the folder."""
    for path in folder.glob("codelists/*.csv"):
        _translate_codes(path, text)
    for path in folder.rglob("*.toml"):
        record = tomlkit.parse(path.read_text(encoding="utf-8")).unwrap()
        if record:
            _translate_record(record, "", text)
            path.write_text(tomlkit.dumps(record), encoding="utf-8")
    return folder


def texts_of(part: Any, place: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of every text by language in a parsed TOML file: keys, and indexes of list items from 0."""
    if is_text(part):
        return [place]
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [found for name, inner in inside for found in texts_of(inner, (*place, str(name)))]


def is_text(part: Any) -> bool:
    """True for a table of texts by language, each plain or with plural forms."""
    return isinstance(part, dict) and "en" in part and isinstance(part["en"], str | dict)


def _translate_codes(path: Path, text: Translate) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row |= {f"{name}_{THIRD}": text(name, row[f"{name}_en"]) for name in ("label", "definition")}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _translate_record(part: Any, field: str, text: Translate) -> None:
    if is_text(part):
        english = part["en"]
        if isinstance(english, dict):
            part[THIRD] = tomlkit.inline_table()  # an own table would end the one it stands in
            part[THIRD].update({name: text(field, form) for name, form in english.items()})
        else:
            part[THIRD] = text(field, english)
        return
    inside = (
        part.items() if isinstance(part, dict) else [(field, item) for item in part] if isinstance(part, list) else ()
    )
    for name, inner in inside:
        _translate_record(inner, name, text)
