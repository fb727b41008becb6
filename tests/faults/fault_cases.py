"""One case or more for every rule, in the order of `etl/problems.toml`."""

from __future__ import annotations

from planting import Fault, append, change, figures_of, record_of, remove, write

C2008, C2011, C2012, C2014, C2015, C2017, C2020 = (
    figures_of(f"comensha/{year}") for year in (2008, 2011, 2012, 2014, 2015, 2017, 2020)
)
R2007, R2013, R2015 = (figures_of(f"rapporteur/{years}") for years in ("2007-2011", "2013-2017", "2015-2019"))
UNODC = figures_of("unodc/glotip")

COLUMNS = (
    "indicator, period, sex, age, sector, unit, obs_value, lower, upper, base, obs_status, conf_status, precision, "
    "source, locator, facts, as_printed, note"
)
PLAIN = "Write digits only, with a point before decimals and no thousands mark: 1255 or 22.9. [plain-number]"
FIELD = "Correct the field; CONTRIBUTING.md lists what each record needs. [record-field]"
NO_ROWS = "the file has no rows. Put a heading row and at least one figure in it, or remove the file. [empty-file]"
NEEDED = "the file is not there, but it is needed. Add it; CONTRIBUTING.md says what it holds. [missing-file]"
WIDTH = "Look for a missing or an extra comma. [row-width]"
KEY_2012 = "reported_victims, NL, 2012, M, persons, comensha, 2012"

FILES = (
    Fault(
        "a note saved by Excel as Windows-1252",
        "not-utf8",
        write(C2011, "indicator,period,unit,obs_value,source,note\n"
              "reported_victims,2010,persons,993,la-strada-2012,één bron\n", encoding="cp1252"),
        (f"data/{C2011} line 2: byte 0xe9 is not UTF-8. Save the file again as \"CSV UTF-8\", so that letters such "
         "as é survive. [not-utf8]",),
    ),
    Fault("an empty file", "empty-file", write(C2011, ""), (f"data/{C2011}: {NO_ROWS}",)),
    Fault(
        "a heading without figures",
        "empty-file",
        write(C2011, "indicator,period,unit,obs_value,source\n"),
        (f"data/{C2011}: {NO_ROWS}",),
    ),
    Fault("a byte order mark and nothing else", "empty-file", write(C2011, "\ufeff"), (f"data/{C2011}: {NO_ROWS}",)),
    Fault(
        "a quotation mark that is not closed",
        "open-quote",
        append(C2012, 'reported_victims,2010,_T,_T,persons,993,la-strada-2013,,,"open'),
        (f"data/{C2012} line 5: a quotation mark is opened and not closed, so the rows after it cannot be told apart. "
         "Close it, or remove it. [open-quote]",),
    ),
    Fault(
        "an edition without figures",
        "missing-file",
        remove(C2011),
        (f"data/{C2011}: {NEEDED}",),
    ),
    Fault(
        "a code list that was moved",
        "missing-file",
        remove("codelists/sex.csv"),
        (f"data/codelists/sex.csv: {NEEDED}",),
    ),
    Fault(
        "figures without a record of their edition",
        "missing-file",
        remove(record_of("comensha/2011")),
        (f"data/editions/comensha/2011/edition.toml: {NEEDED}",),
    ),
    Fault(
        "a column nobody knows",
        "known-column",
        change(C2011, "facts,note", "facts,notes"),
        (f'data/{C2011} line 1: "notes" is not a known column; nearest is "note". Use one of: {COLUMNS}. '
         "[known-column]",),
    ),
    Fault(
        "a column twice",
        "repeated-column",
        change(C2011, "facts,note", "facts,facts"),
        (f'data/{C2011} line 1: the column "facts" stands twice in the heading row. Remove one of them. '
         "[repeated-column]",),
    ),
    Fault(
        "a column that is needed left out",
        "missing-column",
        write(C2011, "indicator,period,unit,obs_value\nreported_victims,2010,persons,993\n"),
        (f'data/{C2011} line 1: the column "source" is missing from the heading row. Add it. [missing-column]',),
    ),
    Fault(
        "a cell too many",
        "row-width",
        change(C2012, "persons,1222,", "persons,1222,,"),
        (f"data/{C2012} line 2: the row has 11 cells where the heading row has 10. {WIDTH}",),
    ),
    Fault(
        "a cell too few",
        "row-width",
        change(C2012, "M,_T,persons,199", "M,persons,199"),
        (f"data/{C2012} line 4: the row has 9 cells where the heading row has 10. {WIDTH}",),
    ),
    Fault(
        "a decimal comma without quotation marks",
        "row-width",
        change(R2013, "Y18T22,_T,percent,22.9,", "Y18T22,_T,percent,22,9,"),
        (f"data/{R2013} line 2: the row has 13 cells where the heading row has 12. {WIDTH}",),
    ),
)  # fmt: skip

CELLS = (
    Fault(
        "an unknown age group",
        "known-code",
        change(C2015, "_T,Y_LT18,persons,291", "_T,Y_LT81,persons,291"),
        (f'data/{C2015} line 5, age: "Y_LT81" is not a known code; nearest is "Y_LT18". Correct it, or add a row to '
         "data/codelists/age.csv. [known-code]",),
    ),
    Fault(
        "an unknown status",
        "known-code",
        change(C2008, "763,P,", "763,X,"),
        (f'data/{C2008} line 4, obs_status: "X" is not a known code. Correct it, or add a row to '
         "data/codelists/obs_status.csv. [known-code]",),
    ),
    Fault(
        "an unknown indicator",
        "known-indicator",
        change(C2012, "reported_victims,2011", "reported_victim,2011"),
        (f'data/{C2012} line 2, indicator: "reported_victim" is not an indicator that holds observations; nearest is '
         '"reported_victims". Correct it, or add data/indicators/reported_victim.toml. [known-indicator]',),
    ),
    Fault(
        "an unknown unit",
        "known-unit",
        change(C2012, "persons,1222", "person,1222"),
        (f'data/{C2012} line 2, unit: "person" is not a unit of reported_victims; its units are "persons", '
         '"percent". Correct the unit, or declare it in the indicator\'s file. [known-unit]',),
    ),
    Fault(
        "a blank dimension",
        "blank-dimension",
        change(C2012, "2012,M,_T,", "2012,M,,"),
        (f'data/{C2012} line 4, age: the cell is empty. Write the code; "_T" is the total and "_U" means unknown. '
         "[blank-dimension]",),
    ),
    Fault(
        "a sector split by sex",
        "unused-dimension",
        change(R2015, "2015/2016,_T,_T,LESS_VISIBLE", "2015/2016,F,_T,LESS_VISIBLE"),
        (f'data/{R2015} line 13, sex: "F" is given, but sector_visibility is not split by sex. Write "_T", or declare '
         "the dimension in the indicator's file. [unused-dimension]",),
    ),
    Fault(
        "a year with a digit too many",
        "known-period",
        change(C2015, "2015,_T,Y0T14", "20155,_T,Y0T14"),
        (f'data/{C2015} line 2, period: "20155" is not a year or period between 1990 and 2100. Write a year such as '
         "2018, or a period such as 2015/2016. [known-period]",),
    ),
    Fault(
        "a decimal comma",
        "plain-number",
        change(R2013, "Y18T22,_T,percent,22.9,", 'Y18T22,_T,percent,"22,9",'),
        (f'data/{R2013} line 2, obs_value: "22,9" is not a plain number; perhaps 22.9 was meant. {PLAIN}',),
    ),
    Fault(
        "a thousands point",
        "plain-number",
        change(C2012, "persons,1222", "persons,1.222"),
        (f'data/{C2012} line 2, obs_value: "1.222" is not a plain number; perhaps 1222 was meant. {PLAIN}',),
    ),
    Fault(
        "a thousands comma",
        "plain-number",
        change(C2012, "persons,1222", 'persons,"1,222"'),
        (f'data/{C2012} line 2, obs_value: "1,222" is not a plain number; perhaps 1222 was meant. {PLAIN}',),
    ),
    Fault(
        "a word in place of a number",
        "plain-number",
        change(C2012, "persons,199,", "persons,almost 200,"),
        (f'data/{C2012} line 4, obs_value: "almost 200" is not a plain number. {PLAIN}',),
    ),
)  # fmt: skip

VALUES = (
    Fault(
        "half a person",
        "whole-count",
        change(C2012, "persons,199,", "persons,199.5,"),
        (f"data/{C2012} line 4, obs_value: 199.5 is not a whole number of persons from 0 up. Correct the count, or "
         "the unit. [whole-count]",),
    ),
    Fault(
        "fewer than no persons",
        "whole-count",
        change(C2012, "persons,199,", "persons,-199,"),
        (f"data/{C2012} line 4, obs_value: -199 is not a whole number of persons from 0 up. Correct the count, or "
         "the unit. [whole-count]",),
    ),
    Fault(
        "an empty value without a status",
        "empty-value",
        change(C2020, "2020,_T,_T,persons,1013,", "2020,_T,_T,persons,,"),
        (f"data/{C2020} line 3, obs_value: there is no value and no reason. Give the value, or obs_status M (missing) "
         "or conf_status C (suppressed). [empty-value]",),
    ),
    Fault(
        "a value with the status missing",
        "value-with-missing",
        change(C2008, "763,P,", "763,M,"),
        (f"data/{C2008} line 4, obs_value: the value 763 stands beside a status that says there is none. Remove the "
         "value, or the status. [value-with-missing]",),
    ),
    Fault(
        "bounds in falling order",
        "bounds-order",
        write(C2011, "indicator,period,unit,obs_value,lower,upper,source\n"
              "reported_victims,2010,persons,993,1100,900,la-strada-2012\n"),
        (f"data/{C2011} line 2, obs_value: lower 1100, value 993 and upper 900 are not in rising order. Correct the "
         "one that was mistyped. [bounds-order]",),
    ),
    Fault(
        "a share of 108 %",
        "share-range",
        change(R2007, "F,_T,percent,82,", "F,_T,percent,108,"),
        (f"data/{R2007} line 3, obs_value: 108 % is not a share between 0 and 100. Correct the value, or use the unit "
         "persons. [share-range]",),
    ),
    Fault(
        "sectors that add to 98 %",
        "parts-add-up",
        change(R2015, "VISIBLE,percent,11,", "VISIBLE,percent,9,"),
        (f"data/{R2015} line 16, obs_value: sector LESS_VISIBLE + VISIBLE in 2017/2019 add to 98 %, where 100 % was "
         "expected (rounding allows 1). Compare them with the publication; nothing is adjusted here. [parts-add-up]",),
    ),
    Fault(
        "age groups above their total",
        "parts-above-total",
        change(UNODC, "2010,_T,Y_GE18,persons,831", "2010,_T,Y_GE18,persons,931"),
        (f"warning: data/{UNODC} line 5, obs_value: the parts by age in 2010 add to 1083, more than the total 993. "
         "Compare them with the publication; nothing is adjusted here. [parts-above-total]",),
    ),
    Fault(
        "one key with two values",
        "conflicting-values",
        append(C2012, "reported_victims,2012,M,_T,persons,198,la-strada-2013,,,"),
        (f"data/{C2012} line 5, obs_value: the value 198 contradicts 199 on line 4, which has the same key "
         f"({KEY_2012}). Correct one of them. [conflicting-values]",),
    ),
    Fault(
        "a row pasted twice",
        "repeated-row",
        append(C2012, "reported_victims,2012,M,_T,persons,199,la-strada-2013,,NL0185,"),
        (f"data/{C2012} line 5, obs_value: the row repeats line 4, with the same key ({KEY_2012}) and value. Remove "
         "one of them. [repeated-row]",),
    ),
    Fault(
        "a figure without source",
        "missing-source",
        change(R2007, "de-telegraaf-2012-12,,NL0117", ",,NL0117"),
        (f"data/{R2007} line 2, source: the cell is empty, so the figure cannot be traced. Name one of the sources in "
         "data/editions/rapporteur/2007-2011/edition.toml: rapporteur-2012-12, de-telegraaf-2012-12, nos-2012-12, "
         "nrc-2012-12. [missing-source]",),
    ),
    Fault(
        "a source that the edition does not have",
        "known-source",
        change(C2012, "la-strada-2013,,NL0159", "la-strada-2012,,NL0159"),
        (f'data/{C2012} line 2, source: "la-strada-2012" is not a source in data/editions/comensha/2012/edition.toml; '
         'nearest is "la-strada-2013". Correct it, or add [sources.la-strada-2012] there. [known-source]',),
    ),
)  # fmt: skip

RECORDS = (
    Fault(
        "a quotation mark left open in a record",
        "toml-syntax",
        change(record_of("comensha/2011"), 'title = "Jaarcijfers 2011"', 'title = "Jaarcijfers 2011'),
        ("data/editions/comensha/2011/edition.toml: the file is not valid TOML: Illegal character '\\n' (at line 3, "
         "column 26). Correct that place. [toml-syntax]",),
    ),
    Fault(
        "a field nobody knows",
        "record-field",
        change(record_of("comensha/2011"), 'series = "comensha"', 'series = "comensha"\nadress = "https://a.org"'),
        ("data/editions/comensha/2011/edition.toml, adress: Extra inputs are not permitted (given: \"https://a.org\"). "
         + FIELD,),
    ),
    Fault(
        "a field left out",
        "record-field",
        change(record_of("comensha/2011"), 'coverage = "2010/2011"\n', ""),
        (f"data/editions/comensha/2011/edition.toml, coverage: Field required. {FIELD}",),
    ),
    Fault(
        "a date as people say it",
        "record-field",
        change(record_of("comensha/2021"), 'published = "2022-10"', 'published = "October 2022"'),
        ("data/editions/comensha/2021/edition.toml, published: a date such as 2020, 2020-10 or 2020-10-18 was expected "
         f'(given: "October 2022"). {FIELD}',),
    ),
    Fault(
        "a code without a Dutch label",
        "record-field",
        change("codelists/sex.csv", "O,_T,4,Anders,", "O,_T,4,,"),
        (f'data/codelists/sex.csv line 5, label.nl: String should have at least 1 character (given: ""). {FIELD}',),
    ),
    Fault(
        "a caveat that is not written",
        "known-reference",
        change("indicators/minors.toml", '"age_at_report"', '"age_at_reporting"'),
        ('data/indicators/minors.toml, caveats: "age_at_reporting" is not known; nearest is "age_at_report". It must '
         "be declared in data/caveats.toml. [known-reference]",),
    ),
    Fault(
        "a record in the folder of another edition",
        "folder-name",
        change(record_of("comensha/2012"), 'id = "2012"', 'id = "2021"'),
        ('data/editions/comensha/2012/edition.toml, id: "comensha/2021" differs from "comensha/2012", which the '
         "file's place says. Make them the same. [folder-name]",),
    ),
    Fault(
        "a code twice",
        "repeated-code",
        append("codelists/conf_status.csv", "F,,3,Vrij,Free,Vrij gepubliceerd.,Freely published."),
        ('data/codelists/conf_status.csv line 4: the code "F" stands twice in this list. Remove one of them. '
         "[repeated-code]",),
    ),
)  # fmt: skip

DERIVED = (
    Fault(
        "a period total that no longer adds up",
        "period-total",
        change(R2015, "2019,_T,_T,_T,persons,1334,", "2019,_T,_T,_T,persons,1343,"),
        ("data/editions/rapporteur/2015-2019/edition.toml, period_totals: the years of reported_victims 2015/2019 add "
         "to 5069, but the printed period total is 5060, so nothing can be derived from it. Correct a year, or remove "
         "this [[period_totals]]. [period-total]",),
    ),
    Fault(
        "a year from an edition that does not print it",
        "period-total-input",
        change(record_of("rapporteur/2015-2019"), '"2015" = "rapporteur/2013-2017"', '"2015" = "rapporteur/2014-2018"'),
        ("data/editions/rapporteur/2015-2019/edition.toml, period_totals: rapporteur/2014-2018 2015 is needed to "
         "derive reported_victims 2015/2019, but no edition folder prints it. Name an edition that prints it. "
         "[period-total-input]",),
    ),
    Fault(
        "a share that differs from its counts",
        "share-and-counts",
        change(R2015, "2019,_T,Y_LT18,_T,percent,8,", "2019,_T,Y_LT18,_T,percent,9,"),
        (f"warning: data/{R2015} line 3, obs_value: the printed share 9 % in 2019 differs from 108 of 1334 in the same "
         "edition, which is 8.1 %. Compare them with the publication; both are kept. [share-and-counts]",),
    ),
    Fault(
        "a part that is more than its total",
        "count-above-total",
        change(R2015, "2019,_T,Y18T22,_T,persons,298,", "2019,_T,Y18T22,_T,persons,2980,"),
        (f"data/{R2015} line 8, obs_value: 2980 is more than the total 1334 of the same edition and period. Compare "
         "both with the publication; one is mistyped. [count-above-total]",),
    ),
)  # fmt: skip

FAULTS = (*FILES, *CELLS, *VALUES, *RECORDS, *DERIVED)
