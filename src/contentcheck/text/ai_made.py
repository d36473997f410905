"""Does a caption say that a picture or video was made with artificial intelligence?

Lenient on purpose: who speaks of AI near a word such as "gambar" or "made" is believed.
"""

from __future__ import annotations

from contentcheck.text.glance import holds, sought

# "AI" in capitals only: "ai" is a word in many names and languages.
_AI = (
    r"(?:\bA\.?I\b|\b(?i:akal imitasi|kecerdasan (?:buatan|artifisial)|artificial intelligence"
    r"|generative|generatif|midjourney|dall-?e|firefly|chatgpt|gemini)\b)"
)
_NAMES = (  # `_AI` holds one, or the letters
    *("akal imitasi", "kecerdasan", "artificial", "generati", "midjourney", "dall", "firefly"),
    *("chatgpt", "gemini"),
)
_MADE = (
    r"\b(?i:dibuat|buatan|dihasilkan|diolah|diubah|disunting|diedit|bantuan|hasil|ilustrasi|gambar"
    r"|foto|video|visual|animasi|suara|made|created|generated|edited|altered|enhanced|help"
    r"|image|illustration|picture|photo|voice)\b"
)
_NEAR = r"[^\n]{0,60}?"
_SAID = sought(rf"{_AI}{_NEAR}{_MADE}|{_MADE}{_NEAR}{_AI}|#(?:AI\w{{0,30}}|\w{{1,30}}AI)\b")


def says_made_by_ai(caption: str) -> bool:
    """Tell whether a caption says so, in Indonesian or English."""
    named = "AI" in caption or "A.I" in caption or holds(caption, _NAMES)
    return named and _SAID.search(caption) is not None
