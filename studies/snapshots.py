"""The results that a snapshot holds: the analysis and its tables as they were, in one archive.

The tables are kept beside the analysis that they were made of, so that a later version's way of making them does not
change a snapshot.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.errors import StudyError
from analysis.types import Analysis
from studies import results

if TYPE_CHECKING:
    import pandas as pd

_ANALYSIS, _TABLE = "analysis", ".parquet"


def dump(analysis: Analysis, tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Results as bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(_ANALYSIS), results.dump(analysis))
        for name, table in tables.items():
            archive.writestr(zipfile.ZipInfo(name + _TABLE), _parquet(table))
    return buffer.getvalue()


def load(data: bytes) -> tuple[Analysis, dict[str, pd.DataFrame]]:
    """The results that `dump` was given. Raises `StudyError` where these bytes are none that this version can read."""
    import pandas as pd

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            analysis = results.load(archive.read(_ANALYSIS))
            names = [n for n in archive.namelist() if n.endswith(_TABLE)]
            tables = {n.removesuffix(_TABLE): pd.read_parquet(io.BytesIO(archive.read(n))) for n in names}
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
