"""The baskets of a server by their ids, which nobody can guess; those not looked at for hours are thrown away."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict

from dashboard.intake.basket import Basket

_KEPT = 60
_HOURS = 6.0

_lock = threading.Lock()
_baskets: OrderedDict[str, tuple[Basket, float]] = OrderedDict()


def new() -> Basket:
    """An empty basket."""
    basket = Basket(secrets.token_urlsafe(12))
    with _lock:
        _baskets[basket.basket_id] = basket, time.monotonic()
        _tidy()
    return basket


def find(basket_id: str | None) -> Basket | None:
    """The basket with this id, None where there is none (any more)."""
    with _lock:
        _tidy()
        found = _baskets.get(basket_id or "")
        if found is None:
            return None
        _baskets[found[0].basket_id] = found[0], time.monotonic()
        _baskets.move_to_end(found[0].basket_id)
        return found[0]


def drop(basket_id: str | None) -> None:
    """Throw a basket away."""
    with _lock:
        found = _baskets.pop(basket_id or "", None)
    if found is not None:
        found[0].stop()


def _tidy() -> None:
    latest = time.monotonic() - _HOURS * 3600
    while _baskets and (len(_baskets) > _KEPT or next(iter(_baskets.values()))[1] < latest):
        _, (basket, _) = _baskets.popitem(last=False)
        basket.stop()
