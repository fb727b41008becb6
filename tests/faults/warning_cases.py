"""Fault cases of rules that give warnings, and of answers to warnings; part of `fault_cases.FAULTS`."""

from __future__ import annotations

from planting import Fault, added, answers, appended, cells, change, figures_of, record_of, write

C2011, C2012, C2021 = (figures_of(f"comensha/{year}") for year in (2011, 2012, 2021))
R2007, R2015, R2016 = (figures_of(f"rapporteur/{years}") for years in ("2007-2011", "2015-2019", "2016-2020"))
A2019 = "editions/government/kamervragen-2019/answers.toml"

LABOUR_2020 = "period=2020 form=LABOUR unit=persons"
COMPLAINTS = 'indicator = "complaint_requests", period = "2019"'
SLIP = "Look for a slip of the decimal point or a digit too many or too few, and compare"

LEVELS = (
    Fault(
        "a digit left out",
        "jump",
        cells(R2016, LABOUR_2020, obs_value="44"),
        f"warning: data/{R2016} line {{line}}, obs_value: 44 for 2020 and 261 for 2019 (rapporteur/2016-2020) differ "
        f"by a factor 5.93; more than 3 is told. {SLIP} both with the publication. [jump]",
    ),
    Fault(
        "a digit left out behind a break",
        "new-level",
        cells(R2015, "period=2018 reporter=POLICE unit=persons", obs_value="53"),
        f"warning: data/{R2015} line {{line}}, obs_value: 53 for 2018 is a factor 8.15 from 432, the nearest figure of "
        f"this row in any earlier edition of rapporteur; 5 or more is told. {SLIP} it with the publication. "
        "[new-level]",
    ),
    Fault(
        "shares typed as fractions",
        "magnitude-fractions",
        appended(
            C2011,
            *(
                f"indicator=reported_victims period=2011 unit=percent base_of=_T base_status=not_published {share}"
                for share in (
                    "form=_U obs_value=0.64",
                    "form=OTHER_FORMS obs_value=0.09",
                    "form=CRIMINAL obs_value=0.1",
                )
            ),
        ),
        f"warning: data/{C2011} line {{line}}, obs_value: all 3 shares of reported_victims in this edition lie between "
        "0 and 1 (the highest is 0.64), as fractions do. If they are fractions, type them as percentages: 25 and not "
        "0.25. [magnitude-fractions]",
    ),
    Fault(
        "shares typed as persons",
        "magnitude-shares",
        appended(
            R2015,
            *(
                f"indicator=reported_victims period=2016/2019 unit=persons base_of= base_status= {count}"
                for count in ("obs_value=3910", "sex=F obs_value=64", "sex=M obs_value=36")
            ),
        ),
        f"warning: data/{R2015} line {{line}}, obs_value: the parts by sex in 2016/2019 add to 100 persons, about 100, "
        "while the total beside them is 3910. If they are shares, give them the unit percent. [magnitude-shares]",
    ),
    Fault(
        "a count typed as a rate",
        "magnitude-rate",
        appended(
            R2015,
            "indicator=estimated_victims period=2014/2015 unit=per_100000 obs_value=250000 bounds_status=not_published "
            "obs_status=E base_of= base_status=",
        ),
        f"warning: data/{R2015} line {{line}}, obs_value: 250000 per 100000 people in 2014/2015 is more than all "
        "people. Compare it with the publication; a count has the unit persons. [magnitude-rate]",
    ),
)

CHANGES = (
    Fault(
        "a printed change across a break",
        "change-across-break",
        appended(
            R2016, "indicator=reported_change period=2017/2018 unit=percent_change obs_value=-30 base_of= base_status="
        ),
        f"warning: data/{R2016} line {{line}}, obs_value: the change of -30 % in 2017/2018 runs across the break of "
        "2018, so the two years cannot be compared. Compare it with the publication. When it is printed so, it stays: "
        "answer this warning; readers are told of the break. [change-across-break]",
    ),
)

PERIODS = (
    Fault(
        "a year that was not over",
        "unfinished-year",
        change(
            record_of("rapporteur/2007-2011"),
            'published = "2012-12"\nkind = "secondary"\n\n[sources.nu-nl-2012-12]',
            'published = "2011-12"\nkind = "secondary"\n\n[sources.nu-nl-2012-12]',
        ),
        f"warning: data/{R2007} line 9, period: 1 figure(s) of reported_victims are for 2011, such as 452, but were "
        "published in 2011-12, when 2011 was not over. Correct the period, or give them obs_status P (provisional). "
        "[unfinished-year]",
    ),
    Fault(
        "a year before the edition begins",
        "outside-coverage",
        change(record_of("comensha/2011"), 'coverage = "2010/2011"', 'coverage = "2011"'),
        f"warning: data/{C2011} line 3, period: 1 figure(s) of reported_victims are for 2010, such as 993, but the "
        "edition covers 2011. Correct the period, or the coverage in edition.toml. [outside-coverage]",
    ),
    Fault(
        "a figure under another indicator too",
        "same-figure",
        added(R2016, "period=2020 unit=persons", indicator="suspects"),
        f"warning: data/{R2016} line {{line}}, indicator: 1 figure(s) of suspects are the same as those of "
        "reported_victims, such as 984 in 2020. If a table was pasted under the wrong indicator, remove it there. "
        "[same-figure]",
    ),
)

TEXTS = (
    Fault(
        "a place of an example",
        "placeholder",
        cells(C2012, "period=2012 sex=M unit=persons", locator="an example"),
        f'warning: data/{C2012} line {{line}}, locator: "example" looks like a text that was never filled in. Write '
        "what the publication says, or remove it. [placeholder]",
    ),
    Fault(
        "a source that was never named",
        "placeholder",
        change(record_of("comensha/2011"), 'title = "CoMensha figures of 2011"', 'title = "TODO"'),
        f'warning: data/{record_of("comensha/2011")}, sources.la-strada-2012.title: "TODO" looks like a text that was '
        "never filled in. Write what the publication says, or remove it. [placeholder]",
    ),
    Fault(
        "a table that is all sevens",
        "placeholder-figures",
        appended(
            C2021,
            *(
                f"indicator=labour_reports period=2021 unit=reports form={form} obs_value=7"
                for form in ("LABOUR", "SEXUAL", "CRIMINAL", "OTHER_FORMS", "_T")
            ),
        ),
        f"warning: data/{C2021} line {{line}}, obs_value: the 5 figures in reports of this edition are all 7, as in a "
        "table that was never filled in. Type the printed figures, or remove the rows. [placeholder-figures]",
    ),
    Fault(
        "a publication of another country",
        "foreign-title",
        change(record_of("comensha/2011"), 'title = "Jaarcijfers 2011"', 'title = "Jaarcijfers België 2011"'),
        f'warning: data/{record_of("comensha/2011")}, title: the title "Jaarcijfers België 2011" names België and not '
        "the Netherlands. Check that the figures are about the Netherlands; if not, remove them. [foreign-title]",
    ),
)

ANSWERS = (
    Fault(
        "an answer to a warning that is gone",
        "answer-without-warning",
        write(A2019, answers("jump", COMPLAINTS, "475")),
        f"warning: data/{A2019}, answer 1: there is no warning of jump about complaint_requests, 2019, so nothing is "
        "answered. Remove this answer, or correct its `rule` or `where`. [answer-without-warning]",
    ),
    Fault(
        "an answer to a warning about other figures",
        "answer-of-another",
        write(A2019, answers("unfinished-year", COMPLAINTS, "2")),
        f"warning: data/{A2019}, answer 1: the warning of unfinished-year about complaint_requests, 2019 was answered "
        "for value 2; now it is about value 1, so it is told again. Look at the figures anew, and change or remove "
        "this answer. [answer-of-another]",
    ),
    Fault(
        "an answer to a rule that is not there",
        "known-reference",
        write(A2019, answers("unfinished-years", COMPLAINTS, "1")),
        f'data/{A2019}, rule: "unfinished-years" is not known; nearest is "unfinished-year". It must be declared in '
        "etl/model/words/en.toml. [known-reference]",
    ),
    Fault(
        "an answer on a day that is not there",
        "record-field",
        write(A2019, answers("unfinished-year", COMPLAINTS, "1").replace(b"11-22", b"11-31")),
        f'data/{A2019}, answer 1.date: a day such as 2026-11-22 was expected (given: "2026-11-31"). Correct the '
        "field; CONTRIBUTING.md lists what each record needs. [record-field]",
    ),
)

DOUBTS = (*LEVELS, *CHANGES, *PERIODS, *TEXTS, *ANSWERS)
