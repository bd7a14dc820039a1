"""A record as a line of JSON: what is in it, and what never is."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import faults
from hosting.logs import REQUEST_ID, Lines

ROOT = Path(__file__).parents[2]
CANARY = "Quetzalcoatl"


def line(record: logging.LogRecord) -> dict:
    text = Lines().format(record)
    assert "\n" not in text
    return json.loads(text)


def made(name: str, message: object, *args: object, **more: object) -> logging.LogRecord:
    fault = more.pop("fault", None)
    found = logging.LogRecord(name, logging.WARNING, "/x/y.py", 7, message, args, fault, func="work")  # type: ignore[arg-type]
    found.__dict__.update(more)
    return found


def caught(error: Exception) -> tuple:
    try:
        raise error
    except type(error):
        return sys.exc_info()


def test_our_own_messages_are_written_in_full() -> None:
    said = line(made("dashboard.work", "An %s failed", "analysis", page="framing", seconds=0.5))
    assert said["message"] == "An analysis failed"
    assert (said["level"], said["logger"]) == ("warning", "dashboard.work")
    assert (said["page"], said["seconds"]) == ("framing", 0.5)
    assert said["time"].endswith("+00:00")


def test_of_the_server_only_the_template() -> None:
    said = line(made("uvicorn.error", '%s - "WebSocket %s" [accepted]', "1.2.3.4", f"/?study={CANARY}"))
    assert said["message"] == '%s - "WebSocket %s" [accepted]'


def test_of_others_who_may_quote_a_text_only_who_and_where() -> None:
    said = line(made("pypdf._reader", f"cannot read {CANARY}"))
    assert "message" not in said
    assert said["fault"] == ["/x/y.py:7 in work"]


@pytest.mark.parametrize("name", ["streamlit.error_util", "dashboard.frame", "pypdf"])
def test_a_fault_has_its_kind_and_place_and_no_message(name: str) -> None:
    said = line(made(name, "Uncaught app execution", fault=caught(ValueError(CANARY))))
    assert said["fault"][-1] == "ValueError"
    assert "test_logs.py" in said["fault"][-2]
    assert CANARY not in str(said)


def test_what_the_dashboards_filter_has_put_in_words_is_kept() -> None:
    record = made("dashboard.frame", "A page failed", fault=caught(ValueError(CANARY)))
    faults.logger("dashboard.frame").filter(record)
    said = line(record)
    assert said["fault"][-1] == "ValueError"
    assert CANARY not in str(said)


def test_the_request_in_hand_is_named() -> None:
    token = REQUEST_ID.set("0123456789abcdef")
    try:
        assert line(made("hosting.requests", "request"))["request"] == "0123456789abcdef"
    finally:
        REQUEST_ID.reset(token)


def test_what_nobody_catches_in_this_or_another_thread_is_a_line_too() -> None:
    code = f"""
import threading, warnings
from hosting import logs
logs.set_up()
from streamlit.logger import get_logger
get_logger("streamlit.made_later").warning("said to %s", "{CANARY}")
warnings.warn("{CANARY}")
def broken():
    raise ValueError("{CANARY}")
thread = threading.Thread(target=broken)
thread.start(), thread.join()
broken()
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 1
    said = [json.loads(text) for text in run.stderr.splitlines()]
    assert [one["logger"] for one in said] == ["streamlit.made_later", "py.warnings", "hosting.logs", "hosting.logs"]
    assert CANARY not in run.stderr + run.stdout
