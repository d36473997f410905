"""The card of a target: what it shows, and each limit with who says so."""

from collections.abc import Iterator
from itertools import groupby

from contentcheck.model import Language, Text
from contentcheck.report.cards import WAYS, WORDS, heading, paragraph, source_line, value, when
from contentcheck.targets import Fact, Target

GROUPS = {  # what the first part of a fact's name is about
    "alt": Text(id="Teks alternatif", en="Alt text"),
    "audio": Text(id="Suara video", en="A video's sound"),
    "button": Text(id="Tombol", en="Buttons"),
    "buttons": Text(id="Tombol", en="Buttons"),
    "caption": Text(id="Takarir", en="Caption"),
    "controls": Text(id="Tertutup tombol aplikasi", en="Covered by the app's own buttons"),
    "cover": Text(id="Sampul", en="Cover"),
    "crop": Text(id="Potongan gambar", en="How pictures are cropped"),
    "footer": Text(id="Kaki", en="Footer"),
    "gif": Text(id="GIF bergerak", en="Moving GIF"),
    "grid": Text(id="Kisi profil", en="Profile grid"),
    "hashtags": Text(id="Tagar", en="Hashtags"),
    "header": Text(id="Kepala", en="Header"),
    "identity": Text(id="Data pribadi", en="Personal data"),
    "image": Text(id="Gambar", en="Pictures"),
    "images": Text(id="Jumlah gambar", en="How many pictures"),
    "link": Text(id="Tautan", en="Link"),
    "links": Text(id="Tautan", en="Links"),
    "list": Text(id="Daftar pilihan", en="List"),
    "live": Text(id="Siaran langsung", en="Live"),
    "media": Text(id="Jumlah media", en="How many media"),
    "mentions": Text(id="Sebutan", en="Mentions"),
    "posts": Text(id="Jumlah unggahan", en="How many posts"),
    "preview": Text(id="Pratinjau tautan", en="Card of the link"),
    "replay": Text(id="Siaran ulang", en="Replays"),
    "screen": Text(id="Layar", en="Screen"),
    "tags": Text(id="Tag", en="Tags"),
    "template": Text(id="Templat", en="Template"),
    "title": Text(id="Judul", en="Title"),
    "tools": Text(id="Alat penerbitan", en="Publishing tools"),
    "variables": Text(id="Variabel", en="Variables"),
    "video": Text(id="Video", en="Videos"),
    "videos": Text(id="Jumlah video", en="How many videos"),
}


def target_card(target: Target, lang: Language) -> Iterator[str]:
    """Yield what is known of a target: fields, media, each fact; the sources stand at the end."""
    none = WORDS["none"][lang]
    yield f"{target.name} · {target.title[lang]}\n{'=' * (len(target.name) + 3)}\n\n"
    yield f"{WORDS['fields'][lang]}: {', '.join(sorted(target.fields)) or none}\n"
    yield f"{WORDS['media'][lang]}: {', '.join(target.media) or none}\n"
    if target.via:
        yield f"via: {target.via}\n"
    named = [name for path in sorted(target.facts) for name in sources_named(target.facts[path])]
    numbers = {name: at for at, name in enumerate(dict.fromkeys(named), 1)}
    for group, paths in groupby(sorted(target.facts), lambda path: path.partition(".")[0]):
        yield f"\n{GROUPS[group][lang] if group in GROUPS else group}\n"
        for path in paths:
            yield from _fact(target.facts[path], path, numbers, lang)
    if numbers:
        yield heading("sources", lang)
        for name, number in numbers.items():
            yield source_line(target.sources[name], lang, mark=f"[{number}]")
    yield "\n"


def _fact(
    facts: tuple[Fact, ...], path: str, numbers: dict[str, int], lang: Language
) -> Iterator[str]:
    for fact in facts:
        only = "" if len(fact.binds) > 1 else f" {WORDS['only'][lang]} {WAYS[fact.binds[0]][lang]}"
        marks = ", ".join(str(numbers[name]) for name in fact.sources)
        yield f"  {path}: {value(fact, fact.value, lang)}{when(fact, lang)}"
        yield f"  ({WORDS[fact.kind][lang]}{only}; {WORDS[fact.confidence][lang]}) [{marks}]\n"
        for reading in fact.readings:
            marks = ", ".join(str(numbers[name]) for name in reading.sources)
            yield f"    {WORDS['also'][lang]} {value(fact, reading.value, lang)} [{marks}]\n"
        if fact.note:
            yield paragraph(fact.note, "    ")


def sources_named(facts: tuple[Fact, ...]) -> Iterator[str]:
    """Yield the names of the sources of a fact and of its other readings."""
    for fact in facts:
        yield from fact.sources
        yield from (name for reading in fact.readings for name in reading.sources)
