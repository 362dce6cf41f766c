"""What the search of the site finds."""

from macros.search.index import PATH, build
from macros.search.sections import forget

__all__ = ["PATH", "build", "forget"]
