"""The data package (datapackage.json): a description of every table and column, for other programs and people.

Why: tables are copied and passed on without this program, and must carry their own description.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.model.columns import CODED_COLUMNS, COLUMNS
from etl.model.languages import Lang, by_language, code_columns
from etl.model.registry import CODELISTS, Registry

SOURCE_COLUMNS = ("publisher", "edition", "source", "title", "printed_by", "address", "published", "kind")
"""The columns of the table of sources."""


def edition_columns(languages: Sequence[Lang]) -> tuple[str, ...]:
    """The columns of the table of editions; `licence` once for each language."""
    columns = ("publisher", "edition", "title", "published", "coverage", "series", "address")
    return (*columns, *by_language("licence", languages))


def data_package(registry: Registry, version: str) -> dict[str, Any]:
    """The descriptor, as dictionary, of all CSV tables. Source of the format: Data Package v2 (datapackage.org)."""
    editions, codes = edition_columns(registry.languages), code_columns(registry.languages)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "victim-monitor",
        "title": "Reported victims of human trafficking in the Netherlands, by edition",
        "version": version,
        "licenses": [{"name": "other-open", "title": "Figures: as each edition states, see editions.csv"}],
        "sources": [
            {"title": e.title, **({"path": e.address} if e.address else {})} for e in registry.editions.values()
        ],
        "resources": [
            _resource("observations", "observations.csv", _observation_schema()),
            _resource("editions", "editions.csv", _text_schema(editions, ["publisher", "edition"])),
            _resource("sources", "sources.csv", _text_schema(SOURCE_COLUMNS, ["publisher", "edition", "source"])),
            *(_resource(_table(n), f"codelists/{n}.csv", _text_schema(codes, ["code"])) for n in CODELISTS),
        ],
    }


def _table(codelist: str) -> str:
    return "codes-" + codelist.replace("_", "-")


def _resource(name: str, path: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", **schema},
    }


def _text_schema(columns: tuple[str, ...], key: list[str]) -> dict[str, Any]:
    fields = [{"name": c, "type": "integer" if c == "order" else "string"} for c in columns]
    return {"fields": fields, "primaryKey": key}


def _observation_schema() -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": column.type, "description": column.description,
         "constraints": {"required": column.is_filled}}
        for column in COLUMNS
    ]  # fmt: skip
    references = [
        {"fields": [column], "reference": {"resource": _table(column), "fields": ["code"]}} for column in CODED_COLUMNS
    ]
    references.append(
        {
            "fields": ["publisher", "edition", "source"],
            "reference": {"resource": "sources", "fields": ["publisher", "edition", "source"]},
        }
    )
    return {"fields": fields, "missingValues": [""], "primaryKey": ["id"], "foreignKeys": references}
