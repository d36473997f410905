"""Open pictures and videos that strangers made, safely."""
