"""The way out: the export menu, the study file, and the format in which charts are saved.

Each file is made when it is asked for. Its name tells its study, in letters that every file system takes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from analysis.ids import slug
from analysis.study import Study, study_toml
from dashboard import own
from dashboard.link import View
from dashboard.story import Story

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.frame import Frame
    from reporting.blocks import Report

_TABLE, _SHEET = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD, _ZIP = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/zip"
_NOTEBOOK = "application/x-ipynb+json"


def image_format() -> str:
    """The format in which charts are saved: "svg" or "png"."""
    return str(st.session_state.get("x_format") or "svg")


def show(frame: Frame) -> None:
    """The export menu."""
    name = slug(frame.study.title)
    with st.popover("Export", key="export"):
        table = st.selectbox("Table", list(frame.tables), key="x_table", format_func=lambda n: n.replace("_", " "))
        label = f"{table.replace('_', ' ').capitalize()} (CSV)"
        _button("csv", label, lambda: _csv(frame, table), f"{name}-{table}.csv", _TABLE)
        with _group("All tables"):
            _button("xlsx", "Excel (XLSX)", lambda: _xlsx(frame), f"{name}-tables.xlsx", _SHEET)
            _button("zip", "CSV (ZIP)", lambda: tables_zip(frame), f"{name}-tables.zip", _ZIP)
        with _group("Report on all of the study"):
            _button("html", "Web page (HTML)", lambda: _html(frame), f"{name}-report.html", "text/html")
            _button("docx", "Word (DOCX)", lambda: _word(frame), f"{name}-report.docx", _WORD)
        form = st.segmented_control(
            "Save charts as",
            ["svg", "png"],
            default="svg",
            required=True,
            key="x_format",
            format_func=str.upper,
            persist_state="session",
            help="Each chart has a camera button at its upper right.",
        )
        _button("charts", "All charts (ZIP)", lambda: _pictures(frame, form), f"{name}-charts-{form}.zip", _ZIP)
        with _group("The study, to go on elsewhere"):
            _button("bundle", "Study bundle (ZIP)", lambda: _bundle(frame), bundle_name(frame.study), _ZIP)
            _button("notebook", "Notebook (IPYNB)", lambda: _notebook(frame), f"{name}.ipynb", _NOTEBOOK)


def study_file(study: Study, key: str) -> None:
    """A button for the study file: title, targets, codebook and corrections, without the articles."""
    st.download_button(
        "Download the study file (TOML)",
        data=lambda: study_toml(study).encode(),
        file_name=own.toml_name(study),
        mime="application/toml",
        on_click="ignore",
        key=key,
    )


def bundle_name(study: Study) -> str:
    """The file name of a study's bundle."""
    return f"{slug(study.title)}.parallax.zip"


def tables_zip(frame: Frame) -> bytes:
    """All tables as CSV in one archive."""
    from reporting.spreadsheets import csv_zip

    return csv_zip(frame.tables)


def _group(title: str) -> DeltaGenerator:
    st.caption(title)
    return st.container(horizontal=True, gap="small")


def _button(key: str, label: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(label, data=data, file_name=file_name, mime=mime, on_click="ignore", key=f"x_{key}")


def _csv(frame: Frame, table: str) -> bytes:
    from reporting.spreadsheets import csv_for_spreadsheets

    return csv_for_spreadsheets(frame.tables[table])


def _xlsx(frame: Frame) -> bytes:
    from reporting.spreadsheets import xlsx

    return xlsx(frame.tables, frame.analysis, frame.opened.fingerprint)


def _report(frame: Frame) -> Report:
    """The report on the whole study, whatever is switched off or chosen on the page."""
    from reporting.report import compose

    whole = Story(View(), frame.study_id, frame.study, frame.analysis, frame.tables, frame.cast, "light")
    return compose(whole, datetime.now(UTC).date().isoformat())


def _html(frame: Frame) -> bytes:
    from reporting.html import html

    return html(_report(frame)).encode()


def _word(frame: Frame) -> bytes:
    from reporting.word import word

    return word(_report(frame))


def _pictures(frame: Frame, form: str) -> bytes:
    from reporting.pictures import pictures

    return pictures(_report(frame), form)


def _bundle(frame: Frame) -> bytes:
    from analysis.bundle import write

    return write(frame.study, frame.analysis)


def _notebook(frame: Frame) -> bytes:
    from reporting.notebook import notebook

    return notebook(frame.study, bundle_name(frame.study))
