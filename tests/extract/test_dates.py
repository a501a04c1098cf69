"""Dates: what is found, which days it means, and what must be left alone."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.extract.dates import find_dates
from cite_lint.model.period import Grain, Period, Relation
from counting import lines_run

TODAY = date(2026, 11, 21)


def shown(text: str, today: date | None = TODAY, order: str = "dmy") -> list[str]:
    """Return every date as `text = ISO`, with its relation unless that is "in"."""
    rows = []
    for mention in find_dates(text, today, order).dates:
        relation = "" if mention.value.relation is Relation.IN else f" {mention.value.relation.value}"
        rows.append(f"{mention.text} = {mention.value.iso()}{relation}")
    return rows


# Days and months. Each row: text, then every date it holds.
DAYS = [
    ("The report came out on 20 May 2019.", "20 May 2019 = 2019-05-20"),
    ("Repatriation deal: 1986", "1986 = 1986"),
    ("Protocol on trafficking in persons: 2000.", "2000 = 2000"),
    ("The town has homes: 1986 of them", ""),
    ("Homes: 2150", ""),
    ("Homes: 1,986", ""),
    ("The report came out on 20th May 2019.", "20th May 2019 = 2019-05-20"),
    ("It was the 20th of May 2019.", "20th of May 2019 = 2019-05-20"),
    ("It was the 1st of June, 2019.", "1st of June, 2019 = 2019-06-01"),
    ("on May 20, 2019, in Seoul", "May 20, 2019 = 2019-05-20"),
    ("on May 20th, 2019", "May 20th, 2019 = 2019-05-20"),
    ("on May 20 2019", "May 20 2019 = 2019-05-20"),
    ("MAY 20, 2019", "MAY 20, 2019 = 2019-05-20"),
    ("Published: Sept. 3, 2021", "Sept. 3, 2021 = 2021-09-03"),
    ("Published 3 Sep 2021", "3 Sep 2021 = 2021-09-03"),
    ("on 3 dec. 2021", "3 dec. 2021 = 2021-12-03"),
    ("Monday, 20 May 2019", "20 May 2019 = 2019-05-20"),
    ("20/05/2019", "20/05/2019 = 2019-05-20"),
    ("20.05.2019", "20.05.2019 = 2019-05-20"),
    ("20-05-2019", "20-05-2019 = 2019-05-20"),
    ("20/5/19", "20/5/19 = 2019-05-20"),
    ("03/04/2019", "03/04/2019 = 2019-04-03"),
    ("05/20/2019 can only be May", "05/20/2019 = 2019-05-20"),
    ("2019-05-20", "2019-05-20 = 2019-05-20"),
    ("2019/05/20", "2019/05/20 = 2019-05-20"),
    ("at 2019-05-20T09:22", "2019-05-20 = 2019-05-20"),
    ("The 2019-05 release", "2019-05 = 2019-05"),
    ("in 05/2019", "05/2019 = 2019-05"),
    ("29 February 2020", "29 February 2020 = 2020-02-29"),
    ("in May 2019", "May 2019 = 2019-05"),
    ("in May, 2019", "May, 2019 = 2019-05"),
    ("in May of 2019", "May of 2019 = 2019-05"),
    ("March 2018 and May 2019", "March 2018 = 2018-03 | May 2019 = 2019-05"),
    ("In March 2018, the group", "March 2018 = 2018-03"),
    ("early May 2019", "early May 2019 = 2019-05"),
    ("mid-May 2019", "mid-May 2019 = 2019-05"),
    ("March 28, 2023 09:22 AM GMT", "March 28, 2023 = 2023-03-28"),
    ("between 20 and 22 May 2019", "20 and 22 May 2019 = 2019-05-20/2019-05-22"),
    ("20-22 May 2019", "20-22 May 2019 = 2019-05-20/2019-05-22"),
    ("20 to 22 May 2019", "20 to 22 May 2019 = 2019-05-20/2019-05-22"),
    ("May 20–22, 2019", "May 20–22, 2019 = 2019-05-20/2019-05-22"),
    ("from 20 May to 22 June 2019", "20 May to 22 June 2019 = 2019-05-20/2019-06-22"),
    ("20 May – 22 June 2019", "20 May – 22 June 2019 = 2019-05-20/2019-06-22"),
    ("from December to March 2019", "December to March 2019 = 2018-12-01/2019-03-31"),
    ("between March 2018 and May 2019", "March 2018 and May 2019 = 2018-03-01/2019-05-31"),
    ("from March 2018 to May 2019", "March 2018 to May 2019 = 2018-03-01/2019-05-31"),
    ("on 20 May\n2019", "20 May\n2019 = 2019-05-20"),
    ("on   20 May   , 2019", "20 May   , 2019 = 2019-05-20"),
    ("on 20\u00a0May\u00a02019", "20\u00a0May\u00a02019 = 2019-05-20"),
    ("the 20 May 2019 report", "20 May 2019 = 2019-05-20"),
    ("born 4 July 1776", "4 July 1776 = 1776-07-04"),
    ("on 15 June 1215", "15 June 1215 = 1215-06-15"),
]

# Days and months without a year: from the date they are joined to, from their sentence, else from today.
YEARLESS = [
    ("on 9 October", "9 October = 2026-10-09"),
    ("reported on March 24.", "March 24 = 2026-03-24"),
    ("on 9 December", "9 December = 2025-12-09"),
    ("on the 9th of October", "9th of October = 2026-10-09"),
    ("In March, the rapporteur spoke", "March = 2026-03"),
    ("since May", "May = 2026-05-01/.. since"),
    ("In 2019 the report came out on 20 May.", "2019 = 2019 | 20 May = 2019-05-20"),
    ("In 2019 it came out. On 20 May it rained.", "2019 = 2019 | 20 May = 2026-05-20"),
    ("on 24 March and 28 March 2023", "24 March = 2023-03-24 | 28 March 2023 = 2023-03-28"),
    ("On 24 March, 500 people were returned", "24 March = 2026-03-24"),
    ("On March 24 500 people were returned", "March 24 = 2026-03-24"),
    ("On 24 March, 2000 people were returned", "24 March, 2000 = 2000-03-24"),
    ("On March 24, 2000 people were returned", "March 24 = 2026-03-24"),
    ("on 29 February", "29 February = 2024-02-29"),
]

# Years in a year-like place.
YEARS = [
    ("In 2019, the group said", "2019 = 2019"),
    ("in 2019", "2019 = 2019"),
    ("during 2019", "2019 = 2019"),
    ("throughout 2019", "2019 = 2019"),
    ("the year 2000", "2000 = 2000"),
    ("formulated in the year 2000.", "2000 = 2000"),
    ("the law of 1980", "1980 = 1980"),
    ("the Refugee Convention of 1951, which", "1951 = 1951"),
    ("enacted in 1980 fuelled the demand", "1980 = 1980"),
    ("a report (2019)", "2019 = 2019"),
    ("a report [2019]", "2019 = 2019"),
    ("(Smith, 2019)", "2019 = 2019"),
    ("(Smith 2019; Jones 2020)", "2019 = 2019 | 2020 = 2020"),
    ("Smith et al. 2019", "2019 = 2019"),
    ("(Smith et al., 2019a)", "2019 = 2019"),
    ("the 2019 report", "2019 = 2019"),
    ("a 2021 report by the department", "2021 = 2021"),
    ("her 2019 study", "2019 = 2019"),
    ("China's 2019 law", "2019 = 2019"),
    ("the United Nations’ 2014 inquiry", "2014 = 2014"),
    ("the 1951 Refugee Convention", "1951 = 1951"),
    ("the 1951 UN Refugee Convention", "1951 = 1951"),
    ("its 1986 Repatriation Agreement", "1986 = 1986"),
    ("the 2000 Palermo Protocol", "2000 = 2000"),
    ("the 2018 and 2019 reports", "2018 = 2018 | 2019 = 2019"),
    ("2019's report", "2019 = 2019"),
    ("2019’s figures", "2019 = 2019"),
    ("KFI 2019 report", "2019 = 2019"),
    ("World Report 2019", "2019 = 2019"),
    ("2019 data show", "2019 = 2019"),
    ("According to 2019 figures", "2019 = 2019"),
    ("2019 was a hard year", "2019 = 2019"),
    ("in 2018 and 2019", "2018 = 2018 | 2019 = 2019"),
    ("in 2018, 2019 and 2020", "2018 = 2018 | 2019 = 2019 | 2020 = 2020"),
    ("circa 1900", "1900 = 1900"),
    ("c. 1900", "1900 = 1900"),
    ("compared with 2019", "2019 = 2019"),
    ("It dates back to 1951.", "1951 = 1951"),
    ("© 2019", "2019 = 2019"),
    ("Copyright 2019", "2019 = 2019"),
    ("published 2019", "2019 = 2019"),
    ("mid-2019", "mid-2019 = 2019"),
    ("early 2019", "early 2019 = 2019"),
    ("late in 2019", "late in 2019 = 2019"),
    ("early to mid 2019", "early to mid 2019 = 2019"),
    ("in fiscal year 2019", "fiscal year 2019 = 2019"),
    ("FY2019", "FY2019 = 2019"),
    ("fiscal 2019", "fiscal 2019 = 2019"),
    ("the financial year 2019-20", "financial year 2019-20 = 2019-01-01/2020-12-31"),
    ("the academic year 2019/20", "academic year 2019/20 = 2019-01-01/2020-12-31"),
    ("prices in 2019 dollars", "2019 = 2019"),
    ("Figures for 2019 are missing", "2019 = 2019"),
    ("at the end of 2019", "2019 = 2019"),
    ("the survey of 2019 shows that", "2019 = 2019"),
    ("the Act of 2015 requires states", "2015 = 2015"),
    ("the crisis of 2008 hit", "2008 = 2008"),
    ("In 2002, new policies", "2002 = 2002"),
]

# Periods shorter or longer than a year.
PERIODS = [
    ("the 1990s", "1990s = 1990s"),
    ("1990s", "1990s = 1990s"),
    ("the 1990's were hard", "1990's = 1990s"),
    ("the '90s", "'90s = 1990s"),
    ("the ’90s", "’90s = 1990s"),
    ("in the 90s", "90s = 1990s"),
    ("the '10s", "'10s = 2010s"),
    ("the nineties", "nineties = 1990s"),
    ("the Nineties", "Nineties = 1990s"),
    ("late 1990s", "late 1990s = 1990s"),
    ("the mid-1990s", "mid-1990s = 1990s"),
    ("the late '90s", "late '90s = 1990s"),
    ("in the early nineties", "early nineties = 1990s"),
    ("the 1980s and 1990s", "1980s = 1980s | 1990s = 1990s"),
    ("the 70s and 80s", "70s = 1970s | 80s = 1980s"),
    ("the 1990s to the 2000s", "1990s to the 2000s = 1990-01-01/2009-12-31"),
    ("in the 2000s", "2000s = 2000s"),
    ("in the 1800s", "1800s = 1800-01-01/1899-12-31"),
    ("the 19th century", "19th century = 1801-01-01/1900-12-31"),
    ("a twentieth-century idea", "twentieth-century = 1901-01-01/2000-12-31"),
    ("spring 2019", "spring 2019 = 2019-03-01/2019-05-31"),
    ("the summer of 2019", "summer of 2019 = 2019-06-01/2019-08-31"),
    ("Autumn 2019", "Autumn 2019 = 2019-09-01/2019-11-30"),
    ("fall 2019", "fall 2019 = 2019-09-01/2019-11-30"),
    ("winter 2019", "winter 2019 = 2019-12-01/2020-02-29"),
    ("Q3 2019", "Q3 2019 = 2019-07-01/2019-09-30"),
    ("in 2019 Q3", "2019 Q3 = 2019-07-01/2019-09-30"),
    ("H1 2019", "H1 2019 = 2019-01-01/2019-06-30"),
    ("the third quarter of 2019", "third quarter of 2019 = 2019-07-01/2019-09-30"),
    ("the last quarter of 2019", "last quarter of 2019 = 2019-10-01/2019-12-31"),
    ("the first half of 2019", "first half of 2019 = 2019-01-01/2019-06-30"),
    ("the second half of the 1990s", "second half of the 1990s = 1995-01-01/1999-12-31"),
    ("the first nine months of 2019", "first nine months of 2019 = 2019-01-01/2019-09-30"),
    ("the last three months of 2019", "last three months of 2019 = 2019-10-01/2019-12-31"),
    ("the famine, 1996-1999,", "1996-1999 = 1996-01-01/1999-12-31"),
    ("1996–1999", "1996–1999 = 1996-01-01/1999-12-31"),
    ("(1996–99)", "1996–99 = 1996-01-01/1999-12-31"),
    ("1996 to 1999", "1996 to 1999 = 1996-01-01/1999-12-31"),
    ("from 1996 to 1999", "1996 to 1999 = 1996-01-01/1999-12-31"),
    ("from 1996 until 1999", "1996 until 1999 = 1996-01-01/1999-12-31"),
    ("between 1996 and 1999", "1996 and 1999 = 1996-01-01/1999-12-31"),
    ("from 1990 to 2000", "1990 to 2000 = 1990-01-01/2000-12-31"),
    ("between late 2018 and mid-2019", "late 2018 and mid-2019 = 2018-01-01/2019-12-31"),
    ("in 2019/20", "2019/20 = 2019-01-01/2020-12-31"),
    ("in 2009-12", "2009-12 = 2009-01-01/2012-12-31"),
    ("In the decade to 2006, many", "decade to 2006 = 1997-01-01/2006-12-31"),
    ("In the decade leading to 2006,", "decade leading to 2006 = 1997-01-01/2006-12-31"),
    ("in the decade leading up to 2006", "decade leading up to 2006 = 1997-01-01/2006-12-31"),
    ("in the ten years to 2006", "ten years to 2006 = 1997-01-01/2006-12-31"),
    ("Over the 10 years to 2006", "10 years to 2006 = 1997-01-01/2006-12-31"),
    ("in the five years to 2020", "five years to 2020 = 2016-01-01/2020-12-31"),
    ("in the year to March 2019", "year to March 2019 = 2018-04-01/2019-03-31"),
    ("the 12 months to 30 June 2019", "12 months to 30 June 2019 = 2018-07-01/2019-06-30"),
    ("in the five years before 2020", "five years before 2020 = 2015-01-01/2019-12-31"),
    ("in the five years after 2014", "five years after 2014 = 2015-01-01/2019-12-31"),
]

# What the preposition does to the days.
RELATIONS = [
    ("since 2019", "2019 = 2019-01-01/.. since"),
    ("Since the 1990s, more than", "1990s = 1990-01-01/.. since"),
    ("ever since the late 1990s", "late 1990s = 1990-01-01/.. since"),
    ("since at least 2019", "2019 = 2019-01-01/.. since"),
    ("since 20 May 2019", "20 May 2019 = 2019-05-20/.. since"),
    ("from 2019 onwards", "2019 = 2019-01-01/.. since"),
    ("starting in 2019", "2019 = 2019-01-01/.. since"),
    ("until 2023", "2023 = ../2023-12-31 until"),
    ("by 2023, the number", "2023 = ../2023-12-31 until"),
    ("by the end of 2023", "2023 = ../2023-12-31 until"),
    ("up to March 2019", "March 2019 = ../2019-03-31 until"),
    ("It was not ratified until 1999.", "1999 = 1999"),
    ("As of 2023, there are", "2023 = 2023 as of"),
    ("as of March 2023", "March 2023 = 2023-03 as of"),
    ("as of 1 March 2023", "1 March 2023 = 2023-03-01 as of"),
    ("before 2019", "2019 = ../2018-12-31 before"),
    ("prior to 2019", "2019 = ../2018-12-31 before"),
    ("before the end of 2019", "2019 = ../2019-12-31 before"),
    ("pre-2019", "2019 = ../2018-12-31 before"),
    ("after 2019", "2019 = 2020-01-01/.. after"),
    ("after 20 May 2019", "20 May 2019 = 2019-05-21/.. after"),
    ("post-2019", "2019 = 2020-01-01/.. after"),
]

# Measured from today, Saturday 21 November 2026.
RELATIVE = [
    ("last year", "last year = 2025"),
    ("this year's report", "this year = 2026"),
    ("next year", "next year = 2027"),
    ("last month", "last month = 2026-10"),
    ("this month", "this month = 2026-11"),
    ("this week", "this week = 2026-11-16/2026-11-22"),
    ("last week", "last week = 2026-11-09/2026-11-15"),
    ("yesterday", "yesterday = 2026-11-20"),
    ("over the past five years", "past five years = 2021-11-22/2026-11-21"),
    ("in the last 10 years", "last 10 years = 2016-11-22/2026-11-21"),
    ("over the last decade", "last decade = 2016-11-22/2026-11-21"),
    ("in the past year", "past year = 2025-11-22/2026-11-21"),
    ("in the last year", "last year = 2025-11-22/2026-11-21"),
    ("this decade", "this decade = 2020s"),
    ("two years ago", "two years ago = 2024"),
    ("a decade ago", "a decade ago = 2016"),
    ("20 years ago", "20 years ago = 2006"),
    ("three months ago", "three months ago = 2026-08"),
    ("five days ago", "five days ago = 2026-11-16"),
    ("more than a decade ago", "a decade ago = ../2016-12-31"),
    ("since last year", "last year = 2025-01-01/.. since"),
    ("last March", "last March = 2026-03"),
    ("last summer", "last summer = 2026-06-01/2026-08-31"),
    ("this spring", "this spring = 2026-03-01/2026-05-31"),
]

# A number beside a year, and numbers that only look like one.
NOT_DATES = [
    ("In 2013, 1978 brokers were convicted", "2013 = 2013"),
    ("in 2013 1978 brokers were convicted", "2013 = 2013"),
    ("In 2019 2,000 people left", "2019 = 2019"),
    ("In 2019 researchers found", "2019 = 2019"),
    ("In 2019 women and girls were counted", "2019 = 2019"),
    ("found that in 2019 women were sold", "2019 = 2019"),
    ("1978 brokers were convicted", ""),
    ("2000 people", ""),
    ("2000 migrants arrived", ""),
    ("the 1978 brokers", ""),
    ("the 2000 migrants", ""),
    ("the 1978 convicted brokers", ""),
    ("the 1000 migrants that try", ""),
    ("some 2000 women", ""),
    ("about 1900 cases", ""),
    ("over 2000 men", ""),
    ("more than 2000", ""),
    ("in 2000 villages.", ""),
    ("in 2000 villages across the province", ""),
    ("a total of 1978", ""),
    ("out of 2000 interviews", ""),
    ("Of 2000 women asked, 60 per cent", ""),
    ("a sample of 2000", ""),
    ("rose by 1978", ""),
    ("after 2000 interviews", ""),
    ("between 1500 and 2000 people", ""),
    ("1500-2000 people", ""),
    ("from 1500 to 2000 a month", ""),
    ("from $1500 to $2000", ""),
    ("US$1800-2000", ""),
    ("1,978 brokers", ""),
    ("1978,5", ""),
    ("2019.5", ""),
    ("$2019", ""),
    ("US$ 1950", ""),
    ("EUR 2019", ""),
    ("£1999", ""),
    ("2019%", ""),
    ("2019 per cent", ""),
    ("in 2000 km", ""),
    ("2000 km", ""),
    ("1500 dollars", ""),
    ("of 2000 dollars", ""),
    ("for 1500 yuan", ""),
    ("sold for 1950", ""),
    ("a 2000-strong force", ""),
    ("1500m", ""),
    ("Resolution 1718", ""),
    ("Resolution 1718 of 2006", "2006 = 2006"),
    ("page 1978", ""),
    ("pp. 1990-1995", ""),
    ("No. 1978", ""),
    ("Room 2019", ""),
    ("at 9:22 AM", ""),
    ("at 6pm", ""),
    ("by 1900 hours", ""),
    ("at 1830 GMT", ""),
    ("24/7", ""),
    ("on 9/11", ""),
    ("version 1.2.19", ""),
    ("192.168.20.19", ""),
    ("https://example.org/2019/05/20/report", ""),
    ("12 to 29", ""),
    ("15-25", ""),
    ("14 men to 1 woman", ""),
    ("150,000-200,000", ""),
    ("70-80 percent", ""),
    ("the 52nd session", ""),
    ("in her late twenties", ""),
    ("women in their 30s", ""),
    ("aged 15 to 25", ""),
    ("you may 20 times", ""),
    ("In May 12 women were found", "May = 2026-05"),
    ("they march 20 miles", ""),
    ("May be", ""),
    ("May 5 per cent", ""),
    ("the first half", ""),
    ("the third quarter", ""),
    ("Q4 results", ""),
    ("a year", ""),
    ("per year", ""),
    ("$105 million a year", ""),
    ("two years", ""),
    ("the last of them", ""),
    ("this is it", ""),
    ("the last year of the war", ""),
    ("long ago", ""),
    ("decades ago", ""),
    ("currently", ""),
    ("today", ""),
    ("12345", ""),
    ("20190520", ""),
    ("1234 5678 2019", ""),
    ("3019", ""),
    ("the year 1200", ""),
    ("500 BC", ""),
    ("COVID-2019", ""),
    ("file_2019", ""),
    ("#2019", ""),
    ("+82 1978 2019", ""),
]

# Sentences as drafts have them.
PROSE = [
    ("The count fell from 1,200 in 2015 to 900 in 2018.", "2015 = 2015 | 2018 = 2018"),
    ("Between 2015 and 2018, arrivals dropped by half.", "2015 and 2018 = 2015-01-01/2018-12-31"),
    ("Arrivals peaked at 2914 in 2009 and fell to 1,047 in 2019.", "2009 = 2009 | 2019 = 2019"),
    ("Arrivals fell from 2009 in 2010 to 1502 in 2012.", "2010 = 2010 | 2012 = 2012"),
    ("Some 1500 women a year arrive.", ""),
    ("Since 1998 more than 33,000 people have arrived.", "1998 = 1998-01-01/.. since"),
    ("Since 2000 women have outnumbered men.", "2000 = 2000-01-01/.. since"),
    ("From 2001, women outnumbered men.", "2001 = 2001"),
    ("By 2010 women made up 70 per cent.", "2010 = ../2010-12-31 until"),
    ("By 2000, women made up 70 per cent.", "2000 = ../2000-12-31 until"),
    ("Until 2003 women were a minority", "2003 = ../2003-12-31 until"),
    ("In the 12 months to March 2021", "12 months to March 2021 = 2020-04-01/2021-03-31"),
    ("In 2020-21 the border was closed", "2020-21 = 2020-01-01/2021-12-31"),
    (
        "The law came into force on 1 July 2015, and was amended in June 2020.",
        "1 July 2015 = 2015-07-01 | June 2020 = 2020-06",
    ),
    ("A 2015-2020 study", "2015-2020 = 2015-01-01/2020-12-31"),
    ("the 2014 Commission of Inquiry", "2014 = 2014"),
    ("a 2013 UN inquiry", "2013 = 2013"),
    ("the department's 2022 Trafficking in Persons Report", "2022 = 2022"),
    ("Trafficking in Persons Report 2022", "2022 = 2022"),
    ("the 2021 and 2022 editions of the report", "2021 = 2021 | 2022 = 2022"),
    ("the 2,000 women of 2019", "2019 = 2019"),
    ("it interviewed 2000 women in 2019", "2019 = 2019"),
    ("It interviewed 1978 women between June and August 2019.", "June and August 2019 = 2019-06-01/2019-08-31"),
    ("from June 2018 through August 2019", "June 2018 through August 2019 = 2018-06-01/2019-08-31"),
    ("published in May 2019 (updated June 2020)", "May 2019 = 2019-05 | June 2020 = 2020-06"),
    ("She was born in 1985 and left in 2007.", "1985 = 1985 | 2007 = 2007"),
    ("The 1997 and 1998 harvests failed", "1997 = 1997 | 1998 = 1998"),
    ("the famine of 1995–98", "1995–98 = 1995-01-01/1998-12-31"),
    ("the famine of the mid-1990s", "mid-1990s = 1990s"),
    ("during the famine years (1994-1998)", "1994-1998 = 1994-01-01/1998-12-31"),
    ("the one-child policy (1980–2015)", "1980–2015 = 1980-01-01/2015-12-31"),
    ("As late as 2019", "2019 = 2019"),
    ("as early as 1991", "1991 = 1991"),
    ("at the end of the 1990s", "1990s = 1990s"),
    ("the turn of the 21st century", "21st century = 2001-01-01/2100-12-31"),
    ("every year", ""),
    ("in three years' time", ""),
    ("in the first three months of the year", ""),
    ("the first half of the decade", ""),
    ("7 October 2023", "7 October 2023 = 2023-10-07"),
    ("9 Oct. 2023", "9 Oct. 2023 = 2023-10-09"),
    ("on the night of 9-10 October 2023", "9-10 October 2023 = 2023-10-09/2023-10-10"),
    ("on October 9 and 10, 2023", "October 9 and 10, 2023 = 2023-10-09/2023-10-10"),
    ("on 24 and 28 March 2023", "24 and 28 March 2023 = 2023-03-24/2023-03-28"),
    ("It was 1951.", ""),
    ("Some 6,000 are returned annually; 500 on October 9 2023 alone", "October 9 2023 = 2023-10-09"),
    ("Half of the 1951 signatories", ""),
    ("the 1,951 signatories", ""),
    ("a ratio of 14 to 1 in 2010", "2010 = 2010"),
    ("US$105 million in 2019", "2019 = 2019"),
    ("US$105 million per year as of 2023.", "2023 = 2023 as of"),
    ("The price rose from 1500 yuan in 2001 to 2000 yuan in 2005", "2001 = 2001 | 2005 = 2005"),
    ("worth 1600 dollars in the 1990s", "1990s = 1990s"),
    ("the 1500 to 2000 women", ""),
    ("an estimated 1800 children", ""),
    ("nearly 2000", ""),
    ("as many as 2000", ""),
    ("up to 2000 people", ""),
    ("fewer than 1900 of them", ""),
    ("only 1650 remained", ""),
    ("In all, 1953 people", ""),
    ("In total 1953 people", ""),
    ("There were 1953 in 2014.", "2014 = 2014"),
    ("There were 1953 cases in 2014.", "2014 = 2014"),
    ("In 2014 there were 1953 cases.", "2014 = 2014"),
    ("Table 3: arrivals, 2010 to 2019", "2010 to 2019 = 2010-01-01/2019-12-31"),
    ("Arrivals 2010–2019", "2010–2019 = 2010-01-01/2019-12-31"),
    ("Article 1951", ""),
    ("SR 1718 (2006)", "2006 = 2006"),
    ("UNSCR 2397 (2017)", "2017 = 2017"),
    ("(A/HRC/25/63, 2014)", "2014 = 2014"),
    ("Human Rights Watch, 2008", "2008 = 2008"),
    ("Human Rights Watch (2008) found", "2008 = 2008"),
    ("KFI, 2019, p. 12", "2019 = 2019"),
    ("(KFI 2019: 12)", "2019 = 2019"),
    ("see Kim (2010, 2012)", "2010 = 2010 | 2012 = 2012"),
    ("Lee and Park 2014)", "2014 = 2014"),
    ("Winter 2016/17", "Winter 2016/17 = 2016-12-01/2017-02-28"),
    ("three years after 2019", "2019 = 2020-01-01/.. after"),
    ("in the three decades since 1990", "three decades since 1990 = 1990-01-01/2019-12-31"),
    ("a decade later", ""),
    ("the past few years", ""),
    ("in recent years", ""),
    ("over the last two decades", "last two decades = 2006-11-22/2026-11-21"),
    ("this year alone", "this year = 2026"),
    ("so far this year", "this year = 2026"),
    ("last autumn", "last autumn = 2025-09-01/2025-11-30"),
    ("earlier this month", "this month = 2026-11"),
    ("six months ago", "six months ago = 2026-05"),
    ("a century ago", "a century ago = 1926"),
    ("16:45 on 3 June 2020", "3 June 2020 = 2020-06-03"),
    ("Tier 3 in 2013", "2013 = 2013"),
    ("aged 17 to 39 in 2019", "2019 = 2019"),
    ("the 18 to 49 group", ""),
    ("between 12 and 29", ""),
    ("March of the women", ""),
    ("in March of that year", "March = 2026-03"),
    ("In May the group said", "May = 2026-05"),
    ("They may in 2019 have", "2019 = 2019"),
    ("May 2019 saw", "May 2019 = 2019-05"),
    ("the May 2019 report", "May 2019 = 2019-05"),
    ("the report, of May 20, found", "May 20 = 2026-05-20"),
    ("Seoul, 20 May 2019 –", "20 May 2019 = 2019-05-20"),
    ("2019 report", "2019 = 2019"),
    ("the report for 2000", "2000 = 2000"),
    ("a fine of 2000 won", ""),
    ("fined 2000", ""),
    ("a 2000 won fine", ""),
    ("In 1949, 1951 and 1967", "1949 = 1949 | 1951 = 1951 | 1967 = 1967"),
    ("the 1967 Protocol to the 1951 Convention", "1967 = 1967 | 1951 = 1951"),
    ("the 1951 convention and its 1967 protocol", "1951 = 1951 | 1967 = 1967"),
    ("a 1986 bilateral agreement", "1986 = 1986"),
    ("under the 1986 and 1998 border agreements", "1986 = 1986 | 1998 = 1998"),
    ("In 2019, women and girls", "2019 = 2019"),
    ("In 2019 alone", "2019 = 2019"),
    ("in 2019-2020", "2019-2020 = 2019-01-01/2020-12-31"),
    ("by late 2020", "late 2020 = ../2020-12-31 until"),
    ("since mid-2020", "mid-2020 = 2020-01-01/.. since"),
    ("prior to March 2020", "March 2020 = ../2020-02-29 before"),
    ("before 20 May 2019", "20 May 2019 = ../2019-05-19 before"),
    ("no later than 31 December 2024", "31 December 2024 = ../2024-12-31 until"),
    ("In the years 2010 to 2014", "2010 to 2014 = 2010-01-01/2014-12-31"),
    ("the 2018/19 season", "2018/19 = 2018-01-01/2019-12-31"),
    ("5/20/2019", "5/20/2019 = 2019-05-20"),
    ("1/2", ""),
    ("3/4 of them", ""),
    ("20.5.2019", "20.5.2019 = 2019-05-20"),
    ("chapter 20.5", ""),
    ("10.1.2019 at noon", "10.1.2019 = 2019-01-10"),
    ("tel. 02-2019-1951", ""),
    ("ISBN 978-1-2019-1951-3", ""),
    ("2019-ban", ""),
    ("the class of 2019", "2019 = 2019"),
    ("Vision 2030", ""),
    ("Agenda 2030", ""),
    ("the 2030 Agenda", "2030 = 2030"),
    ("by 2030", "2030 = ../2030-12-31 until"),
    ("1990's", "1990 = 1990"),
    ("in 1990's famine", "1990 = 1990"),
    ("1990s’ famine", "1990s = 1990s"),
    ("early in the 1990s", "early in the 1990s = 1990s"),
    ("through the 1990s and 2000s", "1990s = 1990s | 2000s = 2000s"),
    ("throughout the 1990s", "1990s = 1990s"),
    ("from the late 1990s to the early 2000s", "late 1990s to the early 2000s = 1990-01-01/2009-12-31"),
    (
        "the second half of 2018 and the first half of 2019",
        "second half of 2018 = 2018-07-01/2018-12-31 | first half of 2019 = 2019-01-01/2019-06-30",
    ),
]

# Years by the words around them, and counts in the same places.
YEARS_BY_WORDS = [
    ("2011: 84 ferries sank", "2011 = 2011"),
    ("It grew. 2012: 90 ferries.", "2012 = 2012"),
    ("1986 – The reactor burns", "1986 = 1986"),
    ("Sinkings: 2016 – 31; 2018 – 12", "2016 = 2016 | 2018 = 2018"),
    ("1640 – that is how many boats there were", ""),
    ("The club has 2011 – a record – on its books", ""),
    ("Unlike 2007, 2008 was dry", "2007 = 2007 | 2008 = 2008"),
    ("Unlike 2007 boats, these float", ""),
    ("Come 2040, the pier is gone", "2040 = 2040"),
    ("They have come 2040 miles", ""),
    ("over Christmas 2004", "2004 = 2004"),
    ("on Christmas Eve 1968", "1968 = 1968"),
    ("in Easter week 1916", "1916 = 1916"),
    ("over Christmas 2000 ferries sailed", ""),
    ("at end-2017", "2017 = 2017"),
    ("by end 2017", "2017 = ../2017-12-31 until"),
    ("by year-end 2017", "2017 = ../2017-12-31 until"),
    ("by end-June 2017", "June 2017 = ../2017-06-30 until"),
    ("the week's end 2017 sheep", ""),
    ("due no later than 2031", "2031 = ../2031-12-31 until"),
    ("no later than 1600 hours", ""),
    ("more than 2031", ""),
    ("Decree No. 44 of 1987", "1987 = 1987"),
    ("Order No. 1987 of 1991", "1991 = 1991"),
    ("a crew of 11 of 1987 sailors", ""),
    ("the 2013 floods", "2013 = 2013"),
    ("the 2016 strikes hit trade", "2016 = 2016"),
    ("the firm's 2017 revenues", "2017 = 2017"),
    ("another 1963 deaths", ""),
    ("40 of the 1963 deaths", ""),
    ("the 1963 deaths registered", ""),
    ("the 1963 sailors", ""),
    ("the 2000 raids", ""),
    ("seas will flood it by 2150.", "2150 = ../2150-12-31 until"),
    ("the heat of 2130 days", ""),
    ("in 2150 harbours", ""),
    ("grew by 2150.", ""),
    ("2150 boats", ""),
    ("in constant 2005 pounds", "2005 = 2005"),
    ("in 2012 US dollars", "2012 = 2012"),
    ("in real 2000 dollars", "2000 = 2000"),
    ("a debt of 2012 euros", ""),
    ("it costs 2012 euros", ""),
    ("lost in 2000 dollars", ""),
    ("the 1650 sq ft loft", ""),
    ("a 1720 square metre hall", ""),
    ("a 1900 kWh battery", ""),
]

# Days, months and longer periods in other forms.
OTHER_FORMS = [
    ("on 8/9 August 2017", "8/9 August 2017 = 2017-08-08/2017-08-09"),
    ("on August 8/9, 2017", "August 8/9, 2017 = 2017-08-08/2017-08-09"),
    ("3/4 of August's rain", "August = 2026-08"),
    ("open 24/7 August or not", ""),
    ("the second of June 2018", "second of June 2018 = 2018-06-02"),
    ("The twenty-first of July", "twenty-first of July = 2026-07-21"),
    ("a third of June's rain", "June = 2026-06"),
    ("a third of June 2018 rain", "June 2018 = 2018-06"),
    (
        "between February 3, 2014, and March 9, 2016",
        "February 3, 2014, and March 9, 2016 = 2014-02-03/2016-03-09",
    ),
    ("from June, 2014, to May, 2016", "June, 2014, to May, 2016 = 2014-06-01/2016-05-31"),
    ("in June 2014, and in May 2016", "June 2014 = 2014-06 | May 2016 = 2016-05"),
    ("on June 2, 2014, and May 9, 2016", "June 2, 2014 = 2014-06-02 | May 9, 2016 = 2016-05-09"),
    ("between February and August", "February and August = 2026-02-01/2026-08-31"),
    ("from November to February", "November to February = 2025-11-01/2026-02-28"),
    ("In 2014, from November to February", "2014 = 2014 | November to February = 2014-11-01/2015-02-28"),
    ("February to August", "February to August = 2026-02-01/2026-08-31"),
    ("February–August 2014", "February–August 2014 = 2014-02-01/2014-08-31"),
    ("in June, July and August", "June = 2026-06 | July = 2026-07 | August = 2026-08"),
    ("In April, May told the House", "April = 2026-04"),
    ("April and June met", ""),
    ("march to the sea", ""),
    ("the early 18th century", "early 18th century = 1701-01-01/1733-12-31"),
    ("the mid-19th century", "mid-19th century = 1834-01-01/1866-12-31"),
    ("in the late nineteenth century", "late nineteenth century = 1867-01-01/1900-12-31"),
    ("the summer of '76", "summer of '76 = 1976-06-01/1976-08-31"),
    ("the crop of '47", "'47 = 1947"),
    ("since '09", "'09 = 2009-01-01/.. since"),
    ("told of '47 boats'", ""),
    ("in '47 per cent", ""),
    ("in 2004/5", "2004/5 = 2004-01-01/2005-12-31"),
    ("in 2004-5", "2004-5 = 2004-01-01/2005-12-31"),
    ("in 2004-9", ""),
    ("Boats: 2004 – 35", "2004 = 2004"),
    ("from A.D. 900 to 1150", "900 to 1150 = 0900-01-01/1150-12-31"),
    ("in AD 410", "410 = 0410"),
    ("in 1066 CE", "1066 CE = 1066"),
    ("in 410 BC", ""),
    ("the 1066 boats", ""),
    ("the 1066 and 1150 boats", ""),
    ("in eighteen forty-eight", "eighteen forty-eight = 1848"),
    ("of twenty nineteen", "twenty nineteen = 2019"),
    ("eighteen forty-foot boats", ""),
    ("in twenty ten-minute talks", ""),
    ("the last week of February 2020", "last week of February 2020 = 2020-02-23/2020-02-29"),
    ("the second half of April", "second half of April = 2026-04-16/2026-04-30"),
    ("the first week of the strike", ""),
    ("the fiscal year ending June 2012", "year ending June 2012 = 2011-07-01/2012-06-30"),
    ("the year ended 30 June", "year ended 30 June = 2025-07-01/2026-06-30"),
    ("the six months to end-September 2018", "six months to end-September 2018 = 2018-04-01/2018-09-30"),
    ("the quarter ended March 31, 2018", "quarter ended March 31, 2018 = 2018-01-01/2018-03-31"),
    ("the 12 months to April", "12 months to April = 2025-05-01/2026-04-30"),
    ("the 12 months to come", ""),
    ("the year to come", ""),
    ("in fiscal year 2017-18", "fiscal year 2017-18 = 2017-01-01/2018-12-31"),
    ("H2 2016", "H2 2016 = 2016-07-01/2016-12-31"),
    ("sales rose 8% in 2016 to 2.4 million", "2016 = 2016"),
    ("the toll reached 1900 on 3 July 2016", "3 July 2016 = 2016-07-03"),
]

# Measured from today, Saturday 21 November 2026, in other wordings.
MORE_RELATIVE = [
    ("Four weeks ago the dam broke", "Four weeks ago = 2026-10-19/2026-10-25"),
    ("A year ago", "A year ago = 2025"),
    ("seventeen years ago", "seventeen years ago = 2009"),
    ("twenty-five years ago", "twenty-five years ago = 2001"),
    ("Thirty Years Ago", "Thirty Years Ago = 1996"),
    ("half a decade ago", "half a decade ago = 2021"),
    ("half a century ago", "half a century ago = 1976"),
    ("1,300 years ago", ""),
    ("three and a half years ago", ""),
    ("over the last sixteen months", "last sixteen months = 2025-07-22/2026-11-21"),
    ("Over the Past Six Years", "Past Six Years = 2020-11-22/2026-11-21"),
    ("On 2 July last year", "2 July last year = 2025-07-02"),
    ("in December last year", "December last year = 2025-12"),
    ("in early April of last year", "early April of last year = 2025-04"),
    ("In April two years ago", "April two years ago = 2024-04"),
    ("from March to July last year", "March to July last year = 2025-03-01/2025-07-31"),
    ("between February and May this year", "February and May this year = 2026-02-01/2026-05-31"),
    ("In April, last year's boats", "April = 2026-04 | last year = 2025"),
    ("In April last year's boats", "April = 2026-04 | last year = 2025"),
    ("the third quarter of last year", "third quarter of last year = 2025-07-01/2025-09-30"),
    ("the first seven months of this year", "first seven months of this year = 2026-01-01/2026-07-31"),
    ("the autumn of last year", "autumn of last year = 2025-09-01/2025-11-30"),
    ("in the second quarter of the last year of the war", ""),
    ("in the last quarter", "last quarter = 2026-07-01/2026-09-30"),
    ("the year before last", "year before last = 2024"),
    ("the month before last", "month before last = 2026-09"),
    ("a year before last rites", ""),
    ("on Wednesday", "Wednesday = 2026-11-18"),
    ("on Saturday", "Saturday = 2026-11-21"),
    ("Last Saturday", "Last Saturday = 2026-11-14"),
    ("next Wednesday", "next Wednesday = 2026-11-25"),
    ("The jury will meet on Wednesday", "Wednesday = 2026-11-25"),
    ("Thursday's vote", "Thursday = 2026-11-19"),
    ("Sunday saw 40 boats out.", "Sunday = 2026-11-15"),
    ("On Wednesday 300 boats sailed", "Wednesday = 2026-11-18"),
    ("on Wednesday, 4 July 2018", "4 July 2018 = 2018-07-04"),
    ("on Wednesday July 4, 2018", "July 4, 2018 = 2018-07-04"),
    ("on Wednesdays", ""),
    ("the Wednesday club", ""),
    ("since Sunday School", ""),
    ("Bloody Sunday", ""),
]

ROWS = (
    YEARS_BY_WORDS
    + OTHER_FORMS
    + MORE_RELATIVE
    + DAYS
    + YEARLESS
    + YEARS
    + PERIODS
    + RELATIONS
    + RELATIVE
    + NOT_DATES
    + PROSE
)

IMPOSSIBLE = [
    ("on 31 February 2019", "31 February 2019", "February 2019 has 28 days"),
    ("on 29 February 2019", "29 February 2019", "February 2019 has 28 days"),
    ("on February 30", "February 30", "February never has 30 days"),
    ("on 30 February", "30 February", "February never has 30 days"),
    ("on April 31, 2020", "April 31, 2020", "April 2020 has 30 days"),
    ("on 13/13/2019", "13/13/2019", "there is no month 13"),
    ("on 31/02/2019", "31/02/2019", "February 2019 has 28 days"),
    ("on 2019-02-30", "2019-02-30", "February 2019 has 28 days"),
    ("on 2019-13-01", "2019-13-01", "there is no month 13"),
    ("on 45 May 2019", "45 May 2019", "May 2019 has 31 days"),
    ("on May 45, 2019", "May 45, 2019", "May 2019 has 31 days"),
    ("on 0 May 2019", "0 May 2019", "May 2019 has 31 days"),
    ("from 28 to 31 June 2019", "28 to 31 June 2019", "June 2019 has 30 days"),
]


# Known and open: what the finder ought to see and does not.
OPEN = [
    (
        "half of the 1951 signatories",
        "1951 = 1951",
    ),  # a plural after "the" and a number counts, as in "the 1978 brokers"
    ("In March 2000 people were counted", "March = 2026-03"),  # month and year, or month and number of people
]


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[text for text, _ in OPEN])
@pytest.mark.xfail(strict=True, reason="known and open")
def test_open_cases(text: str, expected: str) -> None:
    assert shown(text) == expected.split(" | ")


def test_the_table_is_large() -> None:
    assert len(ROWS) + len(IMPOSSIBLE) >= 150


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_finds_dates(text: str, expected: str) -> None:
    assert shown(text) == [row for row in expected.split(" | ") if row]
    assert not find_dates(text, TODAY).impossible


@pytest.mark.parametrize(("text", "written", "why"), IMPOSSIBLE, ids=[row[0] for row in IMPOSSIBLE])
def test_marks_days_that_no_calendar_has(text: str, written: str, why: str) -> None:
    scan = find_dates(text, TODAY)
    assert [(mention.text, mention.value) for mention in scan.impossible] == [(written, why)]
    assert not scan.dates


@pytest.mark.parametrize("text", [*(text for text, _ in RELATIVE), "on 9 October", "In March, he", "out on March 24"])
def test_leaves_out_what_needs_today(text: str) -> None:
    assert find_dates(text, None).dates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sailed on Oct. 3, he said", "Oct. 3"),
        ("sold Nov. 4 and as of Feb. 2 lost", "Nov. 4 | Feb. 2"),
        ("the races of April 3-7, April 9 and 2 June", "April 3-7 | April 9 | 2 June"),
        ("for the year ending Jan. 31.", "year ending Jan. 31"),
        ("on the first of June", "first of June"),
        ("the first week of June", "first week of June"),
        ("In 2019 it rose, unlike on 6 June last year", "6 June last year"),
        ("the second quarter of last year", "second quarter of last year"),
        ("In 2019 it rained on 6 June", ""),
        ("two years ago, on Tuesday, this month", ""),
        ("they may 3 times", ""),
    ],
)
def test_knows_a_date_without_its_year(text: str, expected: str) -> None:
    scan = find_dates(text, None)
    assert [span.cut(text) for span in scan.undated] == [row for row in expected.split(" | ") if row]
    assert not find_dates(text, TODAY).undated


def test_takes_the_order_of_day_and_month() -> None:
    assert shown("03/04/2019", order="mdy") == ["03/04/2019 = 2019-03-04"]
    assert shown("20/05/2019", order="mdy") == ["20/05/2019 = 2019-05-20"]


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("20 May 2019", Grain.DAY),
        ("May 2019", Grain.MONTH),
        ("Q3 2019", Grain.QUARTER),
        ("summer of 2019", Grain.QUARTER),
        ("mid-2019", Grain.YEAR),
        ("in 2019", Grain.YEAR),
        ("the 1990s", Grain.DECADE),
        ("first half of 2019", Grain.RANGE),
        ("1996 to 1999", Grain.RANGE),
        ("the decade to 2006", Grain.RANGE),
    ],
)
def test_keeps_the_grain(text: str, grain: Grain) -> None:
    assert [mention.value.grain for mention in find_dates(text).dates] == [grain]


def test_gives_offsets_into_the_text() -> None:
    text = "Since the 1990s, and on 31 February 2019."
    scan = find_dates(text)
    assert [(m.span.start, m.span.end) for m in scan.dates] == [(10, 15)]
    assert scan.dates[0].value == Period(date(1990, 1, 1), None, Grain.DECADE, Relation.SINCE)
    assert [(m.span.start, m.span.end) for m in scan.impossible] == [(24, 40)]


_WORDS = (
    "in the since between and to May March 20 31 2019 1996 1990s 90s ' - – / , . ( ) % $ year years decade ago last "
    "next two first quarter half ago third week ' Tuesday AD 2150 before to October "
    "of Q3 people brokers early mid- 13 2019-02-30 99 999 decades after 9999-12-31 1000 0 29 "
    "February"
)
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_PIECES, max_size=24),
    st.sampled_from(["", " "]),
    st.sampled_from([None, TODAY, date(1, 1, 1), date(9999, 12, 31)]),
)
def test_mentions_stand_in_order_and_never_overlap(pieces: list[str], glue: str, today: date | None) -> None:
    text = glue.join(pieces)
    scan = find_dates(text, today)
    spans = sorted([mention.span for mention in (*scan.dates, *scan.impossible)] + list(scan.undated))
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(mention.text == text[mention.span.start : mention.span.end] for mention in scan.dates)
    assert [mention.span for mention in scan.dates] == sorted(mention.span for mention in scan.dates)
    for mention in scan.dates:
        first, last = mention.value.first, mention.value.last
        assert first is None or last is None or first <= last


@pytest.mark.parametrize(
    "piece",
    "1996 to |May |in the |2019-|20 |9|the decade to | |\n|early |'90s |first half of |two years |2019, |20 May to |"
    "a year ago |(2019; |on Tuesday will |May last year |A.D. 900 and |the year to June |half a |in '47 |in June, |"
    "the third of May ".split("|"),
)
def test_steps_grow_with_length(piece: str) -> None:
    def steps(size: int) -> int:
        text = piece * (size // len(piece))
        return lines_run(lambda: find_dates(text, TODAY))

    assert steps(8_000) <= 5 * steps(2_000) + 200
