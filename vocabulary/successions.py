"""What became of each division: worked out from yearly lists that give only codes and names.

A list says that 500381 江津市 is gone and 500116 江津区 is new; that one became the other is inferred here, by rules
tried in order, surest first. What they cannot see (崇文区 went to 东城区) or would see wrongly is told by hand, and
what is told comes before what is inferred.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from vocabulary.short_names import stem

Named = tuple[str, str]
"""A code with the name it stands for."""


@dataclass(frozen=True)
class Edition:
    """The divisions in force at the end of a year, or later in it."""

    year: int
    divisions: frozenset[Named]


@dataclass(frozen=True)
class Fate:
    """What a division became: the `same` one under a new code or name, or parts of others."""

    heirs: tuple[Named, ...]
    same: bool


HEIRS_OF_PROVINCES = {"51": ("51", "50"), "44": ("44", "46")}
"""重庆 was cut out of 四川 in 1997, 海南 out of 广东 in 1988."""


def level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


class Turn:
    """The step from one edition to the next: who is gone, who is new, and who became whom as far as found."""

    def __init__(self, before: Edition, after: Edition, told: dict[Named, Fate]) -> None:
        self.gone = sorted(before.divisions - after.divisions)
        self.new = after.divisions - before.divisions
        self.standing = after.divisions & before.divisions
        self.fates = {named: told[named] for named in self.gone if named in told}
        self.taken = {heir for fate in self.fates.values() if fate.same for heir in fate.heirs}

    def run(self) -> dict[Named, Fate]:
        """Cities before counties, as a county's rules ask what became of its city."""
        for depth in (0, 1, 2):
            for rule, same in RULES:
                self.apply(rule, same, [named for named in self.gone if level(named[0]) == depth])
        return self.fates

    def apply(self, rule: "Rule", same: bool, gone: Iterable[Named]) -> None:
        for named in gone:
            heir = None if named in self.fates else rule(self, named)
            if heir:
                self.settle(named, heir, same)

    def settle(self, named: Named, heir: Named, same: bool) -> None:
        self.fates[named] = Fate((heir,), same)
        self.taken.add(heir)

    def city(self, code: str) -> str:
        """The first four digits of the county's city in the later edition."""
        fate = next((fate for named, fate in self.fates.items() if named[0] == code[:4] + "00"), None)
        return fate.heirs[0][0][:4] if fate and fate.same else code[:4]

    def one(self, named: Named, pool: Iterable[Named], fits: Callable[[Named], bool]) -> Named | None:
        """The only fitting division of the same level in the same province, or the only one in the same city."""
        provinces = HEIRS_OF_PROVINCES.get(named[0][:2], (named[0][:2],))
        found = [n for n in pool if n[0][:2] in provinces and level(n[0]) == level(named[0]) and fits(n)]
        if len(found) > 1:
            found = [n for n in found if n[0][:4] == self.city(named[0])]
        return found[0] if len(found) == 1 else None

    def may_move(self, named: Named, heir: Named) -> bool:
        """A city's district stays in its city, unless that went to another province: 郊区 here and there are two."""
        same_place = heir[0][:4] == self.city(named[0]) or heir[0][:2] != named[0][:2]
        return same_place or level(named[0]) < 2 or not named[1].endswith("区")


Rule = Callable[[Turn, Named], Named | None]


def same_name_new_code(turn: Turn, named: Named) -> Named | None:
    """郊区 is in many cities, so it only goes on in its own; 邯山区 may be found wherever it is new."""
    may_be_anywhere = not set(stem(named[1])) <= set("东南西北中新城市郊")
    return turn.one(named, turn.new, lambda n: n[1] == named[1] and (may_be_anywhere or turn.may_move(named, n)))


def same_name_elsewhere(turn: Turn, named: Named) -> Named | None:
    return turn.one(named, turn.standing, lambda n: n[1] == named[1] and turn.may_move(named, n))


def same_stem(turn: Turn, named: Named) -> Named | None:
    return turn.one(named, turn.new - turn.taken, lambda n: stem(n[1]) == stem(named[1]) and turn.may_move(named, n))


def same_code_new_name(turn: Turn, named: Named) -> Named | None:
    return next((n for n in turn.new - turn.taken if n[0] == named[0]), None)


def stem_with_zhou(turn: Turn, named: Named) -> Named | None:
    """A county of one character gets 州 when it becomes a city or a district: 开县, 开州区."""
    wanted = stem(named[1]) + "州"
    return turn.one(named, turn.new - turn.taken, lambda n: len(wanted) == 2 and stem(n[1]) == wanted)


def raised_to_city(turn: Turn, named: Named) -> Named | None:
    """A county that became a city of the second level with nothing below it: 东莞县, 东莞市."""
    below = {n[0][:4] for n in turn.new | turn.standing if level(n[0]) == 2}
    fitting = [n for n in turn.new if level(n[0]) == 1 and n[0][:4] not in below and stem(n[1]) == stem(named[1])]
    return fitting[0] if len(fitting) == 1 and fitting[0][0][:2] == named[0][:2] else None


def only_one_left(turn: Turn, named: Named) -> Named | None:
    """Where one county of a city is gone without heir and one new there without ancestor, they are the same.

    What lies in a province directly, at codes such as 379004, has no city to narrow it down.
    """
    city = turn.city(named[0])
    if level(named[0]) < 2 or city.endswith("90"):
        return None
    lost = [n for n in turn.gone if level(n[0]) == 2 and n not in turn.fates and turn.city(n[0]) == city]
    found = [n for n in turn.new - turn.taken if level(n[0]) == 2 and n[0][:4] == city]
    return found[0] if len(lost) == len(found) == 1 else None


def raised_and_divided(turn: Turn, named: Named) -> Named | None:
    """A county-level city that gave its name to a city of the second level and its area to several districts of it."""
    fitting = [n for n in turn.new if level(n[0]) == 1 and n[0][:2] == named[0][:2] and n[1] == named[1]]
    return fitting[0] if len(fitting) == 1 else None


def joined_namesake(turn: Turn, named: Named) -> Named | None:
    return turn.one(named, turn.standing, lambda n: stem(n[1]) == stem(named[1]) and turn.may_move(named, n))


RULES: tuple[tuple[Rule, bool], ...] = (
    (same_name_new_code, True),
    (same_name_elsewhere, True),
    (same_stem, True),
    (same_code_new_name, True),
    (stem_with_zhou, True),
    (raised_to_city, True),
    (only_one_left, True),
    (joined_namesake, False),
    (raised_and_divided, False),
)
"""Each rule with whether the division it finds is the same one under another name, or one that took it in."""


def fates(editions: list[Edition], told: dict[Named, Fate]) -> dict[Named, Fate]:
    """What became of each division at the moment it was gone."""
    found: dict[Named, Fate] = {}
    for before, after in pairwise(editions):
        found |= Turn(before, after, told).run()
    return found


def present(named: Named, found: dict[Named, Fate], in_force: frozenset[Named]) -> Fate:
    """What there is of a division today: its fates followed to the end. No heirs where the trail is lost."""
    if named in in_force:
        return Fate((named,), same=True)
    fate = found.get(named, Fate((), same=False))
    ends = [present(heir, found, in_force) for heir in fate.heirs]
    heirs = tuple(sorted({heir for end in ends for heir in end.heirs}))
    return Fate(heirs, fate.same and len(heirs) == 1 and all(end.same for end in ends))
