"""Text as platforms and readers count it."""

from contentcheck.text.units import Unit, after, count

__all__ = ["Unit", "after", "count"]
