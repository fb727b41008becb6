"""Expected rows of `data/editions`, made from the collected facts: the whole key, the figure, its range and its source.

A row is a dictionary of every written column, empty where it says nothing. What no collected fact gives (`PINNED`) is
read from `pinned.csv`, which names each row by its whole key.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, TOTAL

HERE = Path(__file__).resolve().parent
Row = dict[str, str]

PINNED = (
    "locator", "bounds_status", "base_of", "base", "base_status", "obs_status", "conf_status", "precision",
    "as_printed", "note",
)  # fmt: skip
"""Columns that no fact of `nl.csv` gives."""
FIRST_STUDY, OF_THE_FIRST_STUDY = "2014/2015", ("estimated_victims", "share_in_sight")
"""The years that the first study estimates, and the indicators whose texts name no year when they cite it."""
AVERAGES = ("reported_victims_yearly_average", "court_cases_yearly_average", "estimated_victims_per_year")
"""Collected indicators whose figures are averages a year; so are estimates of `estimated_victims` over a period."""
CHANGES = ("chat_met_fier_change", "reported_victims_change")
"""Collected indicators whose percentages are changes."""
EXCEPTIONS: dict[str, Row] = {
    "NL0007": {"unit": "cases_per_year"},  # the note says "per year"
    "NL0136": {"unit": "cases_per_year"},  # the note says "per year"
    "NL0107": {"unit": "reports"},  # reports to the labour inspectorate, collected as cases
    "NL0108": {"unit": "reports"},  # the same
    "NL0109": {"unit": "reports"},  # the same
    "NL0114": {"unit": "reports"},  # reports in a sample, collected as cases
    "NL0031": {  # requests for a complaint are a figure of the answer itself, not of the monitor that it cites
        "edition": "government/kamervragen-2019",
        "source": "Aanhangsel van de Handelingen 2018-2019, nr. 3260 | Tweede Kamer (antwoord staatssecretaris "
        "Broekers-Knol) | https://zoek.officielebekendmakingen.nl/ah-tk-20182019-3260.html | 2019-07",
    },
    "NL0301": {"edition": "rapporteur/2013-2017"},  # 958 for 2017 is of that edition; a report of 2020 cites it
    "NL0096": {"form": "SEXUAL_DOMESTIC"},  # the text says sexual; the Rapporteur says this of domestic exploitation
    "NL0097": {"form": "SEXUAL_DOMESTIC"},  # the same
    "NL0077": {"lower": "5000", "upper": "7500"},  # the range of the same estimate, collected as NL0072
    "NL0585": {"obs_value": ""},  # printed as a range; the collected value is its middle
    "NL0591": {"obs_value": ""},  # the same
    "NL0173": {"obs_value": "1711"},  # "well over 1,700" rounds the 1,711 of the same edition
    "NL0170": {"indicator": "reports_before_revision"},  # counts of the time before border reports were taken out
    "NL0183": {"indicator": "reports_before_revision"},  # the same
    "NL0200": {"indicator": "reports_before_revision"},  # the same
    "NL0228": {"indicator": "reports_before_revision"},  # the same
    "NL0260": {"indicator": "reports_before_revision"},  # the same
    "NL0282": {"indicator": "reports_before_revision"},  # the same
}
"""What a fact says that its collected words do not, each with why."""
SOURCE_FIRST = ("NL0174", "NL0341", "NL0464", "NL0483", "NL0484")
"""Facts whose source is that of the row, though an earlier fact gives the same figure."""
NOT_SUPPLIED = ("by form of exploitation", "2020")
"""Where `<5` means "not supplied" and not a small number: the whole is 984."""


def read(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_words() -> dict[str, Row]:
    """The code of each collected word, by table."""
    tables: dict[str, Row] = {}
    for row in read(HERE / "words.csv"):
        tables.setdefault(row["table"], {})[row["collected"]] = row["code"]
    return tables


WORDS = read_words()
COLLECTED = {row["id"]: row for name in ("nl.csv", "glotip.csv") for row in read(HERE / name)}
"""Every collected fact by its identifier."""


def key_of(row: Row) -> tuple[str, ...]:
    """Edition, indicator, period, codes and unit of a row: what identifies it."""
    return tuple(row[name] for name in ("edition", "indicator", "period", *DIMENSIONS, "unit"))


def expected_rows(left_out: Iterable[str]) -> dict[tuple[str, ...], Row]:
    """The expected row of each key, for the facts that are not left out. Raises ValueError when two disagree."""
    rows: dict[tuple[str, ...], Row] = {}
    names = sorted(set(COLLECTED) - set(left_out), key=lambda name: (bool(COLLECTED[name].get("repeats")), name))
    for name in sorted(names, key=lambda name: name not in SOURCE_FIRST):
        row = row_of(name)
        held = rows.setdefault(key_of(row), row)
        if held is row:
            continue
        if any(row[part] not in ("", held[part]) for part in ("obs_value", "lower", "upper")):
            raise ValueError(f"{held['facts']} and {name} have one key and different figures")
        held["facts"] += f" {name}"
    for pinned in read(HERE / "pinned.csv"):
        row = rows[key_of(dict.fromkeys(DIMENSIONS, TOTAL) | pinned | codes(pinned["codes"]))]
        row |= {name: pinned[name] for name in PINNED}
    return rows


def codes(text: str) -> Row:
    """Dimensions and codes of `sex=F;age=Y_LT18`."""
    return dict(part.split("=") for part in text.split(";") if part)


def row_of(name: str) -> Row:
    """The row that one collected fact stands for, with the identifier of its source record for `source`."""
    fact = COLLECTED[name]
    return _of_glotip(fact) if name.startswith("GL") else _of_text(fact)


def _of_text(fact: Row) -> Row:
    name = fact["indicator"]
    is_chat = name.startswith("chat_met_fier")
    edition = EXCEPTIONS.get(fact["id"], {}).get("edition", WORDS["edition"].get(fact["edition"], ""))
    indicator = "help_contacts" if is_chat else WORDS["indicator"].get(name, "")
    if name == "share_by_reporter" and edition.startswith("comensha/"):
        indicator = "reports_received"  # CoMensha prints shares of reports, the Rapporteur shares of victims
    if name == "reported_victims" and "method=loverboy" in fact["breakdown"]:
        indicator = "loverboy_method"
    if name == "reported_victims" and "sector=known" in fact["breakdown"]:
        indicator = "sector_shares"
    if indicator == "estimated_victims" and edition.startswith("wodc/"):
        indicator = "estimated_second"
    is_range = bool(fact["lower"] and fact["upper"])
    row = dict.fromkeys(DIMENSIONS, TOTAL) | {
        "edition": edition,
        "indicator": indicator,
        "period": _period(fact, indicator, edition),
        **_groups(fact, indicator),
        "unit": _unit(fact),
        "obs_value": fact["value"],
        "lower": fact["lower"] if is_range else "",
        "upper": fact["upper"] if is_range else "",
        "source": " | ".join(fact[part] for part in ("source_title", "publisher", "source_url", "published")),
        "facts": fact["id"],
    }
    return dict.fromkeys(FIGURE_COLUMNS, "") | row | EXCEPTIONS.get(fact["id"], {})


def _period(fact: Row, indicator: str, edition: str) -> str:
    first, last = fact["year_start"], fact["year_end"]
    if first:
        return first if first == last else f"{first}/{last}"
    is_of_study = indicator in OF_THE_FIRST_STUDY and edition.partition("/")[0] in {"rapporteur", "unodc"}
    return FIRST_STUDY if is_of_study else WORDS["period"].get(edition, "")


def _groups(fact: Row, indicator: str) -> Row:
    """The code of each dimension that the collected breakdown or indicator names."""
    left, found = fact["breakdown"], ""
    for whole in [text for text in WORDS["group"] if ";" in text and text in left]:
        left, found = left.replace(whole, "").strip(";"), WORDS["group"][whole]
    parts = [found, *(WORDS["group"][part] for part in left.split(";") if part)]
    named = codes(";".join(part for part in parts if part))
    if fact["indicator"] in WORDS["detail"]:
        named["detail"] = WORDS["detail"][fact["indicator"]]
    if indicator in {"sector_visibility", "sector_shares"}:
        named.pop("form")  # both are about sexual exploitation alone
    return named


def _unit(fact: Row) -> str:
    name, unit = fact["indicator"], fact["unit"]
    if unit == "percent" and name in CHANGES:
        return "percent_change"
    is_average = name in AVERAGES or (name == "estimated_victims" and fact["year_start"] != fact["year_end"])
    return f"{unit}_per_year" if is_average else unit


def _of_glotip(fact: Row) -> Row:
    groups, dimension, value = WORDS["glotip group"], fact["dimension"], fact["value"].replace(",", "")
    is_repatriation = dimension == "by country of repatriation"
    row = dict.fromkeys(DIMENSIONS, TOTAL) | {
        "edition": "unodc/glotip",
        "indicator": "repatriated" if is_repatriation else WORDS["glotip indicator"][fact["indicator"]],
        "period": fact["year"],
        "sex": groups[fact["sex"]],
        "age": groups[fact["age"]],
        "unit": "cases" if fact["indicator"].startswith("Offences") else "persons",
        "obs_value": "" if value == "<5" else value,
        "source": "GLOTIP database, workbook last saved in March 2024 | UNODC |  | ",
        "locator": ", ".join(fact[part] for part in ("indicator", "dimension", "category", "sex", "age", "year")),
        "facts": fact["id"],
    }
    if dimension == "by form of exploitation":
        row["form"] = groups[fact["category"]]
    elif dimension != "Total":
        row["nationality"] = WORDS["glotip country"][fact["category"]]
    if value == "<5":
        is_missing = (dimension, fact["year"]) == NOT_SUPPLIED
        row |= {"as_printed": "<5", "obs_status": "M"} if is_missing else {"as_printed": "<5", "conf_status": "C"}
    return dict.fromkeys(FIGURE_COLUMNS, "") | row


def left_out(data: Path) -> dict[str, Any]:
    """The collected facts that are not loaded, by identifier."""
    return {
        row["id"]: row for row in tomllib.loads((data / "not_loaded.toml").read_text(encoding="utf-8"))["not_loaded"]
    }


def held_rows(data: Path) -> Iterator[Row]:
    """The rows of the `figures.csv` of each edition of `editions.csv` that exists, with their edition."""
    for edition in [row["edition"] for row in read(HERE / "editions.csv")]:
        path = data / "editions" / edition / "figures.csv"
        for row in read(path) if path.is_file() else ():
            blank = dict.fromkeys(FIGURE_COLUMNS, "") | dict.fromkeys(DIMENSIONS, TOTAL)
            yield blank | row | {"edition": edition}
