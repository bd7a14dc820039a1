"""The dashboard where many visit it: `streamlit run serve.py`. As app.py, with health routes, headers and a log."""

import sys

import streamlit as st
from starlette.middleware import Middleware

import settings
from hosting import health, logs
from hosting.headers import SecurityHeaders
from hosting.requests import Requests

try:
    settings.check()
except settings.SettingError as error:
    sys.exit(str(error))
if settings.LOG.value == "json":
    logs.set_up()

app = st.App("app.py", routes=health.routes(), middleware=[Middleware(SecurityHeaders), Middleware(Requests)])
