"""What must come out of each real file: how many rows of the whole and of the excerpt, and five values of both.

The values were read in the files by eye. A value is found by what its row says, never by where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

Spot = tuple[dict[str, str], float | None, str]
"""Which row, its value (None when there is none), and its status: of the observation, or C when suppressed."""


@dataclass(frozen=True)
class Case:
    """A file, its map, its numbers of rows, and five spot values."""

    map: str
    file: str
    whole: int
    excerpt: int
    spots: tuple[Spot, ...]
    repeats: tuple[tuple[str, int, int], ...] = ()
    """Problems that the file itself has, by rule: how many in the whole and how many in the excerpt."""


NL_2017 = {"ref_area": "NLD", "channel": "Detected trafficking victims", "period": "2017", "detail": "_T"}
FORM_2020 = {
    "ref_area": "NLD",
    "channel": "Detected trafficking victims",
    "period": "2020",
    "reporter": "by form of exploitation",
    "detail": "Forced labour",
}

CASES = (
    Case(
        "croatia", "croatia_sdg_16_2_2.csv", 96, 96,
        (
            ({"period": "2018", "sex": "_T", "age": "_T", "form": "_T"}, 1.86, "A"),
            ({"period": "2023", "sex": "F"}, 0.363, "A"),
            ({"period": "2017", "age": "19-30"}, None, "M"),
            ({"period": "2018", "age": "51+"}, None, "M"),
            ({"period": "2024", "form": "labour"}, 0.34, "A"),
        ),
    ),
    Case(
        "eurostat_tsv", "eurostat_crim_off_cat.tsv", 1558 * 15, 36 * 15,
        (
            ({"detail": "ICCS0101", "ref_area": "NL", "unit": "cases", "period": "2008"}, 150, "A"),
            ({"detail": "ICCS0101", "ref_area": "NL", "unit": "per_100000", "period": "2022"}, 0.81, "A"),
            ({"detail": "ICCS0101", "ref_area": "NL", "unit": "cases", "period": "2010"}, None, "M"),
            ({"detail": "ICCS0301", "ref_area": "XK", "unit": "cases", "period": "2017"}, 441, "A"),
            ({"detail": "ICCS0502", "ref_area": "UKC-L", "unit": "cases", "period": "2008"}, 1592758, "A"),
        ),
    ),
    Case(
        "eurostat_sdmx", "eurostat_crim_gen_sdmx.csv", 1854, 150,
        (
            ({"detail": "ICCS0101", "ref_area": "NL", "period": "1998"}, 176, "A"),
            ({"detail": "ICCS0101", "ref_area": "NL", "period": "2007"}, 143, "A"),
            ({"detail": "ICCS0401", "ref_area": "LI", "period": "2005"}, 1, "A"),
            ({"detail": "TOTAL", "ref_area": "NL", "period": "2000"}, 1328909, "A"),
            ({"detail": "TOTAL", "ref_area": "UKN", "period": "2007"}, 108468, "A"),
        ),
    ),
    Case(
        "jsonstat_canada", "jsonstat_oecd_canada.json", 120, 120,
        (
            ({"unit": "persons", "age": "_T", "sex": "_T"}, 34880500, "A"),
            ({"unit": "persons", "age": "_T", "sex": "F"}, 17571300, "A"),
            ({"unit": "persons", "age": "4", "sex": "_T"}, 1928800, "A"),
            ({"unit": "percent", "age": "4", "sex": "F"}, 5.3, "A"),
            ({"unit": "percent", "age": "older", "sex": "M"}, 0.4, "A"),
        ),
    ),
    Case(
        "jsonstat_oecd", "jsonstat_oecd_canada.json", 432, 432,
        (
            ({"ref_area": "CA", "period": "2003"}, 7.594616751, "A"),
            ({"ref_area": "NL", "period": "2009"}, 3.68444758, "A"),
            ({"ref_area": "NL", "period": "2013"}, 5.801548283, "E"),
            ({"ref_area": "GR", "period": "2012"}, 23.5737508, "A"),
            ({"ref_area": "OECD", "period": "2014"}, 8.004598637, "E"),
        ),
    ),
    Case(
        "jsonstat_cantabria", "jsonstat_cantabria.json", 5400, 1080,
        (
            ({"channel": "2005 - 1", "sex": "F", "age": "De 25 a 54 años", "detail": "Ocupados"}, 73600, "A"),
            ({"channel": "2006 - 4", "sex": "_T", "age": "_T", "detail": "Activos"}, 272100, "A"),
            ({"channel": "2005 - 2", "sex": "_T", "age": "_T", "detail": "Población"}, 479300, "A"),
            ({"channel": "2005 - 3", "sex": "M", "age": "De 16 a 19 años", "detail": "Parados"}, 600, "A"),
            ({"channel": "2006", "sex": "M", "age": "_T", "detail": "Ocupados"}, None, "M"),
        ),
    ),
    Case(
        "iom", "iom_htcds_fields.ods", 93, 93,
        (
            ({"reporter": "Organization", "detail": "ShippingCity"}, None, "M"),
            ({"reporter": "Person", "detail": "MaritalStatus"}, None, "M"),
            ({"reporter": "Person - \nVictim Context", "detail": "TypeOfSexExploitation"}, 1, "A"),
            (
                {"reporter": "Person - \nPerpetrator Context", "as_printed": "Detailed description of the the"},
                None,
                "M",
            ),
            ({"reporter": "Support Plan", "detail": "PlannedEndDate"}, None, "M"),
        ),
        (("repeated-row", 6, 6),),
    ),
    Case(
        "uk_police", "uk_nrm_referrals_police_2023q4.csv.gz", 104198, 34,
        (
            ({"reporter": "_T", "form": "_T", "sex": "_T", "age": "_T", "nationality": "_T"}, 995, "A"),
            ({"reporter": "_T", "form": "_T", "sex": "_T", "age": "_T", "nationality": "Dutch"}, 4, "A"),
            ({"reporter": "Avon and Somerset Constabulary", "form": "Labour & Criminal", "age": "_T",
              "nationality": "Albanian"}, 1, "A"),
            ({"reporter": "Avon and Somerset Constabulary", "form": "Criminal", "age": "Y_LT18", "sex": "M",
              "nationality": "_T"}, 10, "A"),
            ({"reporter": "Avon and Somerset Constabulary", "form": "_T", "nationality": "Afghan"}, 0, "A"),
        ),
    ),
    Case(
        "uk_quarterly", "uk_nrm_quarterly.csv", 885, 165,
        (
            ({"period": "2009", "channel": "Q2", "age": "Y_GE18", "region": "_T"}, 127, "A"),
            ({"period": "2014", "channel": "Q1", "age": "Y_LT18", "region": "UK"}, 79, "A"),
            ({"period": "2014", "channel": "Q1", "age": "Y_LT18", "region": "UK and Overseas"}, 6, "A"),
            ({"period": "2023", "channel": "Q4", "age": "Y_GE18", "region": "_T"}, 1978, "A"),
            ({"period": "2023", "channel": "Q4", "age": "_U", "region": "Not specified or unknown"}, 0, "A"),
        ),
    ),
    Case(
        "unodc", "unodc_glotip.xlsx", 46556, 223,
        (
            (NL_2017 | {"reporter": "_T", "sex": "F", "age": "_T"}, 689, "A"),
            ({"ref_area": "ARG", "channel": "Offences of trafficking in persons", "period": "2015"}, 2948, "A"),
            (FORM_2020, None, "C"),
            (NL_2017 | {"ref_area": "SAM", "sex": "F", "age": "Y_GE18", "reporter": "_T"}, 1714, "A"),
            ({"ref_area": "ZWE", "period": "2020", "sex": "_T"}, None, "C"),
        ),
        (("repeated-row", 221, 6), ("conflicting-values", 303, 6)),
    ),
)  # fmt: skip
