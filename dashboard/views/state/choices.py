"""The State: the choices of a reader on an indicator page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.model.records import Indicator

NO_COMPARISON = "none"
NO_SPLIT = ""
PUBLISHER = "publisher"
"""The split that shows the same figures of several publishers."""

VIEWS = ("chart", "table")
GROUP_SIGN = "."
"""Between two groups in an address."""


@dataclass(frozen=True, kw_only=True)
class State:
    """The choices of a reader on the page of one indicator.

    `codes` are pairs of dimension and code, `first` and `last` the shown years, `view` is one of VIEWS, `edition` and
    `compare` are `publisher/edition` (or NO_COMPARISON). `split` is a dimension or PUBLISHER (or NO_SPLIT) and `groups`
    are codes of it that are shown side by side; empty for `split.default_groups`.
    """

    indicator: str
    unit: str
    edition: str
    compare: str = NO_COMPARISON
    codes: tuple[tuple[str, str], ...] = ()
    first: int
    last: int
    view: str = "chart"
    split: str = NO_SPLIT
    groups: tuple[str, ...] = ()

    def where(self, indicator: Indicator) -> dict[str, str]:
        """The codes by dimension: those chosen, and those that the indicator fixes."""
        return {**dict(self.codes), **indicator.where}

    @property
    def period(self) -> str:
        """The shown years as one period, `2019` or `2015/2019`."""
        return period_key(self.first, self.last)

    def with_choice(self, name: str, value: str) -> State:
        """A new State with one filter (a field, `period` or a dimension) set to `value`, which must be allowed.

        Another split begins with its default groups.
        """
        if name == "period":
            first, _, last = value.partition("/")
            return replace(self, first=int(first), last=int(last or first))
        if name == "groups":
            return replace(self, groups=tuple(value.split(GROUP_SIGN)))
        if name == "split":
            return replace(self, split=value, groups=())
        if name in {"unit", "edition", "compare", "view"}:
            return replace(self, **{name: value})  # type: ignore[arg-type]
        return replace(self, codes=tuple((d, value if d == name else c) for d, c in self.codes))


def period_key(first: int, last: int) -> str:
    """A period in the format of the data: `2019` or `2015/2019`."""
    return f"{first}/{last}" if last > first else str(first)
