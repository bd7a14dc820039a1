"""The results that a snapshot holds: the analysis and its tables as they were, in one archive.

The tables are kept beside the analysis that they were made of, so that a later version's way of making them does not
change a snapshot.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.errors import StudyError
from analysis.types import Analysis
from studies import results

if TYPE_CHECKING:
    import pandas as pd

_ANALYSIS, _DTYPES, _TABLE = "analysis", "dtypes.json", ".parquet"


def dump(analysis: Analysis, tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Results as bytes."""
    buffer = io.BytesIO()
    dtypes = {name: {c: str(t) for c, t in table.dtypes.items()} for name, table in tables.items()}
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(_ANALYSIS), results.dump(analysis))
        archive.writestr(zipfile.ZipInfo(_DTYPES), json.dumps(dtypes))
        for name, table in tables.items():
            archive.writestr(zipfile.ZipInfo(name + _TABLE), _parquet(table))
    return buffer.getvalue()


def load(data: bytes) -> tuple[Analysis, dict[str, pd.DataFrame]]:
    """The results that `dump` was given. Raises `StudyError` where these bytes are none that this version can read."""
    import pandas as pd

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            analysis = results.load(archive.read(_ANALYSIS))
            tables = {
                name: _typed(pd.read_parquet(io.BytesIO(archive.read(name + _TABLE))), dtypes)
                for name, dtypes in json.loads(archive.read(_DTYPES)).items()
            }
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise StudyError(
            "The results of this snapshot cannot be read by this version of Parallax.",
            "Open it in the version that made it.",
        ) from None
    return analysis, tables


def _parquet(table: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.to_parquet(buffer, compression="zstd")
    return buffer.getvalue()


def _typed(table: pd.DataFrame, dtypes: Mapping[str, str]) -> pd.DataFrame:
    """The table with the types that it had: Parquet gives columns of objects back as text, and nothing as NaN."""
    for column, dtype in dtypes.items():
        if dtype == "object" and table[column].dtype != object:
            found = table[column].astype(object)
            table[column] = found.where(found.notna(), None)
    return table
