"""Claims: which words, period and surroundings each figure gets, and what is no claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.extractor import Extractor
from cite_lint.extract.filters import FILTERS
from cite_lint.model.claim import Claim, Extraction
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT
from cite_lint.model.registry import Organisation
from cite_lint.readers import read_document

ORGANISATIONS = (
    Organisation("nht", "Northport Housing Trust", acronyms=("NHT",)),
    Organisation("ncc", "Northport City Council", acronyms=("NCC",)),
    Organisation("courier", "Northport Courier"),
    Organisation("htu", "Harbour Tenants' Union", acronyms=("HTU",)),
)
EXTRACTOR = Extractor(load_lexicon(), load_units(), ORGANISATIONS, today=date(2024, 5, 20))

ClauseRow = tuple[str, str, str, str]
"""Sentence, figure, words its clause must hold, words it must not hold; words parted by commas."""

TOWNS = "Eastgate had 1,200 late payers, Westgate 900 and Old Town 450."
PARTS = "About half work in farming, 30 per cent in shops and 15 per cent in schools."
WARDS = "The city has 40 wards, 320 streets, 12,000 homes, 95 shops and 14 schools."
NORTH = "In the north 60 per cent of tenants pay late, in the south 40 per cent do, and in the harbour 25 per cent do."
PRICES = "Flats cost £900 a month; houses cost £1,400; rooms cost £450."
CAUSES = "Damp (40 per cent), mould (30 per cent) and noise (12 per cent) came first."
YEARS = "The share of late payers fell from 60 per cent in 2010 to 40 per cent in 2020."

CLAUSES: dict[str, list[ClauseRow]] = {
    "two figures": [
        ("Of 1,978 tenants, 60 per cent pay late.", "1,978", "tenants", "late"),
        ("Of 1,978 tenants, 60 per cent pay late.", "60 per cent", "late", "tenants"),
        ("Rents rose by 12 per cent, while wages fell by 3 per cent.", "12 per cent", "Rents", "wages"),
        ("Rents rose by 12 per cent, while wages fell by 3 per cent.", "3 per cent", "wages", "Rents"),
        ("Landlords with 20 homes own 60 per cent, but those with a few own 15 per cent.", "15 per cent", "those", "20"),
        ("Landlords own 60 per cent of flats, but banks own only 15 per cent.", "60 per cent", "Landlords, flats", "banks"),
        ("Landlords own 60 per cent of flats, but banks own only 15 per cent.", "15 per cent", "banks", "Landlords"),
        ("It housed 300 families, of whom 40 per cent had children.", "300", "families", "children"),
        ("It housed 300 families, of whom 40 per cent had children.", "40 per cent", "children", "families"),
        ("The trust – which owns 4,200 homes – evicted 120 families.", "120", "evicted, families", "homes"),
        ("Some 40 per cent of flats are damp, compared with 12 per cent of houses.", "40 per cent", "flats", "houses"),
        ("Some 40 per cent of flats are damp, compared with 12 per cent of houses.", "12 per cent", "houses", "flats"),
        ("Some 40 per cent of flats versus 12 per cent of houses are damp.", "40 per cent", "flats", "houses"),
        ("Women earn 30 per cent less than men, and 12 per cent have no contract.", "12 per cent", "contract", "less"),
        ("Among women, 40 per cent rent; among men, 55 per cent.", "40 per cent", "women, rent", "among men"),
        ("Among women, 40 per cent rent; among men, 55 per cent.", "55 per cent", "men", "women, rent"),
        ("As 60 per cent of tenants pay late, 14 per cent face eviction.", "14 per cent", "eviction", "late"),
        ("Although 60 per cent of landlords complied, 4,200 homes stand empty.", "60 per cent", "landlords", "homes"),
        ("Although 60 per cent of landlords complied, 4,200 homes stand empty.", "4,200", "homes, empty", "landlords"),
        ("Some 60 per cent of women and 40 per cent of men rent.", "60 per cent", "women", "men rent"),
        ("Some 60 per cent of women and 40 per cent of men rent.", "40 per cent", "men rent", "women"),
        ("Some 60 per cent of women and girls and 40 per cent of men rent.", "60 per cent", "women, girls", "men rent"),
        ("Mould and damp affect 40 per cent of flats and 12 per cent of houses.", "40 per cent", "Mould, damp", "houses"),
        ("The city has 12,000 homes, with 4,200 empty.", "12,000", "homes", "empty"),
        ("The city has 12,000 homes, with 4,200 empty.", "4,200", "empty", "homes"),
        ("Half of tenants who moved blamed rents and a third blamed damp.", "Half", "moved, rents", "damp"),
        ("Half of tenants who moved blamed rents and a third blamed damp.", "a third", "damp", "rents"),
        ("It fined 18 landlords and jailed 14 agents.", "18", "fined, landlords", "jailed"),
        ("It fined 18 landlords and jailed 14 agents.", "14", "jailed, agents", "fined"),
        ("Nearly two thirds of flats are damp, whereas one in ten houses is.", "two thirds", "flats", "houses"),
        ("Nearly two thirds of flats are damp, whereas one in ten houses is.", "one in ten", "houses", "flats"),
        ("Between 40 and 60 per cent pay late, and up to 14 per cent move.", "40 and 60 per cent", "late", "move"),
        ("Between 40 and 60 per cent pay late, and up to 14 per cent move.", "14 per cent", "up to, move", "late"),
        ("Some 40 wards (12 per cent) are closed.", "40", "wards", "12 per cent"),
        ("Women (40 per cent) and men (14 per cent) rent.", "40 per cent", "Women", "men (14"),
        ("Women (40 per cent) and men (14 per cent) rent.", "14 per cent", "men", "Women"),
        (YEARS, "60 per cent", "2010", "2020"),
        (YEARS, "40 per cent", "2020", "2010"),
        ("Some 60 per cent rent, and in Westgate, where homes are dear, 80 per cent do.", "80 per cent", "Westgate", "60"),
        ("It has 900 homes, and of these, as we learned, 40 are damp.", "40", "of these", "900"),
        ("Of the 12,000 homes 4,200 are empty.", "12,000", "homes", "empty"),
        ("Of the 12,000 homes 4,200 are empty.", "4,200", "empty", "12,000"),
        ("Rents rose by 12 per cent then wages fell by 3 per cent.", "12 per cent", "Rents", "wages"),
    ],
    "three figures": [
        (PARTS, "half", "farming", "shops, schools"),
        (PARTS, "30 per cent", "shops", "farming, schools"),
        (PARTS, "15 per cent", "schools", "farming, shops"),
        (NORTH, "60 per cent", "north, late", "south, harbour"),
        (NORTH, "40 per cent", "south", "north, harbour"),
        (NORTH, "25 per cent", "harbour", "north, south"),
        (PRICES, "£900", "Flats, a month", "houses, rooms"),
        (PRICES, "£1,400", "houses", "Flats, rooms"),
        (PRICES, "£450", "rooms", "Flats, houses"),
        (CAUSES, "40 per cent", "Damp", "mould, noise"),
        (CAUSES, "30 per cent", "mould", "Damp, noise"),
        (CAUSES, "12 per cent", "noise", "Damp, mould"),
        ("Tenants in Eastgate (1,200), Westgate (900) and Old Town (450) replied.", "900", "Westgate", "Eastgate, Old"),
        ("Of 1,978 tenants, 60 per cent pay late and 14 per cent have moved.", "60 per cent", "late", "moved"),
        ("Of 1,978 tenants, 60 per cent pay late and 14 per cent have moved.", "14 per cent", "moved", "late, tenants"),
        ("Some 60 per cent of tenants rent, 30 per cent own, and 14 per cent share.", "30 per cent", "own", "rent, share"),
    ],
    "four and five figures": [
        (WARDS, "40", "wards", "streets, homes, shops, schools"),
        (WARDS, "320", "streets", "wards, homes, shops, schools"),
        (WARDS, "12,000", "homes", "wards, streets, shops, schools"),
        (WARDS, "95", "shops", "wards, streets, homes, schools"),
        (WARDS, "14", "schools", "wards, streets, homes, shops"),
        ("Of 900 homes, 40 are damp, 30 unsafe and 14 empty.", "40", "damp", "homes, unsafe, empty"),
        ("Of 900 homes, 40 are damp, 30 unsafe and 14 empty.", "30", "unsafe", "damp, empty"),
        ("Of 900 homes, 40 are damp, 30 unsafe and 14 empty.", "14", "empty", "damp, unsafe"),
    ],
    "one figure": [
        ("In 2019, according to the NHT, 60 per cent of tenants paid late.", "60 per cent", "In 2019, NHT, late", ""),
        ("Rents rose. Some 60 per cent of tenants pay late. Wages fell.", "60 per cent", "tenants", "Rents, Wages"),
    ],
    "open: a label that follows the comma stays with the figure before": [
        ("Damp: 40 per cent, mould: 30 per cent, noise: 12 per cent.", "40 per cent", "Damp", "mould"),
        ("Damp: 40 per cent, mould: 30 per cent, noise: 12 per cent.", "30 per cent", "mould", "noise"),
        ("Rent is 40 per cent of income in Eastgate and, in Westgate, 30 per cent.", "30 per cent", "Westgate", "Eastgate"),
    ],
    "a bare number after a place is a count": [
        (TOWNS, "1,200", "Eastgate, late payers", "Westgate, Old Town"),
        (TOWNS, "900", "Westgate", "Eastgate, Old Town"),
        (TOWNS, "450", "Old Town", "Eastgate, Westgate"),
    ],
}  # fmt: skip

HEADS: list[tuple[str, str, str]] = [
    ("| Group | Share (%) |\n|---|---|\n| Late | 60 |", "60", "60 percent"),
    ("| Group | Share, per cent |\n|---|---|\n| Late | 60 |", "60", "60 percent"),
    ("| Town | Aid (US$ million) |\n|---|---|\n| Ayr | 105 |", "105", "105000000 USD"),
    ("| Town | Cost (£m) |\n|---|---|\n| Ayr | 3.5 |", "3.5", "3500000 GBP"),
    ("| Town | Homes |\n|---|---|\n| Ayr | 60 |", "60", "60 count"),
    ("| Town | Homes over 60% |\n|---|---|\n| Ayr | 14 |", "14", "14 count"),
    ("| Town | Share (%) |\n|---|---|\n| Ayr | 14 homes |", "14", "14 count"),
]

NOUNS: list[tuple[str, str, str]] = [
    ("It convicted 1,978 brokers.", "1,978", "brokers"),
    ("It convicted 1,978 Brokers.", "1,978", "brokers"),
    ("Some 4,200 empty homes burned.", "4,200", "homes"),
    ("Up to 40 wards are closed.", "40", "wards"),
    ("Half a million homes stand empty.", "Half a million", "homes"),
    ("Tens of thousands of tenants pay late.", "Tens of thousands", "tenants"),
    ("The trust housed 120 people.", "120", "people"),
    ("About 300 families moved.", "300", "families"),
    ("Some 60 per cent of tenants pay late.", "60 per cent", ""),
    ("Rents are £900 now.", "£900", ""),
    ("Damp was found in 120 of them.", "120", ""),
    ("The number rose to 4,200.", "4,200", ""),
    ("It has **4,200** *homes*.", "4,200", "homes"),
    ("It has 4,200\nhomes.", "4,200", "homes"),
]  # fmt: skip

SETTINGS: dict[str, list[tuple[str, str, str, str]]] = {
    # Markdown, figure, the period in ISO form, and all of: dated past earlier sampled weak.
    "period": [
        ("Some 60 per cent of tenants pay late.", "60 per cent", "", ""),
        ("In 2019, 60 per cent of tenants pay late.", "60 per cent", "2019", "dated"),
        ("Some 60 per cent of tenants pay late (2019).", "60 per cent", "2019", "dated"),
        ("On 20 May 2019, 60 per cent of tenants pay late.", "60 per cent", "2019-05-20", "dated"),
        ("As of May 2023, 4,200 homes stand empty.", "4,200", "2023-05", "dated"),
        ("Since 2015 it has housed 4,200 people.", "4,200", "2015-01-01/..", "dated"),
        ("Since the 1990s it has housed 4,200 people.", "4,200", "1990-01-01/..", "dated"),
        ("Between 2010 and 2015 it houses 4,200 people.", "4,200", "2010-01-01/2015-12-31", "dated"),
        ("It housed 4,200 people in the 1990s.", "4,200", "1990s", "dated"),
        (YEARS, "40 per cent", "2020", "dated"),
        ("In 2019, rents are up by 14 per cent and wages by 3 per cent.", "14 per cent", "2019", "dated"),
        ("In 2019, rents are up by 14 per cent and wages by 3 per cent.", "3 per cent", "2019", "dated"),
        ("Rents are up by 14 per cent and wages by 3 per cent in 2019.", "14 per cent", "2019", "dated"),
        ("In 2019, rents are up by 14 per cent, but in 2020 by 3 per cent.", "14 per cent", "2019", "dated"),
        ("In 2019, rents are up by 14 per cent, but in 2020 by 3 per cent.", "3 per cent", "2020", "dated"),
        ("Rents are high in 2019. Some 60 per cent pay late.", "60 per cent", "", ""),
        ("The list held 9,400 names in 2018; now it is 11,800 names.", "11,800", "", "dated"),
        ("In 2018 the list was short, but today it holds 11,800 names.", "11,800", "", "dated"),
        ("In 2018 the list held 9,400 names and currently 40 per cent of them wait.", "9,400", "2018", "dated"),
        ("In 2018 the list holds 9,400 names, but 40 per cent of them are children.", "40 per cent", "2018", "dated"),
        ("In 2018 the list now holds 9,400 names.", "9,400", "2018", "dated"),
        ("As of now, in 2018, the list holds 9,400 names.", "9,400", "2018", "dated"),
        ("Last year, 4,200 homes stand empty.", "4,200", "2023", "dated"),
    ],
    "dated": [
        ("In 2019 the NHT counted homes. Some 60 per cent are empty.", "60 per cent", "", "dated"),
        ("The NHT said in 2019:\n\n- 60 per cent pay late", "60 per cent", "", "dated"),
        ("It is said:\n\n- 60 per cent pay late", "60 per cent", "", ""),
        ("| Year | Homes |\n|---|---|\n| 2019 | 4,200 |", "4,200", "2019", "dated"),
        ("| Town | Homes |\n|---|---|\n| Eastgate | 4,200 |", "4,200", "", ""),
        ("| Town | Homes, 2019 |\n|---|---|\n| Eastgate | 4,200 |", "4,200", "2019", "dated"),
    ],
    "a year for each clause": [
        ("In 2015, 312 homes burnt and in 2016, 450 burnt.", "312", "2015", "dated"),
        ("In 2015, 312 homes burnt and in 2016, 450 burnt.", "450", "2016", "dated"),
        ("In 2015 and 2016 they built 312 and 450 homes respectively.", "312", "2015", "dated"),
        ("In 2015 and 2016 they built 312 and 450 homes respectively.", "450", "2016", "dated"),
        ("They sold 312 homes, 14 of them in May 2020.", "312", "", "dated"),
        ("They sold 312 homes, 14 of them in May 2020.", "14", "2020-05", "dated"),
        ("They sold 312 homes, including 14 in May 2020.", "312", "", "dated"),
    ],
    "the day it was said": [
        ("On 3 May 2019 it closed 312 wards, they said on Thursday.", "312", "2019-05-03", "dated"),
        ("On Thursday it closed 312 wards.", "312", "2024-05-16", "dated"),
    ],
    "a year of something else": [
        ("The NHT, founded in 1998, counts 312 empty homes.", "312", "", ""),
        ("Under the 1994 Northport Rent Act, 312 tenants moved.", "312", "", ""),
        ("Under the Rent Act of 1994, 312 tenants moved.", "312", "", ""),
        ("The 1994 survey counts 312 empty homes.", "312", "1994", "dated"),
    ],
    "past": [
        ("Some 60 per cent of tenants were late.", "60 per cent", "", "past"),
        ("Some 60 per cent of tenants used to pay late.", "60 per cent", "", "past earlier"),
        ("Some 60 per cent of tenants were late and still are.", "60 per cent", "", ""),
        ("Some 60 per cent of women were late and 40 per cent of men are.", "60 per cent", "", "past"),
        ("Some 60 per cent of women were late and 40 per cent of men are.", "40 per cent", "", ""),
        ("Decades ago 60 per cent of tenants had no bath.", "60 per cent", "", "past"),
        ("Some 60 per cent of tenants now pay late.", "60 per cent", "", ""),
    ],
    "earlier": [
        ("Its previous figure is 60 per cent.", "60 per cent", "", "past earlier"),
        ("The trust once put the share at 60 per cent.", "60 per cent", "", "earlier"),
        ("A superseded estimate is 60 per cent.", "60 per cent", "", "earlier"),
        ("Some 40 per cent pay late; an earlier count is 60 per cent.", "40 per cent", "", "earlier"),
    ],
    "sampled": [
        ("The NHT surveyed 1,200 tenants.", "1,200", "", "sampled"),
        ("Some 60 per cent of respondents pay late.", "60 per cent", "", "sampled"),
        ("Of 1,200 tenants polled, 60 per cent pay late.", "1,200", "", "sampled"),
        ("Of 1,200 tenants polled, 60 per cent pay late.", "60 per cent", "", "sampled"),
        ("We spoke to 40 tenants.", "40", "", "sampled"),
        ("Some 60 per cent of our members pay late.", "60 per cent", "", "sampled"),
    ],
    "weak": [
        ("It closed 12 wards.", "12", "", "weak"),
        ("It closed 13 wards.", "13", "", ""),
        ("Some 3 per cent pay late.", "3 per cent", "", ""),
        ("A bus ride costs £4.", "£4", "", "weak"),
        ("A bus pass costs £40.", "£40", "", ""),
        ("The lease lasts three years.", "three years", "", "weak"),
        ("Leases run three years on average.", "three years", "", ""),
        ("It closed 46 wards, 11 of them small.", "11", "", ""),
        ("Dozens of homes burned.", "Dozens", "", "weak"),
        ("Tens of thousands of homes burned.", "Tens of thousands", "", ""),
        ("It closes 5 wards a year.", "5", "", ""),
        ("The line is open 24 hours a day.", "24 hours", "", "weak"),
        ("Rents doubled.", "doubled", "", "past weak"),
        ("The ratio is 14 men to 1 woman.", "14 men to 1", "", ""),
        ("Tenants are aged 18 to 29.", "18 to 29", "", ""),
    ],
    "late payers are no lately": [
        (YEARS, "60 per cent", "2010", "dated past"),
        ("Some 60 per cent of late payers were evicted.", "60 per cent", "", "past"),
    ],
    "a column head's year": [
        ("| Homes | 2019 | 2020 |\n|---|---|---|\n| Empty | 4,200 | 3,100 |", "4,200", "2019", "dated"),
        ("| Homes | 2019 | 2020 |\n|---|---|---|\n| Empty | 4,200 | 3,100 |", "3,100", "2020", "dated"),
    ],
    "a lead-in's year": [
        ("In 2019:\n\n- 60 per cent pay late", "60 per cent", "2019", "dated"),
    ],
}  # fmt: skip

FOUND: dict[str, list[tuple[str, list[str]]]] = {
    # Markdown and all its figures, each exactly as its source writes it.
    "parts of what went before": [
        ("It has 4,200 homes. Of those, 40 per cent are damp.", ["4,200", "40 per cent"]),
        ("Some 40 per cent rent and a further 30 per cent own.", ["40 per cent", "30 per cent"]),
        ("Some 40 per cent rent and another 30 per cent own.", ["40 per cent", "30 per cent"]),
        ("Half of them rent and the rest own.", ["Half"]),
        ("Some 85 per cent rent and the remaining 15 per cent own.", ["85 per cent", "15 per cent"]),
        ("Some 85 per cent rent; the other 15 per cent own.", ["85 per cent", "15 per cent"]),
        ("Some 40 per cent rent and an additional 300 families own.", ["40 per cent", "300"]),
        ("Of these 4,200 homes, 120 are damp.", ["4,200", "120"]),
        ("Half rent, another third own.", ["Half", "another third"]),
    ],
    "markup": [
        ("It is **60 per cent** now.", ["60 per cent"]),
        ("It is **60** per cent now.", ["60** per cent"]),
        ("It is *60* per **cent** now.", ["60* per **cent"]),
        ("It is ***60 per cent*** now.", ["60 per cent"]),
        ("It is __4,200__ homes.", ["4,200"]),
        ("It is [60 per cent](https://nht.example/a?n=12) now.", ["60 per cent"]),
        ("It is [up to **60** per cent](https://nht.example/40) now.", ["60** per cent"]),
        ("It is <b>60</b> per cent now.", ["60</b> per cent"]),
        ("# Rents up 14 per cent", ["14 per cent"]),
        ("> Rents are up 14 per cent.", ["14 per cent"]),
        ("- Rents are up 14 per cent.", ["14 per cent"]),
        ("1. Rents are up 14 per cent.", ["14 per cent"]),
        ("12. Rents are up 14 per cent.", ["14 per cent"]),
        ("| Share |\n|---|\n| **60 per cent** |", ["60 per cent"]),
        ("Late payers[^1] are 60 per cent[^2] now.\n\n[^1]: A.\n[^2]: B.", ["60 per cent"]),
        ("![40 per cent](a.png) It is 60 per cent.", ["60 per cent"]),
    ],
    "entities and escapes": [
        ("Rents &amp; fees: 60 per cent.", ["60 per cent"]),
        ("It is 60&nbsp;per&nbsp;cent now.", ["60&nbsp;per&nbsp;cent"]),
        ("It costs &pound;900 now.", ["&pound;900"]),
        ("It is 60\\% now.", ["60\\%"]),
        ("It costs \\$900 now.", ["$900"]),
    ],
    "line breaks": [
        ("It is 60\nper cent now.", ["60\nper cent"]),
        ("It is 60\r\nper cent now.", ["60\r\nper cent"]),
        ("It is 60  \nper cent now.", ["60  \nper cent"]),
        ("> It is 60\n> per cent now.", ["60\n> per cent"]),
        ("- It is 60\n  per cent now.", ["60\n  per cent"]),
        ("It is 60\n\nper cent now.", ["60"]),
        ("It has two\nthirds of them.", ["two\nthirds"]),
    ],
    "odd characters": [
        ("🏠 4,200 homes 👩‍👧 and 60 per cent 🏠", ["4,200", "60 per cent"]),
        ("\ufeffSome 60 per cent pay late.", ["60 per cent"]),
        ("E\u0301lise counted 4,200 homes.", ["4,200"]),
        ("東京 has 4,200 homes.", ["4,200"]),
        ("\tSome text.\n\nIt has\t4,200 homes.", ["4,200"]),
        ("It has 10\u202f000 homes.", ["10\u202f000"]),
    ],
    "a dash that is an entity": [
        ("It has 150,000&ndash;200,000 homes.", ["150,000&ndash;200,000"]),
        ("It has 150&ndash;200 thousand homes.", ["150&ndash;200 thousand"]),
    ],
    "an entity inside a figure": [
        ("It has 4&#8239;200 homes.", ["4&#8239;200"]),
        ("It costs 10&nbsp;000 dollars.", ["10&nbsp;000 dollars"]),
    ],
    "no prose": [
        ("It is ~~60 per cent~~ 40 per cent now.", ["40 per cent"]),
        ("Run `60 per cent` twice.", ["twice"]),
        ("```\n60 per cent\n```\n\nIt is 40 per cent.", ["40 per cent"]),
        ("<!-- 60 per cent --> It is 40 per cent.", ["40 per cent"]),
        ("---\ntitle: 60 per cent\n---\n\nIt is 40 per cent.", ["40 per cent"]),
        ("See https://nht.example/60-per-cent for 40 per cent.", ["40 per cent"]),
    ],
}  # fmt: skip

CONTEXTS: dict[str, list[tuple[str, str, str, str]]] = {
    # Markdown, figure, texts that must be among the claim's contexts, texts that must not be.
    "headings": [
        ("# Homes\n\nSome 60 per cent are damp.", "60 per cent", "Homes", ""),
        ("# Homes\n\n## Flats\n\nSome 60 per cent are damp.", "60 per cent", "Homes, Flats", ""),
        ("# Homes\n\n## Flats\n\nx\n\n## Houses\n\nSome 60 per cent are damp.", "60 per cent", "Homes, Houses", "Flats"),
        ("Some 60 per cent are damp.\n\n# Homes", "60 per cent", "", "Homes"),
        ("# Homes: 60 per cent", "60 per cent", "", "Homes: 60 per cent"),
    ],
    "lists": [
        ("Of the flats:\n\n- 60 per cent are damp", "60 per cent", "Of the flats:", ""),
        ("Of the flats:\n\n- one\n- 60 per cent are damp", "60 per cent", "Of the flats:", "one"),
        ("Of the flats:\n\n- Eastgate\n  - 60 per cent are damp", "60 per cent", "Of the flats:, Eastgate", ""),
        ("# Homes\n\nOf the flats:\n\n1. 60 per cent are damp", "60 per cent", "Of the flats:, Homes", ""),
        ("Flats are dear.\n\nSome 60 per cent are damp.", "60 per cent", "", "Flats are dear."),
    ],
    "tables": [
        ("| Town | Damp |\n|---|---|\n| Eastgate | 60 per cent |\n| Westgate | 40 per cent |", "60 per cent",
         "Eastgate, Damp", "Westgate, 40 per cent"),
        ("| Town | Damp |\n|---|---|\n| Eastgate | 60 per cent |\n| Westgate | 40 per cent |", "40 per cent",
         "Westgate, Damp", "Eastgate, 60 per cent"),
        ("| Town | Damp | Empty |\n|---|---|---|\n| Eastgate | 60 | 120 |", "120", "Eastgate, Empty", "Damp"),
        ("# Homes\n\n| Town | Damp |\n|---|---|\n| Eastgate | 60 per cent |", "60 per cent", "Eastgate, Damp, Homes", ""),
        ("| Town | Damp |\n|---|---|\n| Eastgate | 60 per cent |\n\nSome 120 left.", "120", "", "Eastgate, Damp"),
    ],
}  # fmt: skip

RANKS: list[tuple[str, str, str]] = [
    ("The city stays on Tier 2 this year.", "2", "tier"),
    ("The city was put on **Tier 3** last year.", "3", "tier"),
    ("The council met for its 52nd session.", "52", "session"),
    ("See page 12 for more.", "12", "page"),
    ("Article 14 applies.", "14", "article"),
    ("It is a level 3 alert.", "3", "level"),
    ("The 3rd edition is out.", "3", "edition"),
]
OPEN_RANKS: list[tuple[str, str, str]] = [
    ("The cities stay on Tiers 2 and 3 this year.", "3", "tiers"),
]

DATES: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("The act took effect on 20 May 2019.", [("20 May 2019", "2019-05-20", "2019-05-20")]),
    ("The act took effect in May 2019.", [("May 2019", "2019-05-01", "2019-05-31")]),
    ("The act took effect in 2019.", [("2019", "2019-01-01", "2019-12-31")]),
    ("It was passed in 2019 and took effect in 2020.",
     [("2019", "2019-01-01", "2019-12-31"), ("2020", "2020-01-01", "2020-12-31")]),
    ("Rents rose in the 1990s.", [("1990s", "1990-01-01", "1999-12-31")]),
    ("It has been law since 2019.", []),
    ("It was law until 2019.", []),
    ("The act took effect on 20\nMay 2019.", [("20\nMay 2019", "2019-05-20", "2019-05-20")]),
    ("The act took effect on **20 May** 2019.", [("20 May** 2019", "2019-05-20", "2019-05-20")]),
    ("In 2013, 1978 brokers left.", [("2013", "2013-01-01", "2013-12-31")]),
    # An open date is an event's where a law is the subject of the clause it opens, or the event follows.
    ("Since 1994 the Tenancy Act has limited rents.", [("1994", "1994-01-01", "1994-12-31")]),
    ("Since 1994, the city's tenancy law has limited rents.", [("1994", "1994-01-01", "1994-12-31")]),
    ("Ever since 20 May 2019 a ban on sheds has been in force.", [("20 May 2019", "2019-05-20", "2019-05-20")]),
    ("Since May 2019 the treaty has held.", [("May 2019", "2019-05-01", "2019-05-31")]),
    ("Until 1994 the Tenancy Act covered boats.", [("1994", "1994-01-01", "1994-12-31")]),
    ("It has rung since 4 May 1971, the day on which the pier was opened.", [("4 May 1971", "1971-05-04", "1971-05-04")]),
    ("Since 1994 rents have risen.", []),
    ("Since 1994 law firms have flourished.", []),
    ("Since 1994 the city has sold 5,600 homes.", []),
    ("Rents have risen since 1994.", []),
    ("Since 1994 members of the council have met under the law.", []),
    ("Since the 1990s the Tenancy Act has limited rents.", []),
]  # fmt: skip

OWN = "---\ndate: 2024-05-04\n---\n\n"
MONTHS: list[tuple[str, str]] = [
    # A month without a year: the period of 230 families in a draft of 4 May 2024.
    ("- The list held 11,800 names in June 2022.\n- In February the council helps 230 families.", "2024-02"),
    ("The list held 11,800 names in June 2022.\n\nIn February the council helps 230 families.", "2024-02"),
    ("The list held 11,800 names in June 2022. In February the council helps 230 families.", "2024-02"),
    ("> “The list held 11,800 names in June 2022.”\n\nIn February the council helps 230 families.", "2024-02"),
    ("In October the council helps 230 families.", "2023-10"),
    ("In 2022 it rained, and in February the council helps 230 families.", "2022-02"),
    ("## Homes in 2022\n\nIn February the council helps 230 families.", "2022-02"),
    ("In 2022:\n\n- In February the council helps 230 families.", "2022-02"),
    ("It rained in June 2022.\n\nIn February 2021 the council helps 230 families.", "2021-02"),
]

SKIPPED: list[tuple[str, str, str]] = [
    ("The line is open 24/7 all year.", "24", "idiom"),
    ("Doors open at 9.30pm on Monday.", "9.30", "time of day"),
    ("Call +44 20 7946 0000 for help.", "44", "phone number"),
    ("Call 112 at once.", "112", "phone number"),
    ("It broke 18 U.S.C. § 1591 again.", "18", "legal citation"),
    ("The council met for its 52nd session.", "52", "ordinal"),
    ("It names the top 10 towns.", "10", "ordinal"),
    ("We ask (1) who pays and (2) who moves.", "2", "list marker"),
    ("The office is at 12 Baker Street, near the park.", "12", "address"),
    ("See page 12 for details.", "12", "page, section or other reference"),
    ("Resolution 1325 was adopted.", "1325", "page, section or other reference"),
    ("Rents rose again.3 They fell later.", "3", "footnote mark"),
    ("The home side won 3-1.", "3", "score"),
    ("COVID-19 closed the shops.", "19", "name or identifier"),
    ("They flew in a Boeing 737 to town.", "737", "name or identifier"),
    ("It had a seven-point plan.", "seven", "compound word"),
    ("Paper, 76 × 53 cm.", "53 cm", "size of a thing"),
    ("It is one of the oldest towns.", "one", "the word one"),
    ("They scored in the first half.", "half", "not a share"),
    ("Maria, 20, pays late.", "20", "age of one person"),
    ("She moved twice, she recalled, and spent 14 months there.", "14 months", "an individual's story"),
    ("See **page** *12* for details.", "12", "page, section or other reference"),
    ("| Page | Homes |\n|---|---|\n| page 12 | 4,200 |", "12", "page, section or other reference"),
]  # fmt: skip


def extract(source: str) -> Extraction:
    return EXTRACTOR.extract(read_document("draft.md", source))


def figures(source: str) -> list[Claim]:
    """Return the claims of a Markdown text that are neither dates nor places in an order."""
    return [claim for claim in extract(source).claims if claim.quantity.value.unit not in (DATE_UNIT, RANK_UNIT)]


def claim_of(source: str, figure: str) -> Claim:
    """Return the one claim that states `figure`."""
    (found,) = [claim for claim in figures(source) if claim.quantity.span.cut(source) == figure]
    return found


def listed(words: str) -> list[str]:
    return [word.strip() for word in words.split(", ") if word.strip()]


def rows(tables: Mapping[str, Iterable[tuple[object, ...]]]) -> Sequence[object]:
    """Return the rows of all tables; those of a table whose name begins with `open:` are expected to fail."""
    params = []
    for name, table in tables.items():
        title = name.removeprefix("open: ")
        marks = [pytest.mark.xfail(reason=title, strict=True)] if title != name else []
        params += [pytest.param(*row, id=f"{title} {number}", marks=marks) for number, row in enumerate(table)]
    return params


@pytest.mark.parametrize(("source", "figure", "held", "not_held"), rows(CLAUSES))
def test_clause_of_each_figure(source: str, figure: str, held: str, not_held: str) -> None:
    claim = claim_of(source, figure)
    clause = claim.clause.cut(source)
    assert claim.clause.contains(claim.quantity.span)
    assert [word for word in listed(held) if word not in clause] == []
    assert [word for word in listed(not_held) if word in clause] == []


@pytest.mark.parametrize(("source", "figure", "noun"), NOUNS)
def test_counted_noun(source: str, figure: str, noun: str) -> None:
    assert claim_of(source, figure).noun == noun


@pytest.mark.parametrize(("source", "figure", "quantity"), HEADS)
def test_a_bare_number_takes_the_unit_of_its_columns_head(source: str, figure: str, quantity: str) -> None:
    value = claim_of(source, figure).quantity.value
    assert f"{value.plain()[0]} {value.unit}" == quantity


@pytest.mark.parametrize(("source", "figure", "period", "marks"), rows(SETTINGS))
def test_period_and_marks(source: str, figure: str, period: str, marks: str) -> None:
    claim = claim_of(source, figure)
    assert (claim.period.value.iso() if claim.period else "") == period
    assert [name for name in ("dated", "past", "earlier", "sampled", "weak") if getattr(claim, name)] == marks.split()


@pytest.mark.parametrize(("source", "expected"), rows(FOUND))
def test_figures_as_the_source_writes_them(source: str, expected: list[str]) -> None:
    assert [claim.quantity.span.cut(source) for claim in figures(source)] == expected


@pytest.mark.parametrize(("source", "figure", "held", "not_held"), rows(CONTEXTS))
def test_context(source: str, figure: str, held: str, not_held: str) -> None:
    around = {span.cut(source).strip() for span in claim_of(source, figure).context}
    assert set(listed(held)) <= around
    assert around.isdisjoint(listed(not_held))


@pytest.mark.parametrize(
    ("source", "figure", "noun"),
    [*RANKS, *rows({"open: the second of two places in an order": OPEN_RANKS})],
)
def test_places_in_an_order(source: str, figure: str, noun: str) -> None:
    (claim,) = [
        claim
        for claim in extract(source).claims
        if claim.quantity.value.unit == RANK_UNIT and claim.quantity.span.cut(source) == figure
    ]
    assert (claim.noun, claim.weak, str(claim.quantity.value.low)) == (noun, True, figure)


@pytest.mark.parametrize(("source", "expected"), DATES)
def test_dates_are_weak_claims(source: str, expected: list[tuple[str, str, str]]) -> None:
    dated = [claim for claim in extract(source).claims if claim.quantity.value.unit == DATE_UNIT]
    assert [(claim.quantity.span.cut(source), *claim.quantity.value.plain()) for claim in dated] == expected
    assert all(claim.weak for claim in dated)


@pytest.mark.parametrize(("source", "period"), MONTHS)
def test_a_month_takes_the_year_of_its_sentence_or_of_the_drafts_own_date(source: str, period: str) -> None:
    found = claim_of(OWN + source, "230").period
    assert found is not None
    assert found.value.iso() == period


@pytest.mark.parametrize(("source", "figure", "reason"), SKIPPED)
def test_numbers_left_aside_say_why(source: str, figure: str, reason: str) -> None:
    assert (figure, reason) in [(skipped.span.cut(source), skipped.reason) for skipped in extract(source).skipped]
    assert figure not in [claim.quantity.span.cut(source) for claim in figures(source)]


def test_each_filter_reaches_the_list_of_skipped_numbers() -> None:
    assert {reason for _, _, reason in SKIPPED} == {name for name, _ in FILTERS} - {"date"}


# Markdown made of pieces that meet in every order.
WORDS = (
    "the NHT said 60 per cent of tenants 4,200 homes in 2019 , . ; : ( ) – and while £900 a month between 20 30 half "
    "of those another third up to [40](https://nht.example) **12** *per* `7` <b> </b> &amp; &nbsp; \\% % [^1] [@nht-2019] "
    "Tier 2 52nd session page 12 since 1990s 20 May 🏠 1978 brokers ! “ ” 1/3 14:1 150-200,000 COVID-19 Article 3 twice"
).split(" ")
INLINE = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
ROW = st.tuples(INLINE, INLINE).map(lambda cells: "| " + " | ".join(cell.replace("|", "") for cell in cells) + " |")
TABLE = st.tuples(ROW, st.lists(ROW, max_size=3)).map(lambda table: "\n".join((table[0], "|---|---|", *table[1])))
BLOCK = st.one_of(
    INLINE,
    st.tuples(st.sampled_from(("# ", "## ", "- ", "  - ", "1. ", "> ", "    ", "")), INLINE).map("".join),
    TABLE,
)
DRAFT = st.tuples(st.lists(BLOCK, max_size=6), st.sampled_from(("\n", "\n\n", "\r\n"))).map(
    lambda draft: draft[1].join(draft[0])
)


@settings(max_examples=150, deadline=None)
@given(DRAFT)
def test_claims_stand_in_order_apart_and_inside_their_places(source: str) -> None:
    document = read_document("draft.md", source)
    found = EXTRACTOR.extract(document)
    for claim in found.claims:
        span = claim.quantity.span
        assert 0 <= span.start < span.end <= len(source)
        assert claim.quantity.text == span.cut(document.text)
        assert not source[span.start].isspace() and not source[span.end - 1].isspace()
        assert claim.block.contains(claim.sentence) and claim.sentence.contains(claim.clause)
        assert claim.clause.contains(span)
        assert claim.quantity.value.low <= claim.quantity.value.high
    spans = [claim.quantity.span for claim in found.claims]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert [mention.span for mention in found.quantities] == [
        claim.quantity.span for claim in found.claims if claim.quantity.value.unit not in (DATE_UNIT, RANK_UNIT)
    ]


@settings(max_examples=60, deadline=None)
@given(DRAFT)
def test_a_skipped_number_is_a_claim_only_as_a_place_in_an_order(source: str) -> None:
    found = extract(source)
    claimed = [claim.quantity.span for claim in found.claims if claim.quantity.value.unit not in (DATE_UNIT, RANK_UNIT)]
    assert {skipped.span for skipped in found.skipped}.isdisjoint(claimed)
