"""The errors that analysis raises: what was wrong, and what to do about it."""

from __future__ import annotations


class AnalysisError(Exception):
    """Something the user can put right. `message` says what was wrong, `hint` what to do (None = nothing to add)."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class ReadError(AnalysisError):
    """A file, row or pasted text that cannot be read as an article."""


class StudyError(AnalysisError):
    """A study.toml or codebook with a mistake; the message names file, line and key."""


class ModelError(AnalysisError):
    """A model or table that ships with the project is missing or broken."""
