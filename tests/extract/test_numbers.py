"""Every way prose states a quantity: text and what must be read from it, in order.

A row's second part is `low unit` or `low..high unit`, `..<` where the high end is left out, `/basis`, then the hedge
and the change; figures are parted by `;`.
"""

from __future__ import annotations

import pytest

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.figures import Figure, FigureReader
from cite_lint.extract.phrases import letter_words
from cite_lint.model.quantity import Hedge
from cite_lint.model.span import Span

READER = FigureReader(load_lexicon(), load_units())


def read(text: str) -> list[Figure]:
    span = Span(0, len(text))
    return READER.read(READER.tokens(text, span)) if READER.may_hold(text, span, letter_words(text)) else []


def hedge_word(hedge: Hedge) -> str:
    side = {(True, True): "about", (True, False): "nearly", (False, True): "just over"}
    told_side = side.get((bool(hedge.below), bool(hedge.above)))
    words = [hedge.bound.value, told_side, "estimated" if hedge.estimated else ""]
    return "".join(f", {word}" for word in words if word)


def told(figure: Figure) -> str:
    quantity = figure.quantity
    low, high = quantity.plain()
    number = low if low == high else f"{low}..{'<' if quantity.high_open else ''}{high}"
    basis = f"/{quantity.per}" if quantity.per else ""
    change = f", {quantity.change.value}" if quantity.change.value else ""
    return f"{number} {quantity.unit}{basis}{hedge_word(quantity.hedge)}{change}"


VALUES = [
    ("The town has 60 schools.", "60 count"),
    ("The survey covers 1,978 tenants.", "1978 person"),
    ("It holds 12,345,678 records.", "12345678 count"),
    ("About 10 000 trees were felled.", "10000 count, about"),
    ("The valley lost 10\u2009000 trees.", "10000 count"),
    ("The valley lost 1\u202f250\u202f000 trees.", "1250000 count"),
    ("The score was .75 of the mean.", "0.75 count"),
    ("They planted 2.5 hectares.", "2.5 hectare"),
    ("The fund holds 1.25 million shares.", "1250000 count"),
    ("Twelve ships sank.", "12 count"),
    ("Twenty-five ships sank.", "25 count"),
    ("Twenty five ships sank.", "25 count"),
    ("One hundred and five ships sank.", "105 count"),
    ("One hundred five ships sank.", "105 count"),
    ("A hundred ships sank.", "100 count"),
    ("A thousand ships sank.", "1000 count"),
    ("Two hundred and two thousand ships sank.", "202000 count"),
    ("Two thousand three hundred and forty-one ships sank.", "2341 count"),
    ("Eighteen hundred ships sank.", "1800 count"),
    ("One million two hundred thousand voters stayed away.", "1200000 person"),
    ("One million and five voters stayed away.", "1000005 person"),
    ("Three hundred million tonnes were shipped.", "300000000 tonne"),
    ("Two and a half million birds nest here.", "2500000 count"),
    ("Two and a half thousand birds nest here.", "2500 count"),
    ("2½ million birds nest here.", "2500000 count"),
    ("2 1/2 million birds nest here.", "2500000 count"),
    ("A million and a half birds nest here.", "1500000 count"),
    ("Three and a quarter million birds nest here.", "3250000 count"),
    ("One and three quarters million birds nest here.", "1750000 count"),
    ("Two point five million birds nest here.", "2500000 count"),
    ("Two million and one half birds nest here.", "2500000 count"),
    ("Five billion and three quarters birds nest here.", "5750000000 count"),
    ("Half a million birds nest here.", "500000 count"),
    ("Half million birds nest here.", "500000 count"),
    ("A quarter of a million birds nest here.", "250000 count"),
    ("A quarter million birds nest here.", "250000 count"),
    ("Three quarters of a million birds nest here.", "750000 count"),
    ("Half a dozen birds nest here.", "6 count"),
    ("A dozen birds nest here.", "12 count"),
    ("Two dozen birds nest here.", "24 count"),
    ("The dam holds 13 lakh litres.", "1300000 litre"),
    ("The scheme reached 2 crore homes.", "20000000 count"),
    ("A hundred thousand homes lost power.", "100000 count"),
    ("Several homes lost power.", ""),
    ("No homes lost power.", ""),
    ("Nineteen percent of homes lost power.", "19 percent"),
    ("The index fell by -2.5 per cent.", "-2.5 percent, fall by"),
    ("Growth was minus two per cent.", "-2 percent"),
    ("The error is plus or minus 3 per cent.", "3 percent, about"),
    ("The tower is 111m high.", "111 metre"),
    ("The tower cost 111m.", "111000000 count"),
    ("It was minus five degrees outside.", "-5 degree"),
    ("At one point five rivers flooded.", "1 count; 5 count"),
    ("Zero cases were reported.", "0 case"),
    ("The rate is 0.4 per cent.", "0.4 percent"),
]

MAGNITUDES = [
    ("The port moved 105 million tonnes.", "105000000 tonne"),
    ("The port moved 105m tonnes.", "105000000 tonne"),
    ("The plan costs £3bn.", "3000000000 GBP"),
    ("The plan costs £3 bn.", "3000000000 GBP"),
    ("The plan costs $4.2 billion.", "4200000000 USD"),
    ("The plan costs $4.2b.", "4200000000 USD"),
    ("The plan costs $1.5tn.", "1500000000000 USD"),
    ("The plan costs 1.2 trillion won.", "1200000000000 KRW"),
    ("The plan costs $250k.", "250000 USD"),
    ("The plan costs 250K euros.", "250000 EUR"),
    ("The plan costs $105million.", "105000000 USD"),
    ("About 5 thousand seals live there.", "5000 count, about"),
    ("About 5 hundred seals live there.", "500 count, about"),
    ("Three billion messages were sent.", "3000000000 count"),
    ("Seven hundred thousand messages were sent.", "700000 count"),
]

PLURALS = [
    ("Tens of thousands of homes lost power.", "10000..<100000 count"),
    ("Hundreds of homes lost power.", "100..<1000 count"),
    ("Hundreds of thousands of people marched.", "100000..<1000000 person"),
    ("Thousands of people marched.", "1000..<10000 person"),
    ("Tens of millions of people marched.", "10000000..<100000000 person"),
    ("Hundreds of millions of people marched.", "100000000..<1000000000 person"),
    ("Millions of people marched.", "1000000..<1000000000 person"),
    ("Billions of litres leaked.", "1000000000..<1000000000000 litre"),
    ("Dozens of people marched.", "24..<100 person"),
    ("Scores of people marched.", "40..<100 person"),
    ("Test scores improved.", ""),
    ("Dozens of thousands of people marched.", "10000..<100000 person"),
    ("Several hundred people marched.", "200..<1000 person"),
    ("Several thousand people marched.", "2000..<10000 person"),
    ("A few hundred people marched.", "200..<1000 person"),
    ("A few dozen people marched.", "24..<120 person"),
    ("A couple of hundred people marched.", "200..<300 person"),
    ("Many thousands of people marched.", "1000..<10000 person"),
    ("A few people marched.", ""),
    ("It cost tens of millions of dollars.", "10000000..<100000000 USD"),
    ("It cost hundreds of euros.", "100..<1000 EUR"),
]

RANGES = [
    ("Between 20 and 30 farms closed.", "20..30 count"),
    ("Between 20 and 30 per cent of farms closed.", "20..30 percent"),
    ("Between 20 per cent and 30 per cent of farms closed.", "20..30 percent"),
    ("Some 20 to 30 farms closed.", "20..30 count, about"),
    ("From 20 to 30 farms closed.", "20..30 count"),
    ("The co-op has 20-30 members.", "20..30 person"),
    ("The co-op has 20–30 members.", "20..30 person"),
    ("The co-op has 20 - 30 members.", "20..30 person"),
    ("The co-op has 20~30 members.", "20..30 person"),
    ("The co-op has 20 or 30 members.", "20..30 person"),
    ("The co-op has five or six members.", "5..6 person"),
    ("Two to four men work per shift.", "2..4 person"),
    ("They lost 20-30 million litres.", "20000000..30000000 litre"),
    ("They lost 20 to 30 million litres.", "20000000..30000000 litre"),
    ("They lost 20 million to 30 million litres.", "20000000..30000000 litre"),
    ("They lost one to two million litres.", "1000000..2000000 litre"),
    ("They lost 500 to 1 million litres.", "500..1000000 litre"),
    ("The camp houses 150-200,000 people.", "150000..200000 person"),
    ("The camp houses 150,000-200,000 people.", "150000..200000 person"),
    ("The camp houses 5 to 10,000 people.", "5000..10000 person"),
    ("The camp houses 200 to 3000 people.", "200..3000 person"),
    ("The camp houses 200 to 3000000 people.", "200..3000000 person"),
    ("The camp houses between 1 and 5,000 people.", "1..5000 person"),
    ("The plan costs $20 to $30.", "20..30 USD"),
    ("The plan costs $20-30.", "20..30 USD"),
    ("The plan costs $20m-$30m.", "20000000..30000000 USD"),
    ("The plan costs $20 to $30 million.", "20000000..30000000 USD"),
    ("The plan costs €5-10 million.", "5000000..10000000 EUR"),
    ("The plan costs £2.5bn-£3bn.", "2500000000..3000000000 GBP"),
    ("The plan costs 20 to 30 euros.", "20..30 EUR"),
    ("The plan costs 20 euros to 30 euros.", "20..30 EUR"),
    ("The plan costs USD 20 to USD 30.", "20..30 USD"),
    ("Rates of 5% to 10% are common.", "5..10 percent"),
    ("Rates of 5-10% are common.", "5..10 percent"),
    ("Rates of 5–10 per cent are common.", "5..10 percent"),
    ("Rates of five to ten per cent are common.", "5..10 percent"),
    ("A third to a half of farms closed.", "33.333333..50 percent"),
    ("Between a quarter and a third of farms closed.", "25..33.333333 percent"),
    ("Six to seven in ten farms closed.", "60..70 percent"),
    ("Six or seven out of ten farms closed.", "60..70 percent"),
    ("More than 20 and fewer than 35 farms closed.", "20..<35 count"),
    ("At most 100 and at least 20 farms closed.", "20..100 count"),
    ("Above 1000 but below 1500 farms closed.", "1000..<1500 count"),
    ("Greater than 30 and less than or equal to 40 farms closed.", "30..40 count"),
    ("More than 40 and less than 10 are two limits.", "40 count, more than; 10 count, under; 2 count"),
    ("Between one thousand and five thousand farms closed.", "1000..5000 count"),
    ("Between a hundred and two hundred farms closed.", "100..200 count"),
    ("Between two hundred and three hundred thousand farms closed.", "200000..300000 count"),
    ("From one thousand to one thousand five hundred farms closed.", "1000..1500 count"),
    ("Between tens and hundreds of farms closed.", "100..<1000 count"),
    ("They spend two to three hours on it.", "2..3 hour"),
    ("A two- to three-year wait is usual.", "2..3 year"),
    ("A 12-to-18-month wait is usual.", "12..18 month"),
    ("The plant employs 1,200–1,500 staff.", "1200..1500 person"),
    ("It lasts from 10 to 15 years.", "10..15 year"),
    ("It killed 12 — 15 more were hurt.", "12 count; 15 count"),
    ("Net income rose 15 % to $415.9 million.", "15 percent, rise by; 415900000 USD, rise to"),
    ("Between minus ten and minus five degrees is normal.", "-10..-5 degree"),
]

HEDGES = [
    ("Up to 700 jobs will go.", "700 count, at most"),
    ("As many as 700 jobs will go.", "700 count, at most"),
    ("As few as 70 jobs will go.", "70 count, at least"),
    ("No more than 700 jobs will go.", "700 count, at most"),
    ("A maximum of 700 jobs will go.", "700 count, at most"),
    ("At least 700 jobs will go.", "700 count, at least"),
    ("No fewer than 700 jobs will go.", "700 count, at least"),
    ("More than 700 jobs will go.", "700 count, more than"),
    ("Over 700 jobs will go.", "700 count, more than"),
    ("Upwards of 700 jobs will go.", "700 count, more than"),
    ("In excess of 700 jobs will go.", "700 count, more than"),
    ("Fewer than 700 jobs will go.", "700 count, under"),
    ("Less than 700 jobs will go.", "700 count, under"),
    ("Under 700 jobs will go.", "700 count, under"),
    ("Nearly 700 jobs will go.", "700 count, nearly"),
    ("Almost 700 jobs will go.", "700 count, nearly"),
    ("Just over 700 jobs will go.", "700 count, just over"),
    ("Just under 700 jobs will go.", "700 count, nearly"),
    ("About 700 jobs will go.", "700 count, about"),
    ("Around 700 jobs will go.", "700 count, about"),
    ("Roughly 700 jobs will go.", "700 count, about"),
    ("Approximately 700 jobs will go.", "700 count, about"),
    ("Some 700 jobs will go.", "700 count, about"),
    ("Something like 700 jobs will go.", "700 count, about"),
    ("In the region of 700 jobs will go.", "700 count, about"),
    ("~700 jobs will go.", "700 count, about"),
    ("An estimated 700 jobs will go.", "700 count, estimated"),
    ("Up to an estimated 700 jobs will go.", "700 count, at most, estimated"),
    ("More than an estimated 700 jobs will go.", "700 count, more than, estimated"),
    ("It is estimated that 700 jobs will go.", "700 count, estimated"),
    ("700 or more jobs will go.", "700 count, at least"),
    ("700 or so jobs will go.", "700 count, about"),
    ("700 jobs or more will go.", "700 count, at least"),
    ("700-odd jobs will go.", "700 count, about"),
    ("700+ jobs will go.", "700 count, at least"),
    (">700 jobs will go.", "700 count, more than"),
    ("≥ 700 jobs will go.", "700 count, at least"),
    ("700 jobs at most will go.", "700 count, at most"),
    ("More than half of tenants agree.", "50 percent, more than"),
    ("Almost two-thirds of tenants agree.", "66.666667 percent, nearly"),
    ("Two in five or more tenants agree.", "40 percent, at least"),
    ("At least one in five tenants agree.", "20 percent, at least"),
    ("Officials say 700 jobs will go.", "700 count"),
    ("A quarter, say, 700 jobs, will go.", "25 percent; 700 count, about"),
    ("The bill adds up to 700 dollars.", "700 USD"),
    ("Sales are 500 or less than a year ago.", "500 count"),
    ("Up to about 700 jobs will go.", "700 count, at most, about"),
    ("Less than or equal to 700 jobs will go.", "700 count, at most"),
    ("Not quite 700 jobs will go.", "700 count, nearly"),
    ("Well over 700 jobs will go.", "700 count, more than"),
    ("His score is 5000 or more than.", "5000 count, at least"),
    ("The limit is 5 or more than that.", "5 count"),
]

UNITS = [
    ("The lake rose 3 metres.", "3 metre, rise by"),
    ("The road is 120 km long.", "120 kilometre"),
    ("The road is 120km long.", "120 kilometre"),
    ("The park covers 40 square kilometres.", "40 square-kilometre"),
    ("The crop weighed 90 tonnes.", "90 tonne"),
    ("The ward has 90 beds.", "90 count"),
    ("The talks took six hours.", "6 hour"),
    ("The talks took 45 minutes.", "45 minute"),
    ("The world has warmed by 1.1C.", "1.1 degree-celsius"),
    ("The world has warmed by 1.1°C.", "1.1 degree-celsius"),
    ("The world has warmed by 1.1 °C.", "1.1 degree-celsius"),
    ("The limit of 1.5C-2C was agreed.", "1.5..2 degree-celsius"),
    ("It reached 104F in the shade.", "104 degree-fahrenheit"),
    ("It reached 40 degrees in the shade.", "40 degree"),
    ("The vote gained five percentage points.", "5 percentage-point, rise by"),
    ("The vote gained 2.5 points.", "2.5 count, rise by"),
    ("60% of farms closed.", "60 percent"),
    ("60 % of farms closed.", "60 percent"),
    ("60 per cent of farms closed.", "60 percent"),
    ("60 percent of farms closed.", "60 percent"),
    ("60pc of farms closed.", "60 percent"),
    ("Sixty per cent of farms closed.", "60 percent"),
    ("The court heard 48 cases.", "48 case"),
    ("The law covers 27 member states.", "27 country"),
    ("It reached 1,200 households.", "1200 household"),
    ("The group held 330 interviews.", "330 interview"),
    ("There were 82,000 human rights violations.", "82000 case"),
    ("Of these, 450 were in the camps.", "450 count"),
    ("Some 500 arrested students were freed.", "500 person, about"),
    ("There were 12 such cases.", "12 case"),
    ("There were 1,500 of them.", "1500 count"),
    ("It killed 157 people and hurt 20.", "157 person; 20 count"),
]

BASES = [
    ("The trade earns $105 million a year.", "105000000 USD/year"),
    ("The trade earns $105 million annually.", "105000000 USD/year"),
    ("The trade earns $105 million per year.", "105000000 USD/year"),
    ("The trade earns $105 million every year.", "105000000 USD/year"),
    ("Every year 500 boats arrive.", "500 count/year"),
    ("Nurses see 30 patients per day.", "30 person/day"),
    ("Nurses see 30 patients a day.", "30 person/day"),
    ("Nurses see two to four patients per night.", "2..4 person/night"),
    ("They earn $2 an hour.", "2 USD/hour"),
    ("They earn $2 per hour.", "2 USD/hour"),
    ("They earn $60/month.", "60 USD/month"),
    ("They earn £400 a week.", "400 GBP/week"),
    ("They work 12 hours a day.", "12 hour/day"),
    ("At a time when 500 boats arrived, all was calm.", "500 count"),
    ("They worked for a year with 500 boats.", "500 count"),
    ("It has 500 boats for a year.", "500 count"),
    ("There were 12 deaths per 100,000 people.", "12 person/100000 person"),
    ("There were 12 births per 1,000 women.", "12 birth/1000 person"),
    ("There were 118 boys for every 100 girls.", "118 person/100 person"),
    ("There is one doctor for every 1,000 people.", "1 person/1000 person"),
    ("The rate was 4.5 per 1,000.", "4.5 count/1000"),
    ("It pumps 40 litres per minute.", "40 litre/minute"),
]

AGES = [
    ("Most are 12 to 29 years old.", "12..29 year-of-age"),
    ("Pupils aged 12 to 29 took part.", "12..29 year-of-age"),
    ("Pupils aged 12-29 took part.", "12..29 year-of-age"),
    ("Pupils between the ages of 12 and 29 took part.", "12..29 year-of-age"),
    ("Pupils aged between 12 and 29 took part.", "12..29 year-of-age"),
    ("12- to 29-year-olds took part.", "12..29 year-of-age"),
    ("12-to-29-year-olds took part.", "12..29 year-of-age"),
    ("15-year-olds took part.", "15 year-of-age"),
    ("Pupils ages 5 to 11 took part.", "5..11 year-of-age"),
    ("Pupils as young as nine took part.", "9 year-of-age, at least"),
    ("Pupils as old as 49 took part.", "49 year-of-age, at most"),
    ("Pupils up to the age of 49 took part.", "49 year-of-age, at most"),
    ("Pupils under 18 took part.", "18 year-of-age, under"),
    ("Pupils under the age of 18 took part.", "18 year-of-age, under"),
    ("Pupils over 65 took part.", "65 year-of-age, more than"),
    ("Those under 30 took part.", "30 year-of-age, under"),
    ("Anyone over 65 may take part.", "65 year-of-age, more than"),
    ("Over-65s took part.", "65 year-of-age, more than"),
    ("The under-18s took part.", "18 year-of-age, under"),
    ("18-24s took part.", "18..24 year-of-age"),
    ("The 18-24 age group took part.", "18..24 year-of-age"),
    ("People aged 65 and over took part.", "65 year-of-age, at least"),
    ("People aged 65+ took part.", "65 year-of-age, at least"),
    ("The average age was 34.", "34 year-of-age"),
    ("The median age is 28.1.", "28.1 year-of-age"),
    ("At the age of 15 most leave.", "15 year-of-age"),
    ("The age of consent is 16.", "16 year-of-age"),
    ("A girl of 14 may not vote.", "14 year-of-age"),
    ("The man is 87 years of age.", "87 year-of-age"),
    ("The building is 87 years old.", "87 year-of-age"),
    ("It took seven years.", "7 year"),
]

RATIOS = [
    ("The ratio is 14 men to 1 woman.", "14 ratio"),
    ("There are 14 men to one woman.", "14 ratio"),
    ("There are 14 men for every woman.", "14 ratio"),
    ("There are fourteen men for each woman.", "14 ratio"),
    ("There are three men for every two women.", "1.5 ratio"),
    ("The ratio is 14:1.", "14 ratio"),
    ("A ratio of 3:2 was found.", "1.5 ratio"),
    ("The ratio of boys to girls is 118 to 100.", "1.18 ratio"),
    ("The ratio of men to women is 14 to one.", "14 ratio"),
    ("Men outnumber women by 14 to 1.", "14 ratio"),
    ("Men outnumber women by about 14 to 1.", "14 ratio, about"),
    ("A ten-to-one ratio was found.", "10 ratio"),
    ("There are 14 applicants for each home.", "14 ratio"),
    ("Add two forms for each trip.", "2 count"),
    ("Add one row for each child.", "1 count"),
    ("It ranges from 14 to 1 per cent.", "14 percent; 1 percent"),
]

CHANGES = [
    ("Rents rose by 50 per cent.", "50 percent, rise by"),
    ("Rents rose 50 per cent.", "50 percent, rise by"),
    ("Rents rose to 50 per cent of income.", "50 percent, rise to"),
    ("Rents rose from 40 to 50 per cent of income.", "40 percent; 50 percent, rise to"),
    ("Rents rose from $400 to $500.", "400 USD; 500 USD, rise to"),
    ("Rents rose from $400 in the north to $500 elsewhere.", "400 USD; 500 USD, rise to"),
    ("Rents have increased by about 12 per cent.", "12 percent, about, rise by"),
    ("Rents fell by a third.", "33.333333 percent, fall by"),
    ("Rents fell 4 per cent.", "4 percent, fall by"),
    ("Rents fell to £300.", "300 GBP, fall to"),
    ("Rents are down 12 per cent.", "12 percent, fall by"),
    ("Rents are up 12 per cent.", "12 percent, rise by"),
    ("Rents are up by a quarter.", "25 percent, rise by"),
    ("A 50 per cent increase followed.", "50 percent, rise by"),
    ("A 50% rise in rents followed.", "50 percent, rise by"),
    ("An increase of 50 per cent followed.", "50 percent, rise by"),
    ("A fall of 12 per cent followed.", "12 percent, fall by"),
    ("A 12% cut followed.", "12 percent, fall by"),
    ("Sixty per cent fall ill.", "60 percent"),
    ("Sixty per cent drop out early.", "60 percent"),
    ("Rents doubled.", "2 factor"),
    ("Rents more than doubled.", "2 factor, more than"),
    ("Rents tripled.", "3 factor"),
    ("Rents halved.", "50 percent, fall by"),
    ("Rents increased threefold.", "3 factor, rise by"),
    ("Rents increased 10-fold.", "10 factor, rise by"),
    ("Rents increased tenfold.", "10 factor, rise by"),
    ("Rents are three times higher.", "3 factor, rise by"),
    ("Rents are twice as high.", "2 factor"),
    ("Rents are two and a half times as high.", "2.5 factor"),
    ("Sales doubled to 4 million units.", "2 factor; 4000000 count, rise to"),
    ("The share rose by three percentage points.", "3 percentage-point, rise by"),
    ("The figure dropped from 60 to 40 per cent.", "60 percent; 40 percent, fall to"),
    ("Sales fell 5 per cent to 40 units.", "5 percent, fall by; 40 count, fall to"),
    ("Up to 50 per cent closed.", "50 percent, at most"),
    ("The firm cut 500 jobs.", "500 count, fall by"),
]

CURRENCIES = [
    ("It costs $4.", "4 USD"),
    ("It costs US$4.", "4 USD"),
    ("It costs USD 4.", "4 USD"),
    ("It costs USD4.", "4 USD"),
    ("It costs 4 USD.", "4 USD"),
    ("It costs 4 dollars.", "4 USD"),
    ("It costs four US dollars.", "4 USD"),
    ("It costs $4 million US dollars.", "4000000 USD"),
    ("It costs €4.50.", "4.5 EUR"),
    ("It costs 4,50 euros.", "450 EUR"),
    ("It costs 4 €.", "4 EUR"),
    ("It costs £12.", "12 GBP"),
    ("It costs 12 pounds sterling.", "12 GBP"),
    ("It costs ¥5,000.", "5000 JPY"),
    ("It costs RMB 5,000.", "5000 CNY"),
    ("It costs 5,000 yuan.", "5000 CNY"),
    ("It costs 5,000 Chinese yuan.", "5000 CNY"),
    ("It costs ₩5,000.", "5000 KRW"),
    ("It costs 5,000 won.", "5000 KRW"),
    ("It costs 5,000 South Korean won.", "5000 KRW"),
    ("Of the runners, five won medals.", "5 count"),
    ("It costs A$20.", "20 AUD"),
    ("It costs NT$20.", "20 TWD"),
    ("It costs CHF 20.", "20 CHF"),
    ("It costs 20 rupees.", "20 INR"),
    ("It costs about $4,000-$5,000.", "4000..5000 USD, about"),
    ("It costs half a million dollars.", "500000 USD"),
    ("It killed 2 millions of people.", "2000000 person"),
    ("It renders 105 millions of US dollars.", "105000000 USD"),
    ("Of 3 millions of the homes little is left.", "3000000 count"),
    ("Some 500K women + girls live there.", "500000 person, about"),
    ("Some 500K+ women live there.", "500000 person, at least, about"),
    ("It costs $20 $30 and so on.", "20 USD; 30 USD"),
    ("It costs RMB 10 USD 20 or so.", "10 CNY; 20 USD, about"),
    ("It costs $3.5 million per year.", "3500000 USD/year"),
    ("A $5 billion fund was set up.", "5000000000 USD"),
    ("Sentences of 5 years and fines of $500 are usual.", "5 year; 500 USD"),
]

FRACTIONS = [
    ("Half of farms closed.", "50 percent"),
    ("One half of farms closed.", "50 percent"),
    ("A third of farms closed.", "33.333333 percent"),
    ("One third of farms closed.", "33.333333 percent"),
    ("One-third of farms closed.", "33.333333 percent"),
    ("Two thirds of farms closed.", "66.666667 percent"),
    ("Two-thirds of farms closed.", "66.666667 percent"),
    ("A quarter of farms closed.", "25 percent"),
    ("Three quarters of farms closed.", "75 percent"),
    ("Three-fourths of farms closed.", "75 percent"),
    ("Three fifths of farms closed.", "60 percent"),
    ("A tenth of farms closed.", "10 percent"),
    ("Nine-tenths of farms closed.", "90 percent"),
    ("One twelfth of farms closed.", "8.333333 percent"),
    ("1/3 of farms closed.", "33.333333 percent"),
    ("3/4 of farms closed.", "75 percent"),
    ("⅓ of farms closed.", "33.333333 percent"),
    ("¾ of farms closed.", "75 percent"),
    ("Another third of farms closed.", "33.333333 percent"),
    ("The third farm closed.", ""),
]

PROPORTIONS = [
    ("Six in ten farms closed.", "60 percent"),
    ("6 in 10 farms closed.", "60 percent"),
    ("6 out of 10 farms closed.", "60 percent"),
    ("Nine out of ten farms closed.", "90 percent"),
    ("Nine out of every ten farms closed.", "90 percent"),
    ("Nine in every ten farms closed.", "90 percent"),
    ("One in four farms closed.", "25 percent"),
    ("One in three women agreed.", "33.333333 percent"),
    ("One woman in three agreed.", "33.333333 percent"),
    ("One woman in three lives alone.", "33.333333 percent"),
    ("1 in 20 farms closed.", "5 percent"),
    ("1 in 1,000 farms closed.", "0.1 percent"),
    ("One in a hundred farms closed.", "1 percent"),
    ("One in two hundred farms closed.", "0.5 percent"),
    ("Two out of five hundred farms closed.", "0.4 percent"),
    ("Two in twenty-five farms closed.", "8 percent"),
    ("Three of every four farms closed.", "75 percent"),
    ("Only one in 1978 agreed.", "1 count; 1978 count"),
    ("12 women in 20 towns agreed.", "12 person; 20 town"),
    ("Two men died in ten days.", "2 person; 10 day"),
    ("Two men in ten towns agreed.", "2 person; 10 town"),
    ("It rained on two in three days.", "2 count; 3 day"),
    ("Some 12 of 40 farms closed.", "12 count, about; 40 count"),
]

LISTS = [
    ("Shares of 15, 30 and 50 per cent were found.", "15 percent; 30 percent; 50 percent"),
    ("Shares of 15 and 30 per cent were found.", "15 percent; 30 percent"),
    ("Fines of 200, 300 and 400 dollars were set.", "200 USD; 300 USD; 400 USD"),
    ("Shares of 15%, 30% and 50% were found.", "15 percent; 30 percent; 50 percent"),
    ("It killed 12 men and 30 women.", "12 person; 30 person"),
    ("Waits of two, three and four years were found.", "2 year; 3 year; 4 year"),
    ("In 2013, 1978 brokers were found.", "2013 count; 1978 person"),
    ("The numbers are 22,24,26,31.", "22 count; 24 count; 26 count; 31 count"),
]

MALFORMED = [
    ("They sold 200,00 tickets.", True),
    ("They sold 1,234,56 tickets.", True),
    ("They sold 1000,000 tickets.", True),
    ("They sold 0,123 tickets.", True),
    ("They sold 3,5 per cent.", True),
    ("They sold 1,234 tickets.", False),
    ("They sold 1,234.5 tonnes.", False),
    ("They sold 12,34,567 tickets.", False),
    ("They sold 1,234,567.89 tonnes.", False),
    ("They sold 12345 tickets.", False),
    ("They sold 10 000 tickets.", False),
]

NOTED = [
    ("It cost £3bn¹ to build.", "3000000000 GBP"),
    ("Some 45,000¹² farms closed.", "45000 count, about"),
    ("Rents rose by 60 per cent².", "60 percent, rise by"),
    ("A third¹ of farms closed.", "33.333333 percent"),
    ("The farm has 4 km² of land.", "4 square-kilometre"),
]

PARTS_OF_UNITS = [
    ("Half of one per cent of tests failed.", "0.5 percent"),
    ("A tenth of one per cent of tests failed.", "0.1 percent"),
    ("It rose half a percentage point.", "0.5 percentage-point, rise by"),
    ("It rose by 0.3 of a percentage point.", "0.3 percentage-point, rise by"),
    ("The walk is half a mile.", "0.5 mile"),
    ("The wait is a quarter of an hour.", "0.25 hour"),
    ("The walk is 1/4 mile.", "0.25 mile"),
    ("The pause is a half-hour.", "0.5 hour"),
    ("The lease is a year and a half.", ""),
    ("Two-and-a-half million birds nest here.", "2500000 count"),
    ("Three-and-a-half thousand birds nest here.", "3500 count"),
    ("They waited one-and-a-half hours.", "1.5 hour"),
    ("An ounce is 1/16 of a US pint.", "0.0625 pint"),
    ("A cup is 1⁄4 of a quart.", "0.25 quart"),
    ("Some 1/4 of the homes are damp.", "25 percent, about"),
    ("Shares in the 50 ended at -1.3%.", "50 count; -1.3 percent"),
    ("It was 20 -30% of sales.", "20..30 percent"),
    ("It costs £½m.", "500000 GBP"),
    ("It costs $-50.8bn.", "-50800000000 USD"),
    ("It was minus-130 degrees.", "-130 degree"),
    ("It costs CHF 20'000.", "20000 CHF"),
    ("Sixty-odd per cent of farms closed.", "60 percent, about"),
    ("The remaining third left.", "33.333333 percent"),
    ("The poorest fifth pays most.", "20 percent"),
    ("A good quarter of the crop failed.", "25 percent, at least"),
    ("A third-party buyer came.", ""),
    ("It saw double-digit growth.", ""),
]

ONE_IN_SOME = [
    ("One home in six is damp.", "16.666667 percent"),
    ("One young driver in nine is uninsured.", "11.111111 percent"),
    ("One pupil in five lacks a desk.", "20 percent"),
    ("One child in four lives in poverty.", "25 percent"),
    ("One-in-four homes is damp.", "25 percent"),
    ("They have a one-in-five chance.", "20 percent"),
    ("One family in ten is homeless.", "10 percent"),
    ("One teacher in six plans to quit.", "16.666667 percent"),
    ("One in six or seven homes is cold.", "14.285714..16.666667 percent"),
    ("The ratio of nurses to patients is 1:12.", "0.083333 ratio"),
    ("The ratio of men to women is 3:2.", "1.5 ratio"),
    ("One flat in 12 towers was empty.", "1 count; 12 count"),
    ("One was lost in 12 raids.", "1 count; 12 count"),
    ("One leaked in ten days.", "1 count; 10 day"),
]

NOT_OF_THE_NUMBER = [
    ("The town of 40,000 has one clinic.", "40000 count; 1 count"),
    ("A lab with 20 PCs opened.", "20 count"),
    ("On page 4, 30 per cent is given.", "4 count; 30 percent"),
    ("At 18, 30 per cent of pupils leave.", "18 count; 30 percent"),
    ("Some 40 people died a day after the storm.", "40 person, about"),
    ("It is 12% lower than a year ago.", "12 percent, fall by"),
    ("Each uses 150 litres per person per day.", "150 litre/day"),
    ("Women make up 60 per cent of staff.", "60 percent"),
    ("Police shot down 12 drones.", "12 count"),
    ("Sales were up 60 per cent.", "60 percent, rise by"),
    ("The price jumped by $12 to $90.", "12 USD, rise by; 90 USD, rise to"),
    ("Pupils aged 6-11 years took part.", "6..11 year-of-age"),
    ("Most victims were under 18.", "18 year-of-age, under"),
    ("It ended at 9:01.", "9 count; 1 count"),
    ("It fell by between 10 and 15 per cent.", "10..15 percent, fall by"),
    ("Half of the rise is due to 45 new homes.", "50 percent; 45 count"),
    ("The floor has 32m2.", "32 square-metre"),
    ("Sales rose in 2018 to 3.9 million.", "2018 count; 3900000 count, rise to"),
    ("Sea levels rise by 0.3 to 0.6 metres.", "0.3..0.6 metre, rise by"),
]

MORE_UNITS = [
    ("It costs 90p.", "90 GBX"),
    ("They took 500mg of it.", "500 milligram"),
    ("Add 45g of salt to 250ml.", "45 gram; 250 millilitre"),
    ("They sold 5G masts.", "5 count"),
    ("The wall is 2.5m high.", "2.5 metre"),
    ("The house is within 50m of the sea.", "50 metre"),
    ("It has a 185-hp engine.", "185 horsepower"),
    ("It flew more than 100 kilometres (60 miles).", "100 kilometre, more than; 60 mile, more than"),
    ("More than 40 (12 per cent) left.", "40 count, more than; 12 percent"),
    ("They let sub-300 sq m offices.", "300 square-metre, under"),
    ("It costs $A82 or C$80.", "82 AUD; 80 CAD"),
]

EACH_ONE = [
    # Many for each one are a ratio; what many do to every one, or every day, is not.
    ("For every berth that is let there are 14 applicants.", "14 ratio"),
    ("For each boat there are 14 sailors.", "14 ratio"),
    ("In May, for each berth that is let, 14 applicants come.", "14 ratio"),
    ("For every berth there are about 14 applicants.", "14 ratio, about"),
    ("14 applicants chase every berth.", "14 ratio"),
    ("Fourteen applicants queue for each berth that is let.", "14 ratio"),
    ("Some 14 pupils share each desk.", "14 ratio, about"),
    ("14 hopeful applicants compete for every berth.", "14 ratio"),
    ("For every berth, there are 14 applicants on the list.", "14 ratio"),
    ("For each of the berths there are 14 applicants.", "14 ratio"),
    ("Every berth that is let draws 14 applicants.", "14 ratio"),
    ("Each berth attracted some 14 applicants.", "14 ratio, about"),
    ("Each school has 300 pupils.", "300 person"),
    ("Every year the fair draws 14 applicants.", "14 person/year"),
    ("For every berth let, the council, it says, sees 14 applicants.", "14 person"),
    ("There are 14 applicants.", "14 person"),
    ("There are 14 applicants for berths.", "14 person"),
    ("14 guests visit every museum.", "14 person"),
    ("14 guests help each other.", "14 person"),
    ("14 pupils share every day.", "14 person/day"),
    ("Every year 14 people apply.", "14 person/year"),
    ("For every trip there are two forms.", "2 count"),
    ("For every pound spent, 40 per cent goes on fuel.", "40 percent"),
    ("There are 14 sailors, and for each boat a cook.", "14 person"),
]

PARTICLES = [
    # "over" is the verb's, or a limit.
    ("Sailors hand over 41 per cent of their pay.", "41 percent"),
    ("Sailors hand over about 41 per cent of their pay.", "41 percent, about"),
    ("It handed over 300 boats.", "300 count"),
    ("They took over some 300 boats.", "300 count, about"),
    ("It is taking over 300 boats.", "300 count"),
    ("They carry over 5 per cent to May.", "5 percent"),
    ("It turned over $300 million.", "300000000 USD"),
    ("They signed over 300 boats to the trust.", "300 count"),
    ("They went over some 40 bills.", "40 count, about"),
    ("They ran over about 40 cones.", "40 count, about"),
    ("Over 300 boats sank.", "300 count, more than"),
    ("It owns over 300 boats.", "300 count, more than"),
    ("It took over 40 minutes.", "40 minute, more than"),
    ("It takes well over 40 minutes.", "40 minute, more than"),
    ("It gets over 300 letters a day.", "300 count/day, more than"),
    ("The trust runs over 300 boats.", "300 count, more than"),
    ("The ferry carries over 300 passengers.", "300 person, more than"),
    ("They gave over 300 talks.", "300 count, more than"),
    ("Just over 300 boats sank.", "300 count, just over"),
]

TABLES = [
    VALUES, MAGNITUDES, PLURALS, RANGES, HEDGES, UNITS, BASES, AGES, RATIOS, CHANGES, CURRENCIES, FRACTIONS,
    PROPORTIONS, LISTS, NOTED, PARTS_OF_UNITS, ONE_IN_SOME, NOT_OF_THE_NUMBER, MORE_UNITS, EACH_ONE,
    PARTICLES,
]  # fmt: skip

OPEN = [
    ("The under-fives took part.", "5 year-of-age, under", "an age written as a plural word"),
    ("Nurses earn 50 cents an hour.", "0.5 USD/hour", "cents are counted, not read as a part of a dollar"),
    ("Sales fell 75 USD million.", "75000000 USD, fall by", "a magnitude after its currency"),
    ("Tens to hundreds of thousands of homes lost power.", "10000..<1000000 count", "the lower end lends its scale"),
    ("Born in nineteen eighty-four, he farms.", "1984 count", "years in words are not joined"),
    ("It killed 12, 15 and 20 people in turn.", "12 person; 15 person; 20 person", "lists share units, not nouns"),
]


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in table])
def test_reads_quantity(text: str, expected: str) -> None:
    assert "; ".join(told(figure) for figure in read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*row[:2], marks=pytest.mark.xfail(strict=True, reason=row[2])) for row in OPEN],
)
def test_reads_open_forms(text: str, expected: str) -> None:
    assert "; ".join(told(figure) for figure in read(text)) == expected


@pytest.mark.parametrize(("text", "malformed"), MALFORMED)
def test_marks_malformed_grouping(text: str, malformed: bool) -> None:
    assert [figure.malformed for figure in read(text)] == [malformed]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("About 60 per cent of farms closed.", "60 per cent"),
        ("It costs US$105 million a year.", "US$105 million"),
        ("Between 20 and 30 farms closed.", "20 and 30"),
        ("12- to 29-year-olds took part.", "12- to 29-year-olds"),
        ("As many as 1,978 brokers left.", "1,978"),
        ("Tens of thousands of homes lost power.", "Tens of thousands"),
        ("The ratio is 14 men to 1 woman.", "14 men to 1"),
        ("Six in ten farms closed.", "Six in ten"),
        ("The road is 120km long.", "120km"),
        ("A quarter of a million birds nest here.", "A quarter of a million"),
        ("Over-65s took part.", "65s"),
        ("Growth was minus two per cent.", "minus two per cent"),
        ("Between 40% and 60% of boats sank.", "40% and 60%"),
        ("Some 1.5% to 2.5% of boats sank.", "1.5% to 2.5%"),
        ("It was 60 per cent.", "60 per cent"),
    ],
)
def test_span_is_the_quantity(text: str, written: str) -> None:
    assert [figure.span.cut(text) for figure in read(text)] == [written]


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("About 60 per cent of farms closed.", "about 60 percent"),
        ("It costs up to $1.2bn a year.", "at most 1200000000 USD/year"),
        ("Tens of thousands of homes lost power.", "10000..<100000 count"),
        ("Between 20 and 30 people fell ill.", "20..30 person"),
        ("Rents rose by 5 per cent.", "rise by 5 percent"),
        ("An estimated 105 million dollars went.", "estimated 105000000 USD"),
    ],
)
def test_has_a_normalised_form(text: str, normalised: str) -> None:
    assert [str(figure.quantity) for figure in read(text)] == [normalised]


def test_a_long_run_of_data_is_no_list_of_figures() -> None:
    assert len(read("The counts are " + ",".join("12" for _ in range(40)))) == 40
    assert read("The counts are " + ",".join("12" for _ in range(41))) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("60 per cent left.", "1"),
        ("2.5 per cent left.", "0.1"),
        ("1,978 brokers left.", "1"),
        ("150,000 brokers left.", "10000"),
        ("105 million brokers left.", "1000000"),
        ("1.25 million brokers left.", "10000"),
        ("five hundred brokers left.", "10"),
    ],
)
def test_keeps_stated_precision(text: str, precision: str) -> None:
    assert format(read(text)[0].quantity.precision.normalize(), "f") == precision


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("1,978 brokers left.", "brokers"),
        ("1,978 of the brokers left.", "brokers"),
        ("330 separate police interviews took place.", "interviews"),
        ("450 were in the camps.", ""),
        ("60 per cent of brokers left.", ""),
    ],
)
def test_names_what_is_counted(text: str, noun: str) -> None:
    assert [figure.noun for figure in read(text)] == [noun]


def test_rows_are_many_and_distinct() -> None:
    rows = [text for table in TABLES for text, _ in table]
    assert len(rows) >= 300
    assert len(set(rows)) == len(rows)
