"""Which division a name means, by itself, with the names before it, or by the text it stands in."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from vocabulary.district_table import District, called, coded, named
from vocabulary.district_tree import by_code, within

Evidence = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: as `record`, which had it at some time, so as `district` of today.

    `standing` orders the readings: full names before short ones, and of each those in use before those given up.
    """

    record: District
    district: District
    standing: int


Readings = tuple[Reading, ...]


def candidates(name: str) -> tuple[District, ...]:
    """All divisions known by this full name, former name or short name, full names first; 江北区 has two."""
    return _districts(_readings(name))


def resolve(name: str, context: str = "") -> District | None:
    """The division meant by a name such as 江津区, 江津, 重庆市江津区 or 江津市; None where it may be several.

    A name that is shared is decided by the context, a text or another name: by the provinces and cities named there
    that one reading lies in and the others do not, and before all by one that stands right before the name. A context
    that speaks for several leaves it open, so a title is a better one than a whole text. Without a word from the
    context a full name comes before a short one, and one in use before one given up.
    """
    name, context = "".join(name.split()), "".join(context.split())
    for start in range(len(name) - 1):
        own, before = name[start:], name[:start]
        found = tuple(r for r in _readings(own) if _spells(before, names_above(r.record)))
        if found:
            return _decide(found, own, context)
    return None


def _readings(name: str) -> Readings:
    full = [Reading(record, _today(record), 0 if record.current else 1) for record in named(name)]
    short = [Reading(record, _today(record), 2 if record.current else 3) for record in called(name)]
    return tuple(sorted(full + short, key=lambda reading: reading.standing))


def _today(record: District) -> District:
    """What there is of a division today; itself, in its last form, where that is not one division."""
    if len(record.heirs) == 1:
        return by_code(record.heirs[0]) or record
    forms = [form for form in named(record.name) if form.code[:2] == record.code[:2] and form.heirs == record.heirs]
    return max(forms, key=lambda form: form.until or 0)


def _districts(found: Iterable[Reading]) -> tuple[District, ...]:
    return tuple(dict.fromkeys(reading.district for reading in found))


def _decide(found: Readings, name: str, context: str) -> District | None:
    found = _supported(found, lambda reading: _right_before(name, reading, context))
    found = _supported(found, lambda reading: _places_told(name, reading, context))
    for choose in (_best_standing, _of_today, _provinces, _containers):
        found = choose(found) or found
    districts = _districts(found)
    return districts[0] if len(districts) == 1 else None


def _supported(found: Readings, evidence: Callable[[Reading], Evidence]) -> Readings:
    """Those that have all the evidence of any other and more; all, where there is none."""
    speaks: dict[District, Evidence] = {}
    for reading in found:
        speaks[reading.district] = speaks.get(reading.district, frozenset()) | evidence(reading)
    best = {d for d, own in speaks.items() if own and not any(own < other for other in speaks.values())}
    return tuple(reading for reading in found if reading.district in best) or found


def _right_before(name: str, reading: Reading, context: str) -> Evidence:
    return frozenset({True} if any(above + name in context for above in names_above(reading.record)) else ())


def _places_told(name: str, reading: Reading, context: str) -> Evidence:
    """The divisions above a reading that the context names, and its own where it says more than the name to be read."""
    places = (reading.record, *_above(reading.record))
    told = (place for place in places if any(known in context and known not in name for known in _names(place)))
    return frozenset(heir for place in told for heir in place.heirs)


def _best_standing(found: Readings) -> Readings:
    return tuple(reading for reading in found if reading.standing == found[0].standing)


def _of_today(found: Readings) -> Readings:
    """What goes on under another name before what is gone."""
    return tuple(reading for reading in found if reading.district.current)


def _provinces(found: Readings) -> Readings:
    """河北 for short is the province and not the district of 天津."""
    return tuple(reading for reading in found if reading.district.level == "province")


def _containers(found: Readings) -> Readings:
    """长沙 for short is the city and not the county in it."""
    districts = _districts(found)
    return tuple(r for r in found if all(within(other.code, r.district.code) for other in districts))


def _above(record: District) -> Iterator[District]:
    """Whatever stood at the codes above, of today and before."""
    parent = record.parent
    while parent:
        yield from coded(parent)
        parent = parent[:2] + "0000" if parent[2:] != "0000" else None


def _names(district: District) -> tuple[str, ...]:
    return (district.name, *district.aliases)


def names_above(record: District) -> frozenset[str]:
    return frozenset(name for place in _above(record) for name in _names(place))


def _spells(text: str, names: frozenset[str]) -> bool:
    """Whether the text is nothing but these names, one after the other: 江苏省南京市."""
    return not text or any(text.startswith(name) and _spells(text[len(name) :], names) for name in names)
