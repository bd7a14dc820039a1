"""The only way out to the network: single articles and feeds that a person asked for, fetched with care.

Imports analysis, never streamlit. `PARALLAX_FETCH=off` turns it off.
"""

from fetching.articles import MOST, enabled, fetch, web_addresses

__all__ = ["MOST", "enabled", "fetch", "web_addresses"]
