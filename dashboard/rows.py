"""Going through a table's rows. Pure: no streamlit here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples; their cells are what the table documents, which no type checker can know."""
    return iter(table.itertuples(index=False))


def keep(table: pd.DataFrame, wanted: Iterable[bool]) -> pd.DataFrame:
    """The rows for which `wanted`, one for each row, is true. (A plain list of none would choose columns.)"""
    import numpy as np

    return table[np.fromiter(wanted, dtype=bool, count=len(table))]
