"""What an alt text says that it should not: a file's name, "picture of", the caption once more.

Each function returns the stretch at fault as (start, end) in code points, or None.
"""

import re
from difflib import SequenceMatcher

from contentcheck.text.glance import sought

Stretch = tuple[int, int]

# Endings of the files that phones, cameras and design programs write.
_ENDING = sought(r"\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|bmp|svg|psd)\s*$", re.IGNORECASE)
# The names that cameras, phones and messengers give: IMG_2041, DSC00123, Screenshot 2026-11-21 …,
# and the words that stand in for one (F30 of the Techniques for WCAG 2.2 names both).
_GIVEN_NAME = sought(
    r"""[\s\[(<"']*+(?:
        (?:img|dsc[nf]?|pxl|mvimg|vid|photo|foto|image|gambar|pict?|scan|wa)[ _-]?\d{3,}+[\w ()-]*+
      | img-\d{8}-wa\d+
      | (?:whatsapp[ ]image|gambar[ ]whatsapp|screenshot|screen[ ]shot|tangkapan[ ]layar
          |cuplikan[ ]layar)[ _]\d[\d \w.:()_-]*+
      | (?:desain[ ])?(?:untitled|tanpa[ ]judul)[ _-]?(?:design|desain)?[ _()\d-]*+
      | (?:img|image|picture|photo|foto|gambar|slide)[ _-]?\d{1,2}
      | [\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}
      | \d{6,}
      | (?:gambar|foto|image|picture|photo|alt|alt[ ]?text|teks[ ]alternatif|n/a|[-.…–—*?]++)
    )[\s\])>"'.!]*""",
    re.IGNORECASE | re.VERBOSE,
)
# Joined words without a single space, as in `poster_final-rev2`; "Covid-19" is a word.
_JOINED = sought(
    r"\s*+(?:(?=[^\W_])(?=[\w-]*?[^\W_]_+[^\W_])[\w-]++|(?=\D*\d)[^\W_]+(?:-[^\W_]+){2,})\s*"
)

# Words that only say that it is a picture; a screen reader has said so already.
_KIND = (
    r"(?:sebuah |suatu |ini adalah |ini |this is |an? |the )*"
    r"(?:gambar|foto|potret|citra|ilustrasi gambar|image|picture|photo|photograph|pic)"
)
_VIEWPOINT = r"(?:udara|atas|bawah|dekat|jauh|samping|depan|belakang)"
_SHOWS = r"(?:menunjukkan|memperlihatkan|menampilkan)"
_OPENING = sought(
    rf"\s*{_KIND}(?:\s*:\s*|\s+(?:dari(?! {_VIEWPOINT}\b)|tentang|(?:ini |yang |ini yang )?{_SHOWS}"
    r"|of|showing|that shows)\b\s*)",
    re.IGNORECASE,
)

# How alike two texts have to be to count as the same: a word or two may differ.
_SAME = 0.9
_MOST_WORDS = 1000  # beyond, comparing word by word would take long; then they have to be equal
_LONGEST_NAME = 255  # of a file, on the systems in use
_FEWEST_LETTERS = 12  # "Selamat pagi!" may well describe a card that says just this


def file_name_in(alt: str, file: str = "") -> Stretch | None:
    """Return an alt text that is a file's name, that of `file` or one that machines give."""
    if len(alt) > _LONGEST_NAME:
        return None
    stem = re.sub(r"\.\w+$", "", re.split(r"[/\\]", file)[-1])
    # A name of one plain word, `kopi.jpg`, may be a description too; a longer one is not.
    named = _plain(alt) in {_plain(file), _plain(stem)} and bool(re.search(r"[\d_.-]", alt.strip()))
    found = (
        named
        or _GIVEN_NAME.fullmatch(alt)
        or _JOINED.fullmatch(alt)
        or (_ENDING.search(alt) and len(alt.split()) <= 6)
    )
    return (0, len(alt)) if found else None


def opening_in(alt: str) -> Stretch | None:
    """Return the opening words that say no more than that it is a picture ("Foto dari …")."""
    found = _OPENING.match(alt)
    return found.span() if found else None


def repetition_in(alt: str, caption: str) -> Stretch | None:
    """Return an alt text that says what the caption says, but for a word or two."""
    one, other = _words(alt), _words(caption)
    if len("".join(one)) < _FEWEST_LETTERS or not other:
        return None
    if len(one) > _MOST_WORDS:
        return (0, len(alt)) if one == other else None
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    alike = matcher.real_quick_ratio() >= _SAME and matcher.ratio() >= _SAME
    return (0, len(alt)) if alike else None


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
