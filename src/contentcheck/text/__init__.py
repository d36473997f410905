"""Text as platforms and readers count it."""

from contentcheck.text.entity import Entity, entities
from contentcheck.text.units import Unit, after, count

__all__ = ["Entity", "Unit", "after", "count", "entities"]
