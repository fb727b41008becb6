"""What a second reading of figures against their sources found: one test for each line, each as it should be."""

from __future__ import annotations

import pytest

from dashboard.catalog import Catalog, Observation


def row(catalog: Catalog, name: str) -> Observation:
    """The observation with this id."""
    return catalog.by_id[name]


def base(catalog: Catalog, name: str) -> tuple[str, float | None, str]:
    """Of whom and of how many a share is a share, and how that number is known."""
    found = row(catalog, name)
    return found.base_of, found.base, found.base_status


@pytest.mark.parametrize(("group", "value"), [("sex-F.age-Y_GE18", 60), ("sex-M.age-Y_GE18", 30), ("age-Y_LT18", 10)])
def test_greta_gives_shares_of_at_least_4700(real_catalog: Catalog, group: str, value: float) -> None:
    name = f"reported_victims.2018-2022.{group}.percent.greta.2023"
    assert row(real_catalog, name).value == value
    assert base(real_catalog, name) == ("_T", 4700, "at_least")


def test_half_is_half_of_the_estimated_3000(real_catalog: Catalog) -> None:
    name = "estimated_victims.2014-2015.age-Y_LT18.form-SEXUAL_DOMESTIC.percent.rapporteur.2015-2019"
    assert row(real_catalog, name).value == 50
    assert base(real_catalog, name) == ("form=SEXUAL_DOMESTIC", 3000, "about")


def test_16_percent_in_2011_is_of_1222(real_catalog: Catalog) -> None:
    name = "reported_victims.2011.age-Y_LT18.percent.rapporteur.2007-2011"
    assert row(real_catalog, name).value == 16
    assert base(real_catalog, name) == ("_T", 1222, "printed")


@pytest.mark.parametrize("form", ["SEXUAL", "LABOUR"])
def test_41_percent_in_2020_is_of_all_victims_of_that_year(real_catalog: Catalog, form: str) -> None:
    name = f"reported_victims.2020.form-{form}.percent.comensha.2020"
    assert row(real_catalog, name).value == 41
    assert base(real_catalog, name) == ("_T", 1013, "printed")


@pytest.mark.parametrize(("year", "value"), [(2013, 75), (2017, 34)])
def test_the_share_of_the_police_is_of_all_reports(real_catalog: Catalog, year: int, value: float) -> None:
    name = f"reported_victims.{year}.reporter-POLICE.percent.rapporteur.2013-2017"
    assert row(real_catalog, name).value == value
    assert base(real_catalog, name)[0] == "ALL_REPORTS"


def test_11_percent_in_2020_is_of_the_total_of_the_edition(real_catalog: Catalog) -> None:
    name = "reported_victims.2020.form-SEXUAL_DOMESTIC.percent.rapporteur.2016-2020"
    assert row(real_catalog, name).value == 11
    assert base(real_catalog, name) == ("_T", 984, "printed")


def test_59_percent_in_2011_is_of_the_minors(real_catalog: Catalog) -> None:
    name = "reported_victims.2011.age-Y_LT18.nationality-NL.percent.rapporteur.2007-2011"
    assert row(real_catalog, name).value == 59
    assert base(real_catalog, name)[0] == "age=Y_LT18"


def test_72_percent_in_2013_is_of_the_women(real_catalog: Catalog) -> None:
    name = "reported_victims.2013.sex-F.form-SEXUAL.percent.rapporteur.2009-2013"
    assert row(real_catalog, name).value == 72
    assert base(real_catalog, name)[0] == "sex=F"


def test_48_percent_in_2013_is_of_the_men(real_catalog: Catalog) -> None:
    name = "reported_victims.2013.sex-M.form-LABOUR.percent.rapporteur.2009-2013"
    assert row(real_catalog, name).value == 48
    assert base(real_catalog, name)[0] == "sex=M"


@pytest.mark.parametrize(
    ("period", "sector", "edition", "base_of"),
    [
        ("2013-2015", "LESS_VISIBLE", "2013-2017", "SEXUAL_EXPLOITATION"),
        ("2016-2017", "LESS_VISIBLE", "2013-2017", "SEXUAL_EXPLOITATION"),
        ("2015-2016", "VISIBLE", "2015-2019", "KNOWN_SECTOR"),
        ("2017-2019", "LESS_VISIBLE", "2015-2019", "KNOWN_SECTOR"),
    ],
)
def test_one_source_knows_the_sector_of_all_and_the_other_does_not_say(
    real_catalog: Catalog, period: str, sector: str, edition: str, base_of: str
) -> None:
    name = f"sector_visibility.{period}.sector-{sector}.percent.rapporteur.{edition}"
    assert base(real_catalog, name)[0] == base_of


def test_every_printed_share_says_of_whom(real_catalog: Catalog) -> None:
    shares = [found for rows in real_catalog.series.values() for found in rows if found.unit == "percent"]
    assert [found.id for found in shares if not found.base_of and found.has_figure] == []
    unknown = {found.id for found in shares if found.base_of == "_U"}
    assert {name.partition(".")[0] for name in unknown} == {"help_contacts"}


@pytest.mark.parametrize(
    ("name", "value", "precision"),
    [
        ("reported_victims.2018.reporter-NON_DETECTION.persons.rapporteur.2014-2018", 150, "at_most"),
        ("estimated_second.2016-2019.persons_per_year.wodc.mse-2016-2019", 5000, "about"),
        ("estimated_second.2018-2019.persons_per_year.wodc.mse-2016-2019", 5000, "about"),
        ("estimated_second.2019.persons.wodc.mse-2016-2019", 5000, "about"),
        ("estimated_second.2016-2019.form-SEXUAL.persons_per_year.wodc.mse-2016-2019", 2000, "about"),
        ("estimated_second.2012.persons.wodc.mse-2016-2019", 8000, "over"),
        ("estimated_victims.2014-2015.persons_per_year.unodc.mse-2010-2015", 6250, "about"),
        ("estimated_victims.2014-2015.persons_per_year.rapporteur.2012-2016", 6250, "about"),
        ("estimated_victims.2014-2015.per_100000.unodc.mse-2010-2015", 37, "about"),
        ("reported_victims.2013-2017.sex-F.percent.rapporteur.2013-2017", 72, "about"),
        ("reported_victims.2013-2017.sex-M.percent.rapporteur.2013-2017", 27, "about"),
        ("reported_victims.2013-2017.sex-_U.percent.rapporteur.2013-2017", 1, "about"),
        ("reported_victims.2019-2023.age-Y_LT23.percent.rapporteur.jaarcijfers-2023", 25.6, "about"),
        ("estimated_victims.2014-2015.sex-F.age-Y12T17.form-SEXUAL_DOMESTIC.nationality-NL.persons_per_year.rapporteur.2012-2016",
         1320, "at_least"),
    ],
)  # fmt: skip
def test_a_figure_that_its_text_rounds_or_limits_says_so(
    real_catalog: Catalog, name: str, value: float, precision: str
) -> None:
    found = row(real_catalog, name)
    assert (found.value, found.precision) == (value, precision)


BEFORE = {"bijna": "nearly", "ruim": "over", "ongeveer": "about", "circa": "about", "zeker": "at_least",
          "ten minste": "at_least", "more than": "over", "over": "over"}  # fmt: skip


def test_one_word_has_one_code(real_catalog: Catalog) -> None:
    rows = [found for rows in real_catalog.series.values() for found in rows]
    for word, precision in BEFORE.items():
        codes = {found.precision for found in rows if found.as_printed.startswith(f"{word} ")}
        assert codes == {precision}, word


@pytest.mark.parametrize(
    "name",
    [
        "reported_victims.2018.reporter-NON_DETECTION.percent.rapporteur.2014-2018",
        "reported_victims.2017.sex-M.age-Y_LT18.form-OTHER_FORMS.percent.unodc.glotip",
    ],
)
def test_nothing_is_derived_from_a_limit_or_from_a_doubtful_figure(real_catalog: Catalog, name: str) -> None:
    assert row(real_catalog, name.replace(".percent.", ".persons.")).value in {150, 138}
    assert name not in real_catalog.by_id


def test_no_derived_figure_follows_from_one_that_is_not_exact_or_is_doubtful(real_catalog: Catalog) -> None:
    rows = [found for rows in real_catalog.series.values() for found in rows if found.inputs]
    used = {name for found in rows for name in found.inputs.split()}
    assert {row(real_catalog, name).precision for name in used} <= {"exact", "derived"}
    assert not used & real_catalog.registry.doubtful
