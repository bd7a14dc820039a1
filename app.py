"""The dashboard: `streamlit run app.py`."""

import streamlit as st

from dashboard import navigation

st.set_page_config(page_title="Parallax", page_icon="static/favicon.png", layout="wide")
navigation.run()
