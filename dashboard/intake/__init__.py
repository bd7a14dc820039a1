"""Bringing articles in: what was given is read in the background, kept by an id, and found again after a reload.

No streamlit here: the page asks a basket how it stands.
"""

from dashboard.intake.basket import Basket, Entry, Given, Item
from dashboard.intake.shelf import drop, find, new

__all__ = ["Basket", "Entry", "Given", "Item", "drop", "find", "new"]
