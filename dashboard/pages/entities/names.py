"""What every view of the page of entities is given."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.cast import Member
from dashboard.frame import Frame


@dataclass(frozen=True)
class Names:
    """The mentions counted (`located`), their entities in order, and the entity chosen (None = all)."""

    frame: Frame
    located: pd.DataFrame
    entities: pd.DataFrame
    entity: str | None

    @property
    def names(self) -> dict[str, str]:
        """The entities' names by id, in order."""
        return dict(zip(self.entities["entity_id"], self.entities["name"], strict=True))

    @property
    def own(self) -> pd.DataFrame:
        """The mentions of the chosen entity; none where none is chosen."""
        return self.located[self.located["entity_id"] == self.entity]

    @property
    def title(self) -> str:
        """The chosen entity's name, for a heading."""
        return self.names[self.entity] if self.entity is not None else "Sentences"

    @property
    def units(self) -> list[Member]:
        """The articles that are on, but for those in another language."""
        return [self.frame.cast[a] for a in self.frame.compared]
