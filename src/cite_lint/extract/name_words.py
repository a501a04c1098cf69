"""Words as names are made of them: written form, spelling-blind key, and the gaps between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

# U.N. and U.S. are one word; an apostrophe inside a word belongs to it; & stands for "and".
_WORD = re.compile(r"([A-Z](?:\.[A-Z])+(?![^\W_])\.?|[^\W_]+(?:['’][^\W_]+)*|&)")
# The same where letters carry separate combining accents, which are no word characters.
_MARKED_WORD = re.compile(r"([A-Z](?:\.[A-Z])+(?![^\W_])\.?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’][^\W_]+)*|&)")
_MARK = re.compile(r"[\u0300-\u036f]")

# Spellings that differ between British and American English, brought to one form. Both sides of a comparison pass
# through here, so that a word it does not fit ("promise") does no harm.
_BRITISH = re.compile(
    r"""
      (?P<tre>(?<=[a-z]{2})tre(?=s?$))                                  # centre, theatres
    | (?P<our>(?<=lab|hon|col|fav|rum)our|(?<=harb)our|(?<=neighb)our|(?<=behavi)our)
    | (?P<ise>(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)$))
    | (?P<ence>(?<=def|off|lic)ence(?=s?$))                             # defence, licences
    | (?P<gramme>(?<=pro)gramme(?=s?$))
    """,
    re.VERBOSE,
)
_AMERICAN = {"tre": "ter", "our": "or", "ise": "iz", "ence": "ense", "gramme": "gram"}


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string."""
    return frozenset(words.split())


# Verbs by which a body without a noun in its name is known to be one; what it says is read elsewhere.
TELLS = word_set(
    "say says said saying estimate estimates estimated find finds found put puts count counts counted record records"
    " recorded report reports reported document documents documented claim claims claimed reckon reckons reckoned"
    " calculate calculates calculated warn warns warned believe believes believed show shows showed shown suggest"
    " suggests suggested reveal reveals revealed state states stated note notes noted announce announces announced"
    " conclude concludes concluded list lists listed log logs logged track tracks tracked register registers registered"
    " tally tallies tallied identify identifies identified add adds added argue argues argued told tells allege alleges"
    " alleged confirm confirms confirmed publish publishes published write writes wrote think thinks polled measured"
)
# What a body is called before its name.
CALLED = word_set(
    "charity ngo nonprofit pollster pollsters watchdog newspaper paper daily weekly broadcaster magazine website firm"
    " company thinktank network coalition consultancy insurer retailer startup lender publisher tabloid"
)
# Words that stand in names of bodies, and hardly in persons'.
BODY_WORDS = word_set(
    "free first now witness action aid watch global world national international human rights women children child save"
    " open fair clean care relief legal media data health housing homes food water earth ocean oceans wild animal animals"
    " peace labor workers refugees migrants citizens people without sans borders beyond against public community"
    " communities united stop end act join together forward future crown estate statistics research policy economics"
    " energy climate transparency liberty freedom equality equal justice truth lives farmers tenants students news"
    " online group holdings industries systems solutions partners capital motors airlines airways telecom"
    " médecins secours internationalis red cross crescent llp plc inc ltd"
)
# Bodies known by one word that could be anything by its shape.
FAMOUS = word_set(
    "oxfam greenpeace amnesty reuters bloomberg gallup ipsos yougov eurostat interpol europol frontex caritas"
    " wikipedia deloitte nielsen comres survation opinium savanta interfax xinhua yonhap afrobarometer"
)
# Capitalised words that are never a body by themselves: people, places whose rulers speak, times, headings.
NOT_BODIES = word_set(
    "english french dutch british american german italian spanish russian chinese japanese european african asian"
    " arab greek swiss danish swedish norwegian finnish polish czech thai irish scottish welsh turkish iranian iraqi"
    " indian pakistani israeli palestinian canadian mexican brazilian australian christian christians muslim muslims"
    " jewish jews hindu hindus catholic catholics protestants buddhists western eastern northern southern"
    " afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus"
    " belgium benin bhutan bolivia bosnia botswana brazil britain england scotland wales ireland brunei bulgaria burma"
    " burundi cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt eritrea"
    " estonia ethiopia europe africa asia america finland france gabon gambia georgia germany ghana greece guatemala"
    " guinea haiti honduras hungary iceland india indonesia iran iraq israel italy jamaica japan jordan kazakhstan kenya"
    " kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg madagascar malawi"
    " malaysia mali malta mauritania mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal"
    " netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal"
    " qatar romania russia rwanda senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria"
    " taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela"
    " vietnam yemen zambia zimbabwe york london paris berlin moscow washington beijing tokyo seoul pyongyang brussels"
    " geneva madrid rome kyiv delhi canberra ottawa dublin edinburgh cardiff belfast manchester leeds tehran ankara"
    " cairo jerusalem baghdad damascus kabul islamabad nairobi lagos pretoria hanoi bangkok manila jakarta"
    " government parliament president minister ministers prime court police army congress senate council ministry church"
    " nobody everybody somebody everyone someone anybody anyone none neither others people women men evidence research"
    " history experience legend tradition rumour rumor god law science it he she they we you who nothing something"
    " everything critics respondents data poll polls survey surveys study studies report reports figures results"
    " statistics number numbers today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday"
    " spring summer autumn winter chapter table figure section part appendix note internet parties state management"
    " staff youth mum dad opposition treasury bible koran constitution supreme leader authorities officials"
    " researchers experts analysts activists witnesses survivors victims residents tenants landlords farmers doctors"
    " nurses teachers prosecutors lawyers lawmakers campaigners economists scientists charity charities media"
    " white black young old rich poor most many few several half some all more less another both each"
)
# Common first and last names: alone, or at the head of a name, they are a person's.
GIVEN = word_set(
    "anna ana anne ann mary maria marie sarah emma laura jane john james robert michael william david richard joseph"
    " thomas charles daniel matthew mark paul peter andrew george kevin brian edward jason jeffrey ryan jacob gary eric"
    " jonathan stephen steven larry scott benjamin samuel gregory frank alexander patrick jack dennis jerry tyler aaron"
    " henry adam nathan zachary kyle walter ethan jeremy harold keith christian roger noah carl terry sean austin arthur"
    " jesse joe billy bruce ralph roy louis philip bobby johnny linda barbara elizabeth jennifer susan margaret jessica"
    " karen nancy lisa betty dorothy sandra ashley kimberly donna emily michelle carol amanda melissa deborah stephanie"
    " rebecca sharon cynthia kathleen amy angela shirley brenda pamela nicole helen samantha katherine christine debra"
    " rachel carolyn janet catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan"
    " evelyn judith hannah alice julia grace sofia sophie sophia lucy ella eva ivan igor ahmed ali mohammed muhammad"
    " omar hassan fatima aisha wei li kim park min ji jung lee chen wang zhang liu mei yuki hiro jose juan carlos luis"
    " pedro miguel pablo marta elena olga irina natasha nina lena ingrid lars sven erik hans karl klaus pierre jean luc"
    " tom tim jim bob bill ben sam dan steve mike nick chris alex kate katie liz meg maren tess rosa clara martha"
)
SURNAMES = word_set(
    "smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green"
    " hall wood jackson clarke clark harris lewis turner hill cooper ward morris moore king watson baker harrison morgan"
    " patel young allen mitchell anderson phillips lee bell parker davis bennett miller cook shaw cox richardson carter"
    " collins marshall bailey gray grey adams hughes edwards price murphy kelly khan singh ahmed kim park choi jung kang"
    " cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong wang li zhang liu chen yang huang zhao wu zhou xu"
    " sun ma zhu hu guo he lin gao luo garcia martinez rodriguez lopez gonzalez hernandez perez sanchez silva santos"
    " nguyen tran pham ivanov petrov muller schmidt schneider fischer weber meyer wagner becker hoffmann rossi russo"
    " ferrari bianchi dubois martin bernard petit durand moreau tanaka suzuki sato watanabe cohen levy reid ross murray"
    " stewart graham hamilton campbell scott kennedy burns holt oakes hunt fox stone webb ford mason rose knight foster"
    " palmer barnes chapman mills rogers stevens hart grant marsh lane doyle walsh byrne ryan o'brien o'neill sullivan"
)
# Before a name whose owner does not speak here.
_OUTSIDERS = (
    r"critics?|opponents?|rivals?|donors?|supporters?|detractors?|enem(?:y|ies)|competitors?|customers?|clients?"
    r"|tenants|residents|patients|readers|users|visitors|backers|funders|allies|victims|suppliers?|neighbours?|neighbors?"
)
DISOWNED = re.compile(
    rf"""(?<!\w)(?:
        (?:{_OUTSIDERS})\s+(?:of|to|at|in|with)                     # critics of X say
      | (?:despite|contrary\s+to|unlike|regardless\s+of)\s+what    # despite what X found
      | whatever
    )\s+(?:the\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
CONNECTORS = frozenset("of for and the on in to a an against de du des la le et y".split())
_PLAIN_GAPS = frozenset((" ", "-", "\n", "‑", "–", "/", "."))
_GAP = re.compile(r"[^\S\n]{0,8}\n?[^\S\n]{0,8}|[^\S\n]?[-‐‑–/][^\S\n]?")
_COMMA = re.compile(r",[^\S\n]{0,8}\n?[^\S\n]{0,8}")
_KNOWN_FORMS = 50_000


class Form(NamedTuple):  # made three times as fast as a dataclass
    """One word as written, with what it is compared by.

    `plain` is its lower case, `loose` that in American spelling; `base` is `loose` without a possessive ending, whose
    length is `tail`. Dots of abbreviations are gone from all of them.
    """

    written: str
    plain: str
    loose: str
    base: str
    tail: int
    capital: bool
    connector: bool

    @property
    def acronym(self) -> bool:
        """Two or more capitals and nothing small but a plural s: UN, NGOs."""
        letters = self.written.removesuffix("s")
        return len(letters) > 1 and letters.isupper()


def make_form(raw: str) -> Form:
    """Return the form of a raw word."""
    if raw.isascii() and raw.isalpha():  # most words, and nothing to take from them
        plain = raw.lower()
        loose = spelling(plain)
        return Form(raw, plain, loose, loose, 0, raw[0].isupper(), plain in CONNECTORS)
    dotted = "." in raw
    written = raw.replace(".", "") if dotted else raw
    plain = "and" if raw == "&" else unicodedata.normalize("NFC", written).casefold().replace("’", "'")
    base = plain.removesuffix("'s")
    loose = spelling(plain)
    return Form(
        written=written[: len(written) - (len(plain) - len(base))],
        plain=plain,
        loose=loose,
        base=loose if base == plain else spelling(base),
        tail=len(plain) - len(base),
        capital=written[0].isupper() or written[0].isdecimal(),
        connector=base in CONNECTORS,
    )


def spelling(word: str) -> str:
    """Return a lower-case word in American spelling: centre -> center, organisation -> organization."""
    if not ("is" in word or "our" in word or "ence" in word or "tre" in word or "gramme" in word):
        return word  # a look that spares the search
    return _BRITISH.sub(lambda match: _AMERICAN[match.lastgroup or ""], word)


class Words:
    """The words of a text: parallel lists of forms and offsets, the possessive ending inside the end."""

    __slots__ = ("ends", "forms", "starts", "text")

    def __init__(self, text: str, known: dict[str, Form]) -> None:
        self.text = text
        pattern = _MARKED_WORD if _MARK.search(text) else _WORD
        pieces = pattern.split(text)  # a gap, a word, a gap, a word ... a gap
        borders = list(accumulate(map(len, pieces)))
        self.starts, self.ends = borders[:-1:2], borders[1::2]
        raws = pieces[1::2]
        if len(known) < _KNOWN_FORMS:
            known.update((raw, make_form(raw)) for raw in set(raws).difference(known))
        self.forms: list[Form] = [known.get(raw) or make_form(raw) for raw in raws]

    def __len__(self) -> int:
        return len(self.forms)

    def base_end(self, index: int) -> int:
        """Return where a word ends without its possessive."""
        return self.ends[index] - self.forms[index].tail

    def joined(self, index: int, comma: bool = False) -> bool:
        """Tell whether a word and the next one can be parts of one name; `comma` admits a comma between them."""
        if index + 1 >= len(self.forms):
            return False
        start, end = self.ends[index], self.starts[index + 1]
        gap = self.text[start : min(end, start + 20)]
        if end - start > 20 or gap.count("\n") > 1:
            return False
        if gap in _PLAIN_GAPS or _GAP.fullmatch(gap):
            return bool(gap) or self.forms[index].plain == "and" or self.forms[index + 1].plain == "and"
        if gap in ("' ", "’ "):  # "Workers' Party"
            return self.forms[index].plain.endswith("s")
        if gap in (". ", ".\n"):  # "St. John", never the end of a sentence
            return len(self.forms[index].written) == 2 and self.forms[index].capital
        return comma and _COMMA.fullmatch(gap) is not None

    def run_from(self, index: int, longest: int, comma: bool) -> Iterator[int]:
        """Yield the index of each word up to which the words from `index` on hang together, at most `longest` words."""
        for last in range(index, min(index + longest, len(self.forms))):
            yield last
            if not self.joined(last, comma):
                return
