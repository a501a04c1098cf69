"""Names of organisations: registered, misspelt, abbreviated, unknown, and what is no name."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.extract.organisations import NameFinder
from cite_lint.model.registry import Organisation
from counting import lines_run

ORGANISATIONS = (
    Organisation("kfi", "Korea Future Initiative", acronyms=("KFI",)),
    Organisation("grc", "Global Rights Compliance", acronyms=("GRC",), wrong=("Global Rights Commission",)),
    Organisation("nkdb", "Database Center for North Korean Human Rights", acronyms=("NKDB",)),
    Organisation("inews", "iNews", wrong=("i-News",)),
    Organisation("uca-news", "UCA News", acronyms=("UCAN",), aliases=("Union of Catholic Asian News",)),
    Organisation("afp", "Agence France-Presse", acronyms=("AFP",)),
    Organisation("guardian", "The Guardian"),
    Organisation("un", "United Nations", acronyms=("UN",), wrong=("United Nation's",)),
    Organisation(
        "unhcr",
        "United Nations High Commissioner for Refugees",
        acronyms=("UNHCR",),
        aliases=("UN High Commissioner for Refugees", "UN Refugee Agency", "UN refugee agency"),
        wrong=("UN High Commission on Refugees", "UN High Commission for Refugees"),
        wrong_acronyms=("UNHRC", "HRC", "OHCHR"),
    ),
    Organisation(
        "unhrc",
        "United Nations Human Rights Council",
        acronyms=("UNHRC", "HRC"),
        aliases=("UN Human Rights Council", "Human Rights Council"),
    ),
    Organisation("ohchr", "Office of the United Nations High Commissioner for Human Rights", acronyms=("OHCHR",)),
    Organisation(
        "state",
        "United States Department of State",
        aliases=("US Department of State", "U.S. Department of State", "State Department"),
    ),
    Organisation("tip", "Office to Monitor and Combat Trafficking in Persons", acronyms=("J/TIP",)),
    Organisation("hrw", "Human Rights Watch", acronyms=("HRW",), wrong=("The Human Rights Watch",)),
    Organisation("gov", "North Korean government"),
    Organisation("unicef", "United Nations Children's Fund", acronyms=("UNICEF",)),
    Organisation("ilo", "International Labour Organization", acronyms=("ILO",)),
    Organisation("amnesty", "Amnesty International"),
    Organisation("salmon", "Elizabeth Salmón", kind="person", wrong=("Elizabeth Salmon",)),
    Organisation("kim", "Kim Jong Il", kind="person", wrong=("Kim Jung Il",)),
    Organisation("yoon", "Yoon Hee-soon", kind="person"),
    Organisation("north-korea", "North Korea", kind="place"),
    Organisation("china", "China", kind="place"),
    Organisation("us", "United States", kind="place", acronyms=("US",)),
    Organisation("seoul", "Seoul", kind="place"),
    Organisation(
        "yanbian", "Yanbian Korean Autonomous Prefecture", kind="place", wrong=("Yanbian Korea Autonomous Prefecture",)
    ),
    Organisation("liaoning", "Liaoning Province", kind="place"),
    Organisation(
        "refugee-convention",
        "Refugee Convention",
        kind="instrument",
        aliases=("Convention Relating to the Status of Refugees",),
    ),
    Organisation("palermo", "Protocol to Prevent, Suppress and Punish Trafficking in Persons", kind="instrument"),
)
NOUNS = (
    "institute", "centre", "council", "committee", "commission", "foundation", "ministry", "department", "university",
    "college", "agency", "office", "association", "network", "initiative", "federation", "fund", "programme", "group",
    "organisation", "court", "bank", "society", "union", "party", "rights", "international", "watch", "compliance",
    "news", "action", "refugees", "task force", "police", "commissioner", "database", "movement", "times", "press",
    "survey", "division",
)  # fmt: skip

FINDER = NameFinder(ORGANISATIONS, NOUNS)


def shown(text: str, finder: NameFinder = FINDER) -> str:
    """Return the names as `text = id`, `?` for an unregistered one, and what is wrong with them."""
    rows = []
    for mention in finder.find(text):
        use = mention.value
        row = f"{mention.text} = {use.organisation or '?'}"
        row += f" misspelt {use.wrong_form_of}" if use.wrong_form_of else ""
        row += f" wrong {use.wrong_acronym}" if use.wrong_acronym else ""
        row += f" ({use.name})" if use.name != mention.text else ""
        rows.append(row)
    return " | ".join(rows)


REGISTERED = [
    ("Korea Future Initiative found", "Korea Future Initiative = kfi"),
    ("the Korea Future Initiative found", "Korea Future Initiative = kfi"),
    ("The Korea Future Initiative found", "Korea Future Initiative = kfi"),
    ("KOREA FUTURE INITIATIVE", "KOREA FUTURE INITIATIVE = kfi"),
    ("Korea Future Initiative's report", "Korea Future Initiative = kfi"),
    ("Korea Future Initiative’s report", "Korea Future Initiative = kfi"),
    ("KFI estimates", "KFI = kfi"),
    ("KFI's figure", "KFI = kfi"),
    ("(KFI)", "KFI = kfi"),
    ("Korea  Future\nInitiative", "Korea  Future\nInitiative = kfi"),
    ("a Korea-based group", ""),
    ("korea future initiative", ""),
    ("kfi", ""),
    ("Kfi", ""),
    ("KFIs", ""),
    ("KFI2019", ""),
    ("In Korea, Future Initiative", "Future Initiative = ?"),
    ("Database Center for North Korean Human Rights", "Database Center for North Korean Human Rights = nkdb"),
    (
        "Seoul-based Database Center for North Korean Human Rights",
        "Seoul = seoul | Database Center for North Korean Human Rights = nkdb",
    ),
    ("Database Centre for North Korean Human Rights", "Database Centre for North Korean Human Rights = nkdb"),
    ("International Labor Organisation", "International Labor Organisation = ilo"),
    ("United Nations Childrens Fund", "United Nations Childrens Fund = unicef"),
    ("United Nations Children’s Fund", "United Nations Children’s Fund = unicef"),
    ("UNICEF and the ILO", "UNICEF = unicef | ILO = ilo"),
    ("London-based iNews reported", "iNews = inews"),
    ("the U.N. said", "U.N. = un"),
    ("the UN’s figures", "UN = un"),
    ("the United Nations' figures", "United Nations = un"),
    ("the U.S. Department of State", "U.S. Department of State = state"),
    ("the US Department of State", "US Department of State = state"),
    ("the State Department said", "State Department = state"),
    ("a state department said", ""),
    ("US$105 million", ""),
    ("in the US, 12", "US = us"),
    ("tell us why", ""),
    ("the UN Human Rights Council", "UN Human Rights Council = unhrc"),
    ("UN refugee agency", "UN refugee agency = unhcr"),
    (
        "the Office to Monitor and Combat Trafficking in Persons",
        "Office to Monitor and Combat Trafficking in Persons = tip",
    ),
    ("according to J/TIP", "J/TIP = tip"),
    ("The Guardian reported", "Guardian = guardian"),
    ("a Guardian of the law", ""),
    ("North Korean Government and North Korea", "North Korean Government = gov | North Korea = north-korea"),
    ("North Korean women", ""),
    ("in China and North Korea", "China = china | North Korea = north-korea"),
    ("Chinas", ""),
    ("Agence France-Presse", "Agence France-Presse = afp"),
    ("Agence France Presse", "Agence France Presse = afp"),
    ("(Photo: Ed Jones/AFP)", "AFP = afp"),
    ("Yoon Hee Soon wrote", "Yoon Hee Soon = yoon"),
    ("Elizabeth Salmón said", "Elizabeth Salmón = salmon"),
    ("Elizabeth Salmo\u0301n said", "Elizabeth Salmo\u0301n = salmon"),
    ("the 1951 UN Refugee Convention", "UN = un | Refugee Convention = refugee-convention"),
    ("the 1951 Refugee Convention", "Refugee Convention = refugee-convention"),
    (
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons",
        "Protocol to Prevent, Suppress and Punish Trafficking in Persons = palermo",
    ),
    (
        "Protocol to Prevent, Suppress, and Punish Trafficking in Persons",
        "Protocol to Prevent, Suppress, and Punish Trafficking in Persons = palermo",
    ),
    ("Human Rights Watch and Korea Future Initiative", "Human Rights Watch = hrw | Korea Future Initiative = kfi"),
    (
        "Korea Future Initiative, Global Rights Compliance and HRW",
        "Korea Future Initiative = kfi | Global Rights Compliance = grc | HRW = hrw",
    ),
    ("the Human Rights Watch report", "Human Rights Watch = hrw"),
    ("the Human Rights Watch researcher", "Human Rights Watch = hrw"),
]

MISSPELT = [
    ("Korean Future Initiative", "Korean Future Initiative = kfi misspelt kfi"),
    ("the Korea Futures Initiative said", "Korea Futures Initiative = kfi misspelt kfi"),
    ("Korea Future Initative", "Korea Future Initative = kfi misspelt kfi"),
    ("Human Right Watch", "Human Right Watch = hrw misspelt hrw"),
    ("Global Rights Complience", "Global Rights Complience = grc misspelt grc"),
    ("Global Rights Commission", "Global Rights Commission = grc misspelt grc"),
    (
        "Database Center of North Korean Human Rights",
        "Database Center of North Korean Human Rights = nkdb misspelt nkdb",
    ),
    (
        "Database Center for North Korea Human Rights",
        "Database Center for North Korea Human Rights = nkdb misspelt nkdb",
    ),
    ("Amnesty Internatonal", "Amnesty Internatonal = amnesty misspelt amnesty"),
    ("UN Human Rights Counsel", "UN Human Rights Counsel = unhrc misspelt unhrc"),
    ("United Nations Human Right Council", "United Nations Human Right Council = unhrc misspelt unhrc"),
    ("UN High Commission on Refugees", "UN High Commission on Refugees = unhcr misspelt unhcr"),
    ("the UN High Commission on Refugees’ requests", "UN High Commission on Refugees = unhcr misspelt unhcr"),
    ("UN High Comissioner for Refugees", "UN High Comissioner for Refugees = unhcr misspelt unhcr"),
    (
        "the United Nation's Refugee Convention",
        "United Nation's = un misspelt un | Refugee Convention = refugee-convention",
    ),
    ("The Human Rights Watch reported", "The Human Rights Watch = hrw misspelt hrw"),
    ("said the Human Rights Watch.", "the Human Rights Watch = hrw misspelt hrw"),
    ("Elizabeth Salmon, a rapporteur", "Elizabeth Salmon = salmon misspelt salmon"),
    ("Kim Jung Il announced", "Kim Jung Il = kim misspelt kim"),
    ("Yanbian Korea Autonomous Prefecture", "Yanbian Korea Autonomous Prefecture = yanbian misspelt yanbian"),
    ("i-News reported", "i-News = inews misspelt inews"),
    ("Agence Frence-Presse", "Agence Frence-Presse = afp misspelt afp"),
    ("US Departement of State", "US Departement of State = state misspelt state"),
]

# Near a registered name, but another body, a demonym or a plain phrase: never accused.
NOT_MISSPELT = [
    ("UN Human Rights Committee", "UN Human Rights Committee = ?"),
    ("Korea Future Institute", "Korea Future Institute = ?"),
    ("Korea Future Foundation", "Korea Future Foundation = ?"),
    ("South Korea", ""),
    ("North Korean defectors", ""),
    ("Kim Jong Un", ""),
    ("Yoon Hee-sun", ""),
    ("Refugee Conventions", ""),
    ("Global Witness", ""),
    ("Human Rights", ""),
    ("Human Rights Act", ""),
    ("human rights watch", ""),
    ("Korea Future", ""),
    ("Future Initiative", "Future Initiative = ?"),
    ("Amnesty Law", ""),
    ("United States Department of Labor", "United States Department of Labor = ?"),
    ("Department of State Security", "Department of State Security = ?"),
    ("South Korean government", ""),
    ("Liaoning Provinces", ""),
    ("the Departments of State and Defense", ""),
    ("North Korea Government", "North Korea = north-korea"),
    ("Human Rights and Watch", ""),
    ("Global Rights Coalition", ""),
    ("South Korean Human Rights", ""),
    ("the Database Center for South Korean Human Rights said", "Database Center for South Korean Human Rights = ?"),
    ("Amnesty Internationale Group", "Amnesty Internationale Group = ?"),
    ("the Korea Society", "Korea Society = ?"),
    ("UN Human Rights Councils", "UN = un"),
]

ACRONYMS = [
    ("Korea Future Initiative (KFI) said. KFI added", "Korea Future Initiative = kfi | KFI = kfi | KFI = kfi"),
    ("Korean Future Initiative (KFI)", "Korean Future Initiative = kfi misspelt kfi | KFI = kfi"),
    ('Korea Future Initiative ("KFI")', "Korea Future Initiative = kfi | KFI = kfi"),
    ("Korea Future Initiative (K.F.I.)", "Korea Future Initiative = kfi | K.F.I. = kfi (KFI)"),
    ("Korea Future Initiative (KOFI) said. KOFI added", "Korea Future Initiative = kfi | KOFI = kfi | KOFI = kfi"),
    (
        "the Centre for Border Studies (CBS) said. CBS added",
        "Centre for Border Studies = ? | CBS = ? (Centre for Border Studies) | CBS = ? (Centre for Border Studies)",
    ),
    (
        "Free Korea Alliance Now (FKAN) said. FKAN's figure",
        "Free Korea Alliance Now = ? | FKAN = ? (Free Korea Alliance Now) | FKAN = ? (Free Korea Alliance Now)",
    ),
    (
        "UN High Commissioner for Refugees (UNHRC)",
        "UN High Commissioner for Refugees = unhcr | UNHRC = unhcr wrong UNHRC",
    ),
    (
        "UN High Commissioner for Refugees (UNHRC) said. UNHRC added",
        "UN High Commissioner for Refugees = unhcr | UNHRC = unhcr wrong UNHRC | UNHRC = unhcr",
    ),
    ("UN Human Rights Council (UNHCR)", "UN Human Rights Council = unhrc | UNHCR = unhrc wrong UNHCR"),
    ("UNHCR (UN Human Rights Council)", "UNHCR = unhrc wrong UNHCR | UN Human Rights Council = unhrc"),
    ("KFI (Korea Future Initiative) said", "KFI = kfi | Korea Future Initiative = kfi"),
    ("Human Rights Watch (HRW, 2019)", "Human Rights Watch = hrw | HRW = hrw"),
    ("Global Rights Compliance (HRW)", "Global Rights Compliance = grc | HRW = grc wrong HRW"),
    ("the Human Rights Council (UN)", "Human Rights Council = unhrc | UN = un"),
    ("the Ministry of Justice (US) said. In the US", "Ministry of Justice = ? | US = us | US = us"),
    ("the Ministry of Justice (Seoul)", "Ministry of Justice = ? | Seoul = seoul"),
    (
        "Korea Finance Institute (KFI) said. KFI added",
        "Korea Finance Institute = ? | KFI = ? (Korea Finance Institute) | KFI = ? (Korea Finance Institute)",
    ),
    ("Gross Domestic Product (GDP) rose. GDP fell", ""),
    ("child sex tourism (CST)", ""),
    ("Internally Displaced Persons (IDPs)", ""),
    (
        "KFI said. Then the Korea Finance Institute (KFI) spoke. KFI added",
        "KFI = kfi | Korea Finance Institute = ?"
        " | KFI = ? (Korea Finance Institute) | KFI = ? (Korea Finance Institute)",
    ),
    ("the report (FILE)", ""),
    ("XNK's 2019 report", "XNK = ?"),
    ("GDP's growth", ""),
]

SHAPES = [
    ("according to the Institute for Faith and Freedom", "Institute for Faith and Freedom = ?"),
    ("the Ministry of Unification said", "Ministry of Unification = ?"),
    ("The Ministry of Unification said", "Ministry of Unification = ?"),
    ("In March the Ministry of Unification said", "Ministry of Unification = ?"),
    ("China's Ministry of Public Security", "China = china | Ministry of Public Security = ?"),
    ("the Chinese Ministry of Public Security", "Chinese Ministry of Public Security = ?"),
    ("Seoul National University", "Seoul National University = ?"),
    ("a study by Seoul National University found", "Seoul National University = ?"),
    ("United Nations Development Programme", "United Nations Development Programme = ?"),
    ("the National Bank of Hungary", "National Bank of Hungary = ?"),
    ("the Department of Health and Human Services", "Department of Health and Human Services = ?"),
    ("Ministry of Justice and Ministry of Defence", "Ministry of Justice = ? | Ministry of Defence = ?"),
    ("Human Rights Watch and the Border Action Network", "Human Rights Watch = hrw | Border Action Network = ?"),
    ("the Border Action Network and Human Rights Watch", "Border Action Network = ? | Human Rights Watch = hrw"),
    ("All-China Women's Federation", "All-China Women's Federation = ?"),
    ("King's College London", "King's College = ?"),
    ("the Centre for Border Studies' report", "Centre for Border Studies = ?"),
    ("the Centre for Border Studies’s report", "Centre for Border Studies = ?"),
    ("Walk Free Foundation Report 2018", "Walk Free Foundation = ?"),
    ("Border Institute Director Jane Roe", "Border Institute = ?"),
    ("the UNHCR Office in Beijing", "UNHCR = unhcr"),
    ("the Border Task Force said", "Border Task Force = ?"),
    ("the International Committee of the Red Cross", "International Committee of the Red Cross = ?"),
    ("Korea Institute for National Unification", "Korea Institute for National Unification = ?"),
    ("Using Border Institute data", "Border Institute = ?"),
    ("by the Supreme Court.", "Supreme Court = ?"),
    ("Council members met", ""),
    ("Ministry officials said", ""),
    ("the Ministry said", ""),
    ("The Institute said", ""),
    ("the council of elders", ""),
    ("Women's Rights and Interests Protection Law", ""),
    ("the Universal Declaration of Human Rights", ""),
    ("International Women's Day", ""),
    ("the Border Court Act", ""),
    ("Fear and Exploitation", ""),
    ("The Plight of Women at the Border of Two Countries and the Role of the Council\n", ""),
    ("Why the Council Failed Women\n\nThe council met.", ""),
    ("WHY THE COUNCIL FAILED", ""),
    ("THE SECURITY COUNCIL FAILED", ""),
    ("  Ministry of Unification\n  Border Institute\n", "Ministry of Unification = ? | Border Institute = ?"),
    ("Source: Ministry of Unification", "Ministry of Unification = ?"),
    ("A Border. Institute of Arts", "Institute of Arts = ?"),
    ("the 2019 Border Institute report", "Border Institute = ?"),
    ("thousands of North Korean women were sold in Jilin Province", ""),
    ("She lives in New York and works for UCA News", "UCA News = uca-news"),
    ("", ""),
    ("...", ""),
    ("(", ""),
    ("& & &", ""),
]

# Sentences as drafts have them.
PROSE = [
    (
        "the Citizens' Alliance Network for North Korea (CANN) says",
        "Citizens' Alliance Network for North Korea = ? | CANN = ? (Citizens' Alliance Network for North Korea)",
    ),
    ("UNKIDS and the World Food Programme", "World Food Programme = ?"),
    ("The Seoul-based Border Hana Foundation", "Seoul = seoul | Border Hana Foundation = ?"),
    ("Officials of the Ministry of Public Security in Jilin", "Ministry of Public Security = ?"),
    ("Peking University Professor Li Wei", "Peking University = ?"),
    (
        "Dr Jane Roe of the London College of Economics and Political Science",
        "London College of Economics and Political Science = ?",
    ),
    ("the North Korean Database Center (NKDB)", "North Korean Database Center = nkdb | NKDB = nkdb"),
    ("the Refugee Agency (UNHCR) said", "Refugee Agency = unhcr | UNHCR = unhcr"),
    ("The UN Human Rights Commission", "UN Human Rights Commission = ?"),
    (
        "the Committee for Human Rights in North Korea (HRNK) found",
        "Committee for Human Rights in North Korea = ? | HRNK = ? (Committee for Human Rights in North Korea)",
    ),
    (
        "Liberty in North Korea (LiNK) has helped 1,300",
        "Liberty in North Korea = ? | LiNK = ? (Liberty in North Korea)",
    ),
    ("the Workers' Party of Korea", "Workers' Party of Korea = ?"),
    ("the Global Rights Index", ""),
    ("BBC News reported", "BBC News = ?"),
    ("the Democratic People's Republic of Korea (DPRK)", ""),
    ("Yonsei University's Centre for Human Liberty", "Yonsei University = ? | Centre for Human Liberty = ?"),
    ("the Centre for Human Liberty at Yonsei University", "Centre for Human Liberty = ? | Yonsei University = ?"),
    ("Korea Future Initiative/KFI", "Korea Future Initiative = kfi | KFI = kfi"),
    ("*Korea Future Initiative* and **KFI**", "Korea Future Initiative = kfi | KFI = kfi"),
    ("Korea Future Initiative—a small group", "Korea Future Initiative = kfi"),
    ("What the Korea Future Initiative Found", "Korea Future Initiative = kfi"),
    ("Human Rights Watch China", "Human Rights Watch = hrw | China = china"),
    ("Researchers at the Global Rights Compliance group said", "Global Rights Compliance = grc"),
    ("the Council on Foreign Relations", "Council on Foreign Relations = ?"),
    ("the Roe Foundation, in Paris", "Roe Foundation = ?"),
]

# A longer name, registered or not, is not the registered one inside it.
LONGER = [
    ("The Ohio River State Department of Health", "Ohio River State Department of Health = ?"),
    ("Utah Department of State Parks Services", "Utah Department of State Parks Services = ?"),
    ("the UN Office on Salt and Light", "UN Office on Salt and Light = ?"),
    ("the United Nations University said", "United Nations University = ?"),
    ("UN Women said", "UN Women = ?"),
    ("UN women said", "UN = un"),
    ("UN-Habitat built", "UN-Habitat = ?"),
    ("a UN-backed plan", "UN = un"),
    ("the UN-China talks", "UN = un | China = china"),
    ("the KFI Foundation", "KFI Foundation = ?"),
    ("UN officials said", "UN = un"),
    ("a UN report", "UN = un"),
    ("In New York Human Rights Watch said", "Human Rights Watch = hrw"),
    ("Jo Marwick of Human Rights Watch said", "Human Rights Watch = hrw"),
    (
        "the Commissioner for Human Rights of the Council of Europe",
        "Commissioner for Human Rights of the Council of Europe = ?",
    ),
    ("Human Rights of the Council", "Human Rights of the Council = ?"),
    ("the Union of Salt, Iron and Timber Workers met", "Union of Salt, Iron and Timber Workers = ?"),
    ("the Ministry of Health, Labour and Welfare", "Ministry of Health, Labour and Welfare = ?"),
    ("the University of Leeds, Paris and London", "University of Leeds = ?"),
    ("the Bank of England, Barclays and Lloyds", "Bank of England = ?"),
    ("Towns Fear As Council Cuts Bite", ""),
    ("Tenants of College Road met", ""),
    ("Residents of Union Street say", ""),
]

# Names that only a verb or a phrase of credit tells.
STRANGERS = [
    ("according to Radio Free Asia", "Radio Free Asia = ?"),
    ("according to Walk Free", "Walk Free = ?"),
    ("Global Witness", ""),
    ("Global Witness found", "Global Witness = ?"),
    ("Jane Roe found", ""),
    ("according to Jane Roe", ""),
    ("Save the Otters and Walk Free said", "Walk Free = ?"),
    ("in Jilin, Liaoning and Heilong, says Human Rights Watch", "Human Rights Watch = hrw"),
    ("Residents said", ""),
]

ROWS = REGISTERED + MISSPELT + NOT_MISSPELT + ACRONYMS + SHAPES + PROSE + LONGER + STRANGERS


# Known and open: what the finder ought to see and does not.
OPEN = [
    ("Humans Right Watch", "Humans Right Watch = hrw misspelt hrw"),  # two words are wrong
    ("HumanRights Watch", "HumanRights Watch = hrw misspelt hrw"),  # two words written as one
]


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[text for text, _ in OPEN])
@pytest.mark.xfail(strict=True, reason="known and open")
def test_open_cases(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_table_is_large() -> None:
    assert len(ROWS) >= 80


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:60] for text, _ in ROWS])
def test_finds_names(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_tells_a_british_spelling_that_is_listed_as_wrong() -> None:
    finder = NameFinder([Organisation("x", "Border Center", wrong=("Border Centre",))], ())
    assert shown("Border Centre and Border Center", finder) == "Border Centre = x misspelt x | Border Center = x"


def test_tells_a_wrong_form_that_differs_in_capitals_alone() -> None:
    finder = NameFinder([Organisation("x", "iNews", wrong=("Inews",))], ())
    assert shown("Inews and iNews", finder) == "Inews = x misspelt x | iNews = x"


COMMON = NameFinder([Organisation("x", "Grove College", aliases=("Lantern",))], NOUNS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the essay in Lantern said", "Lantern = x"),
        ("Lantern said", "Lantern = x"),
        ("Lantern's report", "Lantern = x"),
        ("Lantern researchers found", "Lantern = x"),
        ("Lantern makers say", ""),
        ("A Lantern on the road", ""),
        ("Lantern Street is near", ""),
        ("a lantern", ""),
    ],
)
def test_an_alias_that_is_a_common_word_needs_its_place(text: str, expected: str) -> None:
    assert shown(text, COMMON) == expected


SHORT = NameFinder(
    [
        Organisation("courier", "Eastgate Courier"),
        Organisation("trust", "Eastgate Housing Trust"),
        Organisation("union", "Eastgate Tenants' Union"),
        Organisation("rail", "Rail Workers' Union"),
        Organisation("office", "Office of Boats"),
    ],
    ("trust", "union", "office"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to the Courier, rents rose.", "Courier = courier"),
        ("The Courier wrote that rents rose.", "Courier = courier"),
        ("The Courier's figures show it.", "Courier = courier"),
        ("Rents rose, the Trust says.", ""),
        ("The Housing Trust says so.", "Housing Trust = trust"),
        ("According to the Tenants' Union, rents rose.", "Tenants' Union = union"),
        ("According to the Union, rents rose.", ""),
        (
            "The Rail Workers' Union met. According to the Union, rents rose.",
            "Rail Workers' Union = rail | Union = rail",
        ),
        (
            "The Westgate Housing Trust met. According to the Trust, rents rose.",
            "Westgate Housing Trust = ?",
        ),
        (
            "The Rail Workers' Union met the Eastgate Tenants' Union. The Union said so.",
            "Rail Workers' Union = rail | Eastgate Tenants' Union = union",
        ),
        ("According to the courier, rents rose.", ""),
        ("According to the Gazette, rents rose.", "Gazette = ?"),
        ("A Courier was late.", ""),
        ("The Trust of Westgate Boats says so.", "Trust of Westgate Boats = ?"),
        ("The Courier Cup was won.", ""),
        ("The Boats were late.", ""),
    ],
)
def test_the_last_words_of_a_name_mean_the_one_body_that_ends_so(text: str, expected: str) -> None:
    assert shown(text, SHORT) == expected


def test_works_without_a_registry() -> None:
    assert (
        shown("the Border Institute (BI)", NameFinder((), NOUNS)) == "Border Institute = ? | BI = ? (Border Institute)"
    )
    assert shown("the Border Institute (BI)", NameFinder((), ())) == "Border Institute = ? | BI = ? (Border Institute)"


_PIECES = st.sampled_from(
    "the of and for United Nations UN KFI UNHRC ( ) , . - ’s 's & Korea Korean Future Initiative Human Rights Watch "
    "Council Committee Ministry Institute (KFI) (UNHRC) Women's é U.N. 2019 report said The \u0301".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=24), st.sampled_from(["", " ", " ", "\n"]))
def test_mentions_stand_in_order_and_never_overlap(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    mentions = FINDER.find(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(mentions))
    assert all(mention.text == text[mention.span.start : mention.span.end] != "" for mention in mentions)


@pytest.mark.parametrize(
    "piece",
    "Korea |Ministry of |United |(KFI) |Korea Future Initiative (KFI) |the |A.|'s |’|(|& |Institute and |Council (CX) |"
    "U.S|é|Ministry\n|a |Korean Future Initiative, |X (|KFI (KFI (|Ab-".split("|"),
)
def test_steps_grow_with_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (2_000, 8_000))
    FINDER.find(short)
    assert lines_run(lambda: FINDER.find(long)) <= 5 * lines_run(lambda: FINDER.find(short)) + 200


def test_costs_the_same_with_many_names() -> None:
    chance = random.Random(7)
    syllables = ["bar", "len", "tor", "mis", "kan", "del", "ro", "sha", "vin", "gul", "pe", "zim", "hal", "ny", "co"]

    def word() -> str:
        return "".join(chance.choices(syllables, k=3)).capitalize()

    nouns = ["Institute", "Centre", "Ministry", "Council", "Foundation"]
    names = [f"{chance.choice(nouns)} for {word()} {word()}" for _ in range(20_000)]
    many = [Organisation(f"o{index}", name) for index, name in enumerate(names)]
    text = " ".join(
        f"In 2019 the {chance.choice(names)} said that 60 per cent of the women who had left were counted, and the "
        f"{chance.choice(nouns)} for {word()} {word()} agreed that the number had grown."
        for _ in range(150)
    )
    large, few = NameFinder(many, NOUNS), NameFinder(many[:100], NOUNS)
    large.find(text), few.find(text)
    assert lines_run(lambda: large.find(text)) < 3 * lines_run(lambda: few.find(text))
    found = large.find(f"the {names[5]} and the {names[19_999]}")
    assert [mention.text for mention in found] == [names[5], names[19_999]]
