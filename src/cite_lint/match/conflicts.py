"""Where the words of a claim speak of other people, or of another place, than an indicator."""

from __future__ import annotations

from cite_lint.match.context import NEAR, ClaimTerms
from cite_lint.match.profiles import PLACE_AXES, Profile
from cite_lint.match.vocabulary import Vocabulary
from cite_lint.model.explanation import Conflict
from cite_lint.model.registry import ConceptType, Kind


def conflicts(vocabulary: Vocabulary, terms: ClaimTerms, profile: Profile, counted: bool) -> tuple[Conflict, ...]:
    """Return where the words of the clause name another place, or those beside the figure other people.

    `counted` tells whether the indicator counts people or gives a share of them.
    """
    place = _place(vocabulary, terms, profile)
    sex = _sex(vocabulary, terms, profile) if counted else None
    base = _base(vocabulary, terms, profile) if profile.indicator.kind is Kind.SHARE else None
    return tuple(conflict for conflict in (place, sex, base) if conflict is not None)


def counts_others(vocabulary: Vocabulary, terms: ClaimTerms, profile: Profile) -> bool:
    """Tell whether those counted are named by another nation than the indicator's people: it is not about them."""
    people = profile.axes[ConceptType.NATIONALITY]
    if not people or not terms.nations:
        return False
    known = people | profile.axes[ConceptType.PLACE]
    return not any(vocabulary.related(nation, one) for nation in terms.nations for one in known)


def _place(vocabulary: Vocabulary, terms: ClaimTerms, profile: Profile) -> Conflict | None:
    places = frozenset(term for axis in PLACE_AXES for term in profile.axes[axis])
    said = {term for term in terms.located - terms.aside - terms.named if vocabulary.type_of(term) in PLACE_AXES}
    if not places or not said:
        return None
    if any(vocabulary.related(term, place) for term in said | (terms.sentence - terms.named) for place in places):
        return None
    return Conflict(ConceptType.PLACE, min(said), min(places))


def _sex(vocabulary: Vocabulary, terms: ClaimTerms, profile: Profile) -> Conflict | None:
    """Tell women from everybody, both ways, by the words right after the figure."""
    registered = profile.axes[ConceptType.SEX]
    near = {term for term in terms.base if vocabulary.type_of(term) is ConceptType.SEX}
    if not registered:
        narrower = sorted(term for term in near if not vocabulary.is_root(term))
        return Conflict(ConceptType.SEX, narrower[0], "people") if narrower and not profile.mixed else None
    if near:
        fits = any(term in registered or vocabulary.broader(term) & registered for term in near)
        return None if fits else Conflict(ConceptType.SEX, min(near), min(registered))
    if not any(vocabulary.type_of(term) is ConceptType.NATIONALITY for term in terms.base):
        return None
    others = [
        term
        for term in terms.sentence - registered
        if vocabulary.type_of(term) is ConceptType.SEX and not vocabulary.broader(term) & registered
    ]
    present = any(terms.weights.get(term, 0.0) >= NEAR for term in registered)
    if present and not others and not terms.universal:
        return None
    return Conflict(ConceptType.SEX, "people", min(registered))


def _base(vocabulary: Vocabulary, terms: ClaimTerms, profile: Profile) -> Conflict | None:
    """Tell a share "of all" from the share of those whom the indicator's population narrows down."""
    registered = profile.axes[ConceptType.CONDITION]
    if not terms.universal or not registered or not terms.base:
        return None
    if any(vocabulary.related(term, one) for term in terms.base for one in registered):
        return None
    return Conflict(ConceptType.CONDITION, "all of them", min(registered))
