"""Views that plotly cannot draw: text, and cells that a keyboard can reach. Text enters them as text only."""
