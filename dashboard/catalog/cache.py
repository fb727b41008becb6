"""Cache the result of a function of a Catalog for as long as that Catalog is in use.

Why: a server that takes up new tables makes a new Catalog; a cache of the process would keep every old one alive.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from dashboard.catalog.catalog import Catalog

P = ParamSpec("P")
R = TypeVar("R")


def cached_in_catalog(
    *, maxsize: int
) -> Callable[[Callable[Concatenate[Catalog, P], R]], Callable[Concatenate[Catalog, P], R]]:
    """Decorator: the results for the last `maxsize` other arguments are kept in the Catalog, the first argument.

    Arguments must be hashable. Two threads may compute the same result at the same time.
    """

    def decorate(function: Callable[Concatenate[Catalog, P], R]) -> Callable[Concatenate[Catalog, P], R]:
        @wraps(function)
        def cached(catalog: Catalog, /, *args: P.args, **kwargs: P.kwargs) -> R:
            cache = catalog.caches.get(function)
            if cache is None:
                cache = catalog.caches.setdefault(function, lru_cache(maxsize)(partial(function, catalog)))
            return cast("Callable[P, R]", cache)(*args, **kwargs)

        return cached

    return decorate
