"""One edition of typing mistakes: its rows as they should be, what is typed instead, and what must be told where.

Why: an analyst who pastes a year of figures makes many mistakes at once, and repairs them by one report. Each fault
stands on a row of its own; rows without a name are what others are held against. `told` is the rule and, where it is
not the cell that was typed, the column.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEADING = (
    "indicator", "ref_area", "period", "sex", "age", "form", "sector", "nationality", "reporter", "detail", "unit",
    "obs_value", "lower", "upper", "bounds_status", "base_of", "base", "base_status", "obs_status", "conf_status",
    "precision", "source", "locator", "note",
)  # fmt: skip

TYPED = """
fault                        | row                                                        | typed                          | told
                             | reported_victims 2018 persons 700                          |                                |
                             | reported_victims 2019 persons 1334                         |                                |
                             | reported_victims 2020 persons 984                          |                                |
a thousands comma            | reported_victims 2021 persons 1255                         | obs_value = 1,255              | plain-number
a thousands point            | reported_victims 2021 persons 1155 sex=F                   | obs_value = 1.155              | plain-number
a thousands space            | reported_victims 2021 persons 1055 sex=M                   | obs_value = 1 055              | plain-number
a thousands point in cases   | veilig_thuis 2021 cases 1355                               | obs_value = 1.355              | plain-number
a decimal comma              | reported_victims 2021 percent 22.9 age=Y18T22              | obs_value = 22,9               | plain-number
a percent sign               | reported_victims 2021 percent 8 age=Y_LT18                 | obs_value = 8%                 | plain-number
words                        | reported_victims 2021 persons 200 age=Y_GE18               | obs_value = almost 200         | plain-number
a mark for few               | reported_victims 2021 persons 4 form=BEGGING               | obs_value = <5                 | plain-number
a letter in a number         | reported_victims 2021 persons 100 form=LABOUR              | obs_value = 1O0                | plain-number
a dash for none              | reported_victims 2021 persons 0 form=ORGANS                | obs_value = -                  | plain-number
a bound as a range           | estimated_second 2021 persons 5000 lower=4000 upper=6000  | lower = 4000-6000              | plain-number
a base with a thousands mark | reported_victims 2021 percent 30 form=SEXUAL base=1255     | base = 1,255                   | plain-number
a code in the wrong case     | reported_victims 2022 persons 300 sex=F                    | sex = f                        | known-code
an age group of another book | reported_victims 2022 persons 301 age=Y18T22               | age = Y18T21                   | known-code
a label in place of a code   | reported_victims 2022 persons 302 form=SEXUAL              | form = Seksuele uitbuiting     | known-code
a code of another column     | reported_victims 2022 persons 303 sex=F                    | sex = POLICE                   | known-code
a total in words             | reported_victims 2022 persons 304                          | nationality = total            | known-code
a status in words            | reported_victims 2022 persons 305 obs_status=P             | obs_status = voorlopig         | known-code
a mark of another publisher  | reported_victims 2022 persons 306 reporter=CARE            | conf_status = x                | known-code
a precision in Dutch         | reported_victims 2022 persons 307 precision=about          | precision = ongeveer           | known-code
bounds "n/a"                 | estimated_second 2019 persons 5001                        | bounds_status = n/a            | known-code
a base "n/a"                 | reported_victims 2019 percent 31 sex=F                     | base_status = n/a              | known-code
a blank dimension            | reported_victims 2022 persons 308 form=LABOUR              | form =                         | blank-dimension
a split that is not made     | suspects 2022 persons 309                                  | sex = F                        | unused-dimension
a mistyped unit              | suspects 2022 persons 310                                  | unit = person                  | known-unit
a unit of another indicator  | suspects 2022 persons 311                                  | unit = cases                   | known-unit
another country              | suspects 2022 persons 312                                  | ref_area = BE                  | other-area
a digit too many in a year   | suspects 2020 persons 313                                  | period = 20200                 | known-period
a digit too few in a year    | suspects 2020 persons 314                                  | period = 202                   | known-period
a period backwards           | suspects 2019/2020 persons 315                             | period = 2020/2019             | known-period
a two-digit year             | suspects 2019/2020 persons 316                             | period = 2019/20               | known-period
a dash in a period           | suspects 2019/2020 persons 317                             | period = 2019-2020             | known-period
a day                        | suspects 2020 persons 318                                  | period = 31-12-2020            | known-period
the last century             | suspects 2020 persons 319                                  | period = 1920                  | known-period
a period left out            | suspects 2020 persons 320                                  | period =                       | known-period
a figure worked out by hand  | reported_victims 2019 percent 32 form=LABOUR               | precision = derived            | derived-by-hand
a source left out            | suspects 2021 persons 321                                  | source =                       | missing-source
a source nobody declared     | suspects 2021 persons 322                                  | source = reprot                | known-source
a share of nobody knows what | reported_victims 2019 percent 33 form=CRIMINAL             | base_status =                  | share-without-base base
a base and no base           | reported_victims 2019 percent 34 form=SEXUAL               | base = 1334                    | base-and-status base_status
a base found by hand         | reported_victims 2019 percent 35 form=BEGGING              | base_status = from_counts      | base-status-by-hand
a base of a count            | reported_victims 2019 persons 323 form=BEGGING             | base = 1334                    | base-without-share
a share of nobody knows whom | reported_victims 2018 percent 36 form=CRIMINAL             | base_of =                      | share-without-population
a population of a count      | reported_victims 2018 persons 325 form=BEGGING             | base_of = _T                   | population-without-share
a population mistyped        | reported_victims 2018 percent 37 form=SEXUAL               | base_of = sex=V                | known-population
a population of others       | reported_victims 2018 percent 38 age=Y_LT18                | base_of = age=Y_GE18           | population-elsewhere
a share of itself            | reported_victims 2018 percent 39 sex=F                     | base_of = sex=F                | share-of-itself
a base status of a count     | reported_victims 2019 persons 324 form=ORGANS              | base_status = not_published    | base-without-share
an estimate not called one   | estimated_second 2020 persons 5002                        | obs_status =                   | estimate-status
an estimate without a range  | estimated_second 2022 persons 5003                        | bounds_status =                | estimate-without-bounds lower
an upper bound left out      | estimated_second 2018 persons 5004 lower=4000 upper=6000  | upper =                        | estimate-without-bounds
bounds and no bounds         | estimated_second 2018 persons 5005 lower=4000 upper=6000  | bounds_status = not_published  | bounds-and-status
a value left out             | shelter 2018 persons 41                                    | obs_value =                    | empty-value
a value called missing       | shelter 2019 persons 42                                    | obs_status = M                 | value-with-missing obs_value
a value called suppressed    | shelter 2020 persons 43                                    | conf_status = C                | value-with-missing obs_value
half a person                | shelter 2021 persons 44                                    | obs_value = 44.5               | whole-count
fewer than no persons        | shelter 2022 persons 45                                    | obs_value = -45                | whole-count
half a case                  | veilig_thuis 2022 cases 46                                 | obs_value = 46.5               | whole-count
a share above 100            | conviction_rate 2018 percent 71                            | obs_value = 171                | share-range
a share below 0              | conviction_rate 2019 percent 72                            | obs_value = -72                | share-range
a value outside its bounds   | estimated_second 2018 persons 5006 age=Y_LT18 lower=4000 upper=6000 | upper = 5000         | bounds-order obs_value
bounds the wrong way round   | estimated_second 2018 persons 5000 sex=F lower=4000 upper=6000 | lower = 7000              | bounds-order obs_value
                             | convictions 2020 persons 101                               |                                |
a row pasted twice           | convictions 2020 persons 101                               |                                | repeated-row obs_value
a figure contradicted        | convictions 2020 persons 101                               | obs_value = 110                | conflicting-values
                             | sector_visibility 2018/2020 percent 89 sector=LESS_VISIBLE |                                |
parts that do not make 100   | sector_visibility 2018/2020 percent 11 sector=VISIBLE      | obs_value = 9                  | parts-add-up
parts above their total      | convictions 2019 persons 130                               | obs_value = 103                | parts-above-total
                             | convictions 2019 persons 30 sex=F                          |                                |
                             | convictions 2019 persons 100 sex=M                         |                                |
                             | suspects 2018 persons 290                                  |                                |
a digit too many             | suspects 2019 persons 301                                  | obs_value = 3011               | jump
a digit too few              | reported_victims 2018 persons 530 reporter=POLICE          | obs_value = 53                 | new-level
fractions as shares          | labour_interviewed 2020 percent 0.64 reporter=POLICE       |                                | magnitude-fractions obs_value
                             | labour_interviewed 2020 percent 0.09 reporter=CARE         |                                |
                             | labour_interviewed 2020 percent 0.27 reporter=KMAR         |                                |
shares as persons            | help_contacts 2020 persons 250                             |                                | magnitude-shares obs_value
                             | help_contacts 2020 persons 40 age=Y_LT18                   |                                |
                             | help_contacts 2020 persons 60 age=Y_GE18                   |                                |
a count as a rate            | estimated_victims 2019 per_100000 2.5                      | obs_value = 250000             | magnitude-rate
a year that was not over     | reports_received 2022 reports 401                          | period = 2023                  | unfinished-year
a year before the edition    | missing_minors 2018 persons 160                            | period = 2008                  | outside-coverage
a table pasted elsewhere     | labour_victims 2020 persons 51                             | obs_value = 984                | same-figure indicator
an example left in           | reported_victims 2020 persons 261 form=LABOUR              | locator = example              | placeholder
a table never filled in      | reported_change 2020 percent_change 7                      |                                | placeholder-figures obs_value
                             | reported_change 2020 percent_change 7 sex=F                |                                |
                             | reported_change 2020 percent_change 7 sex=M                |                                |
                             | reported_change 2020 percent_change 7 form=LABOUR          |                                |
                             | reported_change 2020 percent_change 7 form=SEXUAL          |                                |
                             | reported_victims 2020 persons 150 age=Y_LT18               |                                |
a share unlike its counts    | reported_victims 2020 percent 15 age=Y_LT18                | obs_value = 20                 | share-and-counts
a part above its total       | reported_victims 2020 persons 101 nationality=KZ           | obs_value = 1010               | count-above-total
"""  # noqa: E501  (a table reads by its columns)

ONLY_IN_TEXT = """
fault                        | row                                                        | typed                          | told
a mistyped indicator         | reported_victims 2022 persons 325                          | indicator = reported_victim    | known-indicator
a formula as text            | reported_victims 2022 persons 326                          | obs_value = =12+3              | plain-number
"""  # noqa: E501

ONLY_IN_A_WORKBOOK = """
fault                        | row                                                        | typed                          | told
a row on another sheet       | suspects 2021 persons 325                                  | indicator = reported_victims   | sheet-indicator
a formula                    | suspects 2021 persons 326                                  | obs_value = =12+3              | formula-cell
an error of Excel            | suspects 2021 persons 327                                  | obs_value = #REF!              | plain-number
a page that became a date    | suspects 2021 persons 328                                  | locator = 2021-11-10 (date)    | date-cell
a share shown as percent     | conviction_rate 2021 percent 70                            | obs_value = 0.7 (percentage)   | percent-cell
a remark under no heading    | suspects 2021 persons 329                                  | nothing = check this           | no-heading
"""  # noqa: E501


@dataclass(frozen=True)
class Typed:
    """One row as it is typed: its cells, the name of its fault, and the rule and column it must be told under."""

    fault: str
    cells: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    change: str = ""
    rule: str = ""
    column: str = ""


def typed_rows(table: str) -> list[Typed]:
    """The rows of a table of faults."""
    _, *lines = table.strip().splitlines()
    return [_typed(*(part.strip() for part in line.split("|"))) for line in lines]


def _typed(fault: str, row: str, change: str, told: str) -> Typed:
    cells = _cells(row)
    sheet = cells["indicator"]
    column, _, value = (part.strip() for part in change.partition("="))
    if change:
        cells[column] = value
    rule, _, elsewhere = told.partition(" ")
    return Typed(fault, cells, sheet, value, rule, elsewhere or column)


def _cells(row: str) -> dict[str, str]:
    """`reported_victims 2018 persons 530 sex=F` with all that a sound row of its kind holds."""
    indicator, period, unit, value, *others = row.split()
    dimensions = dict.fromkeys(HEADING[HEADING.index("sex") : HEADING.index("unit")], "_T")
    given = dict(other.split("=") for other in others)
    usual = {"indicator": indicator, "ref_area": "NL", "period": period, "unit": unit, "obs_value": value}
    if unit == "percent" and "base" not in given:
        usual["base_status"] = "not_published"
    if unit == "percent" and "base_of" not in given:
        usual["base_of"] = "_T"
    if indicator.startswith("estimated"):
        usual |= {"obs_status": "E"} | ({} if "lower" in given else {"bounds_status": "not_published"})
    return dict.fromkeys(HEADING, "") | dimensions | usual | {"source": "report"} | given
