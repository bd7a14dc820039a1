"""Measures on the sentences that speak of a target."""
