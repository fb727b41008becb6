"""The guide for new figures, done from a clean clone: every command word for word, in both languages.

The guide's example is an edition that the repository holds. It is taken away with all that names it, and entered again
by the guide: as CSV, as a workbook, and from a publisher's own file. Then the tables are those of the repository.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from analyst import EDITION, PATIENCE, ROOT, Analyst, git, new_analyst
from filling import fill, printed_rows
from reading_guide import Guide, read_guide

from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.model.records import Lang

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the prepared .venv and Ctrl+C are those of Unix"),
]

RECORD = f"editions/{EDITION}/edition.toml"
PRINTED = printed_rows(ROOT / "data" / "editions" / EDITION / "figures.csv")
PAGES: dict[Lang, str] = {"en": "/en/figures/reported-victims", "nl": "/nl/cijfers/gemelde-slachtoffers"}
TOTAL_2020: dict[Lang, str] = {
    "en": "How to read: according to Slachtoffermonitor 2016-2020, 984 possible victims were reported in 2020.",
    "nl": "Lees zo: volgens Slachtoffermonitor 2016-2020 zijn 984 mogelijke slachtoffers gemeld in 2020.",
}
NEW_YEAR: dict[Lang, str] = {
    "en": "New: 49 observations, for 2016, 2017, 2018, 2019, 2020, 2016-2020.",
    "nl": "Nieuw: 49 waarnemingen, over 2016, 2017, 2018, 2019, 2020, 2016-2020.",
}
NO_FAULT: dict[Lang, str] = {"en": "0 error(s), 0 warning(s).", "nl": "0 fout(en), 0 waarschuwing(en)."}
WRITTEN: dict[Lang, str] = {"en": "observations written to tables", "nl": "waarnemingen geschreven naar tables"}


class Work:
    """One run through the guide: its commands are taken one by one, in the order in which they stand there."""

    def __init__(self, analyst: Analyst, lang: Lang, form: str) -> None:
        self.analyst, self.lang = analyst, lang
        document = (analyst.clone / "CONTRIBUTING.md").read_text(encoding="utf-8")
        self.guide: Guide = read_guide(document, lang)
        other = {"csv": "xlsx", "xlsx": "csv"}[form]
        self.left = [c for c in self.guide.commands() if " new " not in c or (other == "xlsx") != ("xlsx" in c)]
        self.folder = analyst.clone / "data" / "editions" / EDITION

    def next(self, part: str, *, answers: str = "", code: int = 0) -> str:
        """Type the next command of the guide, of which this is a part."""
        return self.analyst.types(self._take(part), answers=answers, code=code)

    def skip(self, part: str) -> None:
        """Pass over the next command, for another run types it."""
        self._take(part)

    def _take(self, part: str) -> str:
        command = self.left.pop(0)
        assert part in command, f'the guide has "{command}" where "{part}" was expected'
        return command

    def sees(self, path: str) -> str:
        """Take the guide's `serve`, read a page without scripts and stop; the port alone is not that of the guide."""
        port = free_port()
        window = self.analyst.starts(f"{self._take('run.py serve')} --port {port}", until=f"http://127.0.0.1:{port}/")
        try:
            return re.sub(r"<[^>]*>", "", page(f"http://127.0.0.1:{port}{path}"))
        finally:
            assert window.stop() == 0

    def watches(self) -> None:
        """Take the guide's `build --watch`, wait until it has built, and stop."""
        window = self.analyst.starts(self._take("run.py build --watch"), until=WRITTEN[self.lang])
        assert window.stop() == 0

    def answers(self) -> str:
        """What the guide types behind the questions of `new`."""
        lines = self.guide.example("text", "2021-12").splitlines()
        return "".join(line.split(": ", 1)[1] + "\n" for line in lines)

    def questions(self) -> list[str]:
        """The questions as the guide shows them."""
        return [line.split(": ", 1)[0] for line in self.guide.example("text", "2021-12").splitlines()]


def page(address: str) -> str:
    """The page at an address; a server that has just told its address may need a moment before it listens."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as reply:
                text: str = reply.read().decode()
                return text
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError) or time.monotonic() > end:
                raise
            time.sleep(0.1)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def work(tmp_path: Path) -> Callable[[Lang, str], Work]:
    """Starts a run through the guide in a clean clone."""

    def start(lang: Lang, form: str) -> Work:
        analyst = new_analyst(tmp_path)
        code = "import etl, dashboard; print(etl.__file__, dashboard.__file__)"
        used = analyst.types(f"cd .. && clone/.venv/bin/python -c '{code}'").split()
        assert used == [str(analyst.clone / name / "__init__.py") for name in ("etl", "dashboard")]
        return Work(analyst, lang, form)

    return start


@pytest.fixture(scope="module")
def before(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of the repository's own data."""
    assert result.registry is not None and result.observations is not None
    out = tmp_path_factory.mktemp("guide") / "tables"
    write_tables(result.registry, result.observations, out=out)
    return contents(out)


def contents(tables: Path) -> dict[str, bytes]:
    """Every table by its name; without the hashes of what went in, and who answered a warning in which words."""
    found = {p.relative_to(tables).as_posix(): p.read_bytes() for p in tables.rglob("*") if p.is_file()}
    del found["manifest.json"], found[f"records/editions/{EDITION}/answers.toml"]
    package = json.loads(found["datapackage.json"])
    del package["version"]
    return found | {"datapackage.json": json.dumps(package).encode()}


def name_sources(work: Work) -> None:
    """Step 3: beside the guide's own example, the other sources and the period totals of the publication."""
    record = ROOT / "data" / RECORD
    text = record.read_text(encoding="utf-8")
    assert work.guide.example("toml", "[sources.nji-2022]") in text
    written = (work.folder / "edition.toml").read_text(encoding="utf-8")
    head, rest = written.split("\n[", 1)[0], text.split("\n[", 1)[1]
    (work.folder / "edition.toml").write_text(f"{head}\n[{rest}", encoding="utf-8", newline="\n")


def write_records(work: Work) -> None:
    """Step 5: the records that go with the edition, as they stand in the repository; all but its own folder."""
    names = git("diff", "--name-only", "HEAD~1", "--", "data", folder=work.analyst.clone).splitlines()
    elsewhere = [name for name in names if EDITION not in name]
    assert "data/contradictions.toml" in elsewhere and "data/errata.toml" in elsewhere, elsewhere
    for name in elsewhere:
        (work.analyst.clone / name).write_bytes((ROOT / name).read_bytes())


def check_and_repair(work: Work, table: Path) -> None:
    """Step 6: the guide's mistake is told in the guide's sentence, the warning is answered in the guide's words."""
    wrong = [row | {"obs_value": "1.334"} if row["obs_value"] == "1334" else row for row in PRINTED]
    fill(table, wrong)
    told = work.next("run.py check", code=1).splitlines()
    (sentence,) = [line for line in work.guide.example("text", "1.334").splitlines() if table.name in line]
    assert sentence in told
    (warning,) = [line for line in told if line.endswith("[outside-coverage]")]
    assert warning.startswith({"en": "warning: ", "nl": "waarschuwing: "}[work.lang])
    fill(table, PRINTED)
    (work.folder / "answers.toml").write_text(work.guide.example("toml", "[[answer]]"), encoding="utf-8")
    assert NO_FAULT[work.lang] in work.next("run.py check").splitlines()


def hand_in(work: Work, *files: str) -> None:
    """Step 9: the edition, its records and the words for readers are on the branch that the guide names."""
    log = work.analyst.clone / "CHANGELOG.md"
    log.write_text(log.read_text(encoding="utf-8") + "\n- The edition of 2016-2020.\n", encoding="utf-8")
    for part in ("git add", "git commit", "git push"):
        work.next(part)
    assert not work.left
    origin = work.analyst.clone.parent / "origin.git"
    sent = git("diff", "--name-only", "monitor-2016-2020~1", "monitor-2016-2020", folder=origin).splitlines()
    assert {"CHANGELOG.md", *(f"data/editions/{EDITION}/{name}" for name in ("edition.toml", *files))} <= set(sent)
    assert git("status", "--porcelain", folder=work.analyst.clone) == ""


@pytest.mark.parametrize(("lang", "form"), [("en", "csv"), ("nl", "xlsx")])
def test_the_guide_enters_an_edition_from_a_clean_clone(
    work: Callable[[Lang, str], Work], before: dict[str, bytes], lang: Lang, form: str
) -> None:
    todo = work(lang, form)
    address = f"{PAGES[lang]}?edition={EDITION}"
    todo.next("git switch")
    assert TOTAL_2020[lang] not in todo.sees(address)
    told = todo.next("run.py new", answers=todo.answers())
    assert all(question in told for question in todo.questions())
    name_sources(todo)
    write_records(todo)
    check_and_repair(todo, todo.folder / f"figures.{form}")
    assert NEW_YEAR[lang] in todo.next("run.py diff").splitlines()
    assert WRITTEN[lang] in todo.next("run.py build")
    assert contents(todo.analyst.clone / "tables") == before
    assert TOTAL_2020[lang] in todo.sees(address)
    todo.watches()
    hand_in(todo, f"figures.{form}", "answers.toml")


def test_the_guides_own_file_of_a_publisher_is_read_through_its_map(work: Callable[[Lang, str], Work]) -> None:
    todo = work("nl", "csv")
    todo.next("git switch")
    todo.skip("run.py serve")
    todo.next("run.py new", answers=todo.answers())
    (todo.folder / "figures.csv").unlink()
    layout = todo.guide.example("toml", "[[tables]]")
    record = todo.folder / "edition.toml"
    record.write_text(f"{record.read_text(encoding='utf-8')}\n{layout}", encoding="utf-8")
    suppressed = todo.guide.example("csv", "Geslacht").replace("Vrouw;Totaal;.;.;", "Vrouw;Totaal;.;<5;")
    assert "<5" in suppressed
    (todo.folder / tomllib.loads(layout)["tables"][0]["file"]).write_text(suppressed, encoding="utf-8")
    assert NO_FAULT["nl"] in todo.next("run.py check data").splitlines()
    todo.skip("run.py check")
    todo.skip("run.py diff")
    todo.next("run.py build")
    built = [row for row in printed_rows(todo.analyst.clone / "tables" / "observations.csv")
             if (row["publisher"], row["edition"]) == tuple(EDITION.split("/"))]  # fmt: skip
    told = {(row["period"], row["sex"], row["age"]): row["obs_value"] for row in built if row["unit"] == "persons"}
    typed = {(row["period"], row["sex"], row["age"]): row["obs_value"] for row in PRINTED
             if row["indicator"] == "reported_victims" and row["unit"] == "persons" and row["form"] == "_T"
             and row["nationality"] == "_T"}  # fmt: skip
    with_figure = {place: value for place, value in told.items() if value}
    assert with_figure == {place: typed[place] for place in with_figure}
    assert len(with_figure) == 5
    hidden = [row for row in built if row["conf_status"] == "C"]
    assert [(row["period"], row["sex"], row["locator"]) for row in hidden] == [("2019", "F", "slachtoffers.csv D4")]
    assert TOTAL_2020["nl"] in todo.sees(f"{PAGES['nl']}?edition={EDITION}")
    todo.skip("run.py build --watch")
    hand_in(todo, "slachtoffers.csv")
