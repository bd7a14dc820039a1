"""Downloads: each table as CSV, and the format in which charts are saved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.frame import Frame

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a text that begins so


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as UTF-8 CSV with a mark that tells spreadsheets so; texts that look like formulas get an apostrophe."""
    import pandas as pd

    safe = table.copy()
    for column in safe.columns[[not pd.api.types.is_numeric_dtype(dtype) for dtype in safe.dtypes]]:
        safe[column] = [
            f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value for value in safe[column]
        ]
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def zip_bytes(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """All tables as CSV in one archive; the same tables make the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", (1980, 1, 1, 0, 0, 0)), csv_bytes(table))
    return buffer.getvalue()


def image_format() -> str:
    """The format in which charts are saved: "svg" or "png"."""
    return str(st.session_state.get("x_format") or "svg")


def show(frame: Frame) -> None:
    """The export menu."""
    with st.popover("Export", key="export"):
        name = st.selectbox("Table", list(frame.tables), key="x_table", format_func=lambda n: n.replace("_", " "))
        st.download_button(
            f"Download {name.replace('_', ' ')} as CSV",
            data=lambda: csv_bytes(frame.tables[name]),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
            key="x_csv",
        )
        st.download_button(
            "Download all tables (ZIP)",
            data=lambda: zip_bytes(frame.tables),
            file_name="tables.zip",
            mime="application/zip",
            on_click="ignore",
            key="x_zip",
        )
        st.segmented_control(
            "Save charts as",
            ["svg", "png"],
            default="svg",
            required=True,
            key="x_format",
            format_func=str.upper,
            persist_state="session",
            help="Each chart has a camera button at its upper right.",
        )
