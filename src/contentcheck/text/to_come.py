"""Links still to come, `[URL]` or `{{tautan}}`: where they stand, and how long they will be."""

import re

from contentcheck.text.glance import sought

# As short as a whole address gets that leads to one video or page, such as https://youtu.be/ and
# what follows it. Our own choice; where a platform prices links, their length does not matter.
SHORT = 28
_STANDS_FOR = "https://" + "a" * (SHORT - len("https://"))

LINK_TO_COME = sought(
    r"[\[{<]{1,2}(?:[\w ]{1,30} )?(?:url|link|tautan)(?: [\w ]{1,30})?[\]}>]{1,2}", re.IGNORECASE
)


def with_links(text: str, link: str | None) -> str:
    """Return a text with `link` in place of each link still to come, or with one of 28 characters.

    Nothing is put in place of one that is longer itself.
    """
    if "[" not in text and "{" not in text and "<" not in text:
        return text
    stands_for = link or _STANDS_FOR
    return LINK_TO_COME.sub(lambda found: max(found[0], stands_for, key=len), text)
