"""Names of people, places and institutions: are two of them one?"""

from analysis.names.matching import same_name

__all__ = ["same_name"]
