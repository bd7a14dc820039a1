"""Signing in by OpenID Connect: off unless `PARALLAX_SIGN_IN` is on and secrets.toml has an [auth] section.

With it, studies belong to whoever made them; links work for everybody as before.
"""

from __future__ import annotations

import streamlit as st

import settings
from analysis.errors import AnalysisError


def is_on() -> bool:
    """Whether people can sign in here. Raises `AnalysisError` where it is asked for and not set up."""
    if not settings.SIGN_IN.value:
        return False
    if not _has_secrets():
        raise AnalysisError(
            "Signing in is not set up.",
            "PARALLAX_SIGN_IN is on; secrets.toml needs an [auth] section: docs/hosting.md.",
        )
    return True


def _has_secrets() -> bool:
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def person() -> str | None:
    """Who is signed in, as issuer and subject: names and addresses change, these do not. None = nobody."""
    if not is_on() or not st.user.is_logged_in:
        return None
    return f"{st.user.get('iss')}|{st.user['sub']}"


def called() -> str:
    """What to call the person who is signed in."""
    return str(st.user.get("name") or st.user.get("email") or "you")
