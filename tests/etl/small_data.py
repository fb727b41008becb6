"""A data folder of eleven figures, as text: enough for every step, small enough to check by eye.

Why: what a step does to a folder should not depend on which figures are held today.
"""

from __future__ import annotations

from pathlib import Path

CODES = {
    "sex": "_T . | F _T | M _T | _U _T | _Z .",
    "age": "_T . | Y_LT18 _T | Y_GE18 _T | Y0T14 Y_LT18 | _Z .",
    "sector": "_T . | LESS_VISIBLE _T | VISIBLE _T | _Z .",
    "form": "_T . | _Z .",
    "nationality": "_T . | _Z .",
    "reporter": "_T . | _Z .",
    "region": "_T . | _Z .",
    "channel": "_T . | _Z .",
    "detail": "_T . | _Z .",
    "ref_area": "NL .",
    "unit": "persons . | percent .",
    "obs_status": "A . | E . | P . | M .",
    "conf_status": "F . | C .",
    "precision": "exact . | about . | derived .",
    "bounds_status": "not_published .",
    "base_status": "printed . | from_counts . | at_least . | about . | not_published .",
    "note": "in_words . | corrected .",
    "population": "_T . | _U . | KNOWN_SECTOR .",
    "publisher": "rapporteur . | comensha .",
    "series": "monitor . | comensha .",
    "kind": "reported .",
    "chart": "years . | shares . | categories .",
    "language": "nl . | en .",
}
"""Code and parent of each row of each code list; a point is an empty cell."""

INDICATOR_TEXTS = """
slug = { nl = "naam", en = "name" }
title = { nl = "Naam", en = "Name" }
question = { nl = "Hoeveel?", en = "How many?" }
lead = { nl = "Een zin.", en = "A sentence." }
definition = { nl = "Wie.", en = "Who." }
population = { nl = "allen", en = "all" }

[headline]
edition = "rapporteur/latest"
unit = "percent"
label = { nl = "in {period}", en = "in {period}" }

[captions.percent]
name = { nl = "Aandeel", en = "Share" }
subtitle = { nl = "Aandeel, {period}", en = "Share, {period}" }
headline = { nl = "Het aandeel was {value}", en = "The share was {value}" }
headline_many = { nl = "Het aandeel was {first} en {value}", en = "The share was {first} and {value}" }
reading = { nl = "Lees zo: {value}.", en = "How to read: {value}." }
"""

CAPTIONS_OF_COUNTS = """
[captions.persons]
name = { nl = "Aantal", en = "Number" }
subtitle = { nl = "Aantal, {period}", en = "Number, {period}" }
headline = { nl = "Het aantal was {value}", en = "The number was {value}" }
headline_many = { nl = "Het aantal was {first} en {value}", en = "The number was {first} and {value}" }
reading = { nl = "Lees zo: {value}.", en = "How to read: {value}." }
"""

FILES = {
    "indicators/reported_victims.toml": """
id = "reported_victims"
order = 1
kind = "reported"
units = ["persons", "percent"]
dimensions = ["sex", "age"]
base = { nl = "slachtoffers", en = "victims" }
chart = "years"
editions = ["rapporteur/latest"]
caveats = ["fewer_reports"]
"""
    + INDICATOR_TEXTS
    + CAPTIONS_OF_COUNTS,
    "indicators/minors.toml": """
id = "minors"
order = 2
of = "reported_victims"
where = { age = "Y_LT18" }
kind = "reported"
units = ["percent", "persons"]
dimensions = ["sex"]
chart = "years"
editions = ["rapporteur/2015-2019"]
caveats = []
"""
    + INDICATOR_TEXTS
    + CAPTIONS_OF_COUNTS,
    "indicators/sector_visibility.toml": """
id = "sector_visibility"
order = 3
kind = "reported"
units = ["percent"]
dimensions = ["sector"]
base = { nl = "slachtoffers", en = "victims" }
parts = { sector = ["LESS_VISIBLE", "VISIBLE"] }
chart = "shares"
editions = ["rapporteur/2015-2019"]
caveats = []
"""
    + INDICATOR_TEXTS,
    "breaks.toml": """
[[break]]
id = "privacy_law_2018"
year = 2018
publishers = ["rapporteur", "comensha"]
indicators = ["reported_victims"]
label = { nl = "breuk", en = "break" }
summary = { nl = "Minder melders.", en = "Fewer bodies report." }
causes = []

[[break]]
id = "weak_signals_2012"
year = 2012
publishers = ["rapporteur"]
indicators = ["reported_victims"]
label = { nl = "breuk", en = "break" }
summary = { nl = "Zwakke signalen.", en = "Weak signals." }
causes = []
""",
    "events.toml": "# none yet",
    "revisions.toml": "# none yet",
    "contradictions.toml": "# none yet",
    "corrections.toml": "# none yet",
    "errata.toml": "# none yet",
    "not_loaded.toml": "# none yet",
    "warning_words.toml": """
[[warning_word]]
id = "example"
subject = "placeholder"
words = ["example", "voorbeeld"]
unless = ["for example"]

[[warning_word]]
id = "neighbours"
subject = "country"
words = ["Belgian"]
unless = ["Dutch"]
""",
    "terms.toml": """
[[term]]
id = "because"
subject = "causes"
words.nl = ["vanwege"]
words.en = ["because of"]
why = { nl = "Wij noemen geen oorzaak.", en = "We name no cause." }
instead = { nl = "wat er gebeurde", en = "what happened" }
""",
    "caveats.toml": """
[[caveat]]
id = "fewer_reports"
text = { nl = "Minder meldingen.", en = "Fewer reports." }
source = "a letter"
""",
    "editions/rapporteur/2014-2018/edition.toml": """
publisher = "rapporteur"
id = "2014-2018"
title = "Monitor 2014-2018"
short = { nl = "Monitor 2014-2018", en = "Monitor 2014-2018" }
published = "2019-10"
coverage = "2014/2018"
series = "monitor"
licence = { nl = "Feiten.", en = "Facts." }
sources.monitor-2019 = { title = "Monitor", publisher = "Rapporteur", kind = "primary" }
""",
    "editions/rapporteur/2014-2018/figures.csv": """
indicator,period,unit,obs_value,source
reported_victims,2017,persons,956,monitor-2019
reported_victims,2018,persons,668,monitor-2019
""",
    "editions/rapporteur/2015-2019/edition.toml": """
publisher = "rapporteur"
id = "2015-2019"
title = "Monitor 2015-2019"
short = { nl = "Monitor 2015-2019", en = "Monitor 2015-2019" }
published = "2020-10"
coverage = "2015/2019"
series = "monitor"
licence = { nl = "Feiten.", en = "Facts." }
address = "https://example.org/monitor"
sources.monitor-2020 = { title = "Monitor", publisher = "Rapporteur", published = "2020-10-18", kind = "primary" }
sources.newspaper = { title = "Article", publisher = "Daily", address = "https://a.org", kind = "secondary" }

[[period_totals]]
indicator = "reported_victims"
period = "2017/2019"
years = { "2017" = "rapporteur/2014-2018" }
""",
    "editions/rapporteur/2015-2019/figures.csv": """
indicator,period,sex,age,sector,unit,obs_value,base_of,base_status,precision,source,note
reported_victims,2017/2019,_T,_T,_T,persons,2958,,,,monitor-2020,
reported_victims,2018,_T,_T,_T,persons,668,,,,monitor-2020,
reported_victims,2019,_T,_T,_T,persons,1334,,,,monitor-2020,
reported_victims,2019,_T,Y_LT18,_T,persons,108,,,,newspaper,
reported_victims,2019,_T,Y_LT18,_T,percent,8,_T,not_published,,newspaper,
sector_visibility,2017/2019,_T,_T,LESS_VISIBLE,percent,89,KNOWN_SECTOR,not_published,about,newspaper,in_words
sector_visibility,2017/2019,_T,_T,VISIBLE,percent,11,KNOWN_SECTOR,not_published,,newspaper,
""",
    "editions/comensha/2019/edition.toml": """
publisher = "comensha"
id = "2019"
title = "Jaarcijfers 2019"
short = { nl = "Jaarcijfers 2019", en = "Annual figures 2019" }
published = "2020-05"
coverage = "2018/2019"
series = "comensha"
licence = { nl = "Feiten.", en = "Facts." }
sources.yearbook = { title = "Jaarcijfers", publisher = "CoMensha", kind = "primary" }
""",
    "editions/comensha/2019/figures.csv": """
indicator,period,sex,unit,obs_value,conf_status,source
reported_victims,2019,_T,persons,1372,,yearbook
reported_victims,2019,F,persons,,C,yearbook
""",
}
"""Text of every other file, by its path below the data folder."""


def write_small_data(folder: Path) -> Path:
    """Write the small data folder to `folder` and return it."""
    for name, text in {**FILES, **_codelists()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must stand in the file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def _codelists() -> dict[str, str]:
    heading = "code,parent,order,label_nl,label_en,definition_nl,definition_en"
    return {
        f"codelists/{name}.csv": "\n".join([heading, *(_code_row(n, row) for n, row in enumerate(rows.split("|"), 1))])
        + "\n"
        for name, rows in CODES.items()
    }


def _code_row(order: int, row: str) -> str:
    code, parent = row.split()
    return f"{code},{parent.strip('.')},{order},{code} nl,{code} en,Wat {code} is.,What {code} is."
