"""Pages to read: a rule explained, a target's card, and the lists of both."""

from collections.abc import Iterator
from textwrap import indent, wrap

from contentcheck.judge import references
from contentcheck.model import Language, Text
from contentcheck.rulebook import Rulebook
from contentcheck.rules import Reference, Rule
from contentcheck.targets import Fact, Number, Source, Target
from contentcheck.wording import number, unit_word

_WORDS = {
    "check": Text(id="Diukur oleh", en="Measured by"),
    "severity": Text(id="Paling berat", en="At most"),
    "impact": Text(id="Potongan nilai", en="Costs up to"),
    "targets": Text(id="Berlaku untuk", en="Holds for"),
    "but": Text(id="kecuali", en="but not"),
    "scale": Text(id="Skala", en="Scale"),
    "why": Text(id="Mengapa", en="Why"),
    "message": Text(id="Temuannya", en="What it says"),
    "advice": Text(id="Sarannya", en="What to do"),
    "sources": Text(id="Sumber", en="Sources"),
    "file": Text(id="Berkas", en="File"),
    "fields": Text(id="Bidang", en="Fields"),
    "media": Text(id="Media", en="Media"),
    "facts": Text(id="Batas dan saran", en="Limits and guidance"),
    "none": Text(id="tidak ada", en="none"),
    "hard": Text(id="wajib", en="hard"),
    "soft": Text(id="anjuran", en="soft"),
    "also": Text(id="sumber lain menyebut", en="other sources say"),
    "only": Text(id="hanya mengikat", en="binds only"),
    "seen": Text(id="per", en="as of"),
    "with": Text(id="bila ada", en="with"),
    "official": Text(id="resmi", en="official"),
    "several-third-parties": Text(id="beberapa pihak ketiga", en="several third parties"),
    "single-third-party": Text(id="satu pihak ketiga", en="one third party"),
    "third-party": Text(id="pihak ketiga", en="third party"),
    "folklore": Text(id="kabar tanpa asal-usul", en="folklore"),
    "study": Text(id="penelitian", en="study"),
    "seed": Text(id="diajarkan dalam pelatihan", en="taught in trainings"),
    "suppress": Text(id="Mengecualikan di satu draf", en="To ignore it in one draft"),
    "reason": Text(id="alasannya", en="the reason"),
}
_WIDTH = 96

_WAYS: dict[str, Text] = {
    "app": Text(id="lewat aplikasi", en="by hand"),
    "api": Text(id="lewat alat penerbitan", en="by a publishing tool"),
}


def rule_list(book: Rulebook) -> Iterator[str]:
    """Yield a line for each rule: full name, severity, check."""
    longest = max((len(rule.id) for rule in book.rules), default=0)
    for rule in sorted(book.rules, key=lambda rule: rule.id):
        yield f"{rule.id:<{longest}}  {rule.severity:<7}  {rule.check}\n"


def target_list(book: Rulebook, lang: Language) -> Iterator[str]:
    """Yield a line for each target: full name, then what it is called."""
    names = book.targets.by_name
    longest = max(map(len, names), default=0)
    for target in names.values():
        yield f"{target.name:<{longest}}  {target.title[lang]}\n"


def rule_page(rule: Rule, book: Rulebook, lang: Language) -> Iterator[str]:
    """Yield the manual page of a rule."""
    why = rule.why if isinstance(rule.why, str) else rule.why[lang]
    yield f"{rule.id}\n{'=' * len(rule.id)}\n\n"
    yield _paragraph(_plain(rule.message[lang]))
    yield _heading("why", lang) + _paragraph(why)
    yield _heading("advice", lang) + _paragraph(_plain(rule.advice[lang]))
    yield _heading("scale", lang) + indent("\n".join(_scale(rule)), "  ") + "\n"
    yield "\n"
    for key, value in (
        ("check", rule.check),
        ("severity", rule.severity),
        ("impact", f"{rule.impact * 100:.0f} / 100"),
        ("targets", _targets(rule, lang)),
        ("file", str(book.files[rule.id])),
        ("suppress", f'ignore: {{ {rule.id}: "{_WORDS["reason"][lang]}" }}'),
    ):
        yield f"{_WORDS[key][lang]}: {value}\n"
    yield _heading("sources", lang)
    for source in rule.sources:
        yield _source(source, lang)
    asked = {reference.target for reference in references([*rule.scale, rule.params])}
    stated = {
        path for target in book.targets.by_name.values() for path in asked & target.facts.keys()
    }
    several = len(stated) > 1  # then a number needs its name
    lines = [
        f"  {target.name}: {f'{path} ' if several else ''}"
        f"{_value(fact, fact.value, lang)}{_when(fact, lang)}\n"
        for target in book.targets.by_name.values()
        for path in sorted(asked & target.facts.keys())
        for fact in target.facts[path]
    ]
    if lines:
        yield _heading("facts", lang) + "".join(lines)
    yield "\n"


def _targets(rule: Rule, lang: Language) -> str:
    """Name the targets that a rule is meant for, and those left out."""
    meant = ", ".join(name for name in rule.targets if not name.startswith("!"))
    left_out = ", ".join(name[1:] for name in rule.targets if name.startswith("!"))
    return f"{meant} ({_WORDS['but'][lang]} {left_out})" if left_out else meant


def target_card(target: Target, lang: Language) -> Iterator[str]:
    """Yield what is known of a target: fields, media, each fact with its sources."""
    none = _WORDS["none"][lang]
    yield f"{target.name} · {target.title[lang]}\n{'=' * (len(target.name) + 3)}\n\n"
    yield f"{_WORDS['fields'][lang]}: {', '.join(sorted(target.fields)) or none}\n"
    yield f"{_WORDS['media'][lang]}: {', '.join(target.media) or none}\n"
    if target.via:
        yield f"via: {target.via}\n"
    yield _heading("facts", lang)
    for path in sorted(target.facts):
        yield from _fact(target, path, lang)
    yield "\n"


def _fact(target: Target, path: str, lang: Language) -> Iterator[str]:
    for fact in target.facts[path]:
        only = "" if len(fact.binds) > 1 else f", {_WORDS['only'][lang]} {fact.binds[0]}"
        yield f"  {path}: {_value(fact, fact.value, lang)}{_when(fact, lang)}"
        yield f"  [{_WORDS[fact.kind][lang]}{only}; {_WORDS[fact.confidence][lang]}]\n"
        for reading in fact.readings:
            yield f"    {_WORDS['also'][lang]} {_value(fact, reading.value, lang)}\n"
        if fact.note:
            yield _paragraph(fact.note, "    ")
        for name in dict.fromkeys([*fact.sources, *(s for r in fact.readings for s in r.sources)]):
            yield _source(target.sources[name], lang, "    ")


def _when(fact: Fact, lang: Language) -> str:
    if fact.when in _WAYS:
        return f" ({_WAYS[fact.when][lang]})"
    return "" if fact.when == "always" else f" ({_WORDS['with'][lang]} {fact.when})"


def _value(fact: Fact, value: Number | str, lang: Language) -> str:
    unit = fact.counting or fact.unit
    if isinstance(value, str):
        return value
    return f"{number(value, unit, lang)} {unit_word(unit, lang)}"


def _source(source: Source, lang: Language, margin: str = "  ") -> str:
    address = f"{margin}  {source.url}\n" if source.url else ""
    read = f"{_WORDS['seen'][lang]} {source.seen.isoformat()}, {_WORDS[source.kind][lang]}"
    return _paragraph(f"- {source.title} ({read})", margin) + address


def _scale(rule: Rule) -> Iterator[str]:
    for value, score in rule.scale:
        yield f"{_point(value)} → {score * 100:.0f} / 100"


def _point(value: Number | Reference) -> str:
    if not isinstance(value, Reference):
        return f"{value:g}"
    times = "" if value.times == 1 else f" × {value.times:g}"
    plus = "" if value.plus == 0 else f" {'+' if value.plus > 0 else '−'} {abs(value.plus):g}"
    return f"{value.target}{times}{plus}"


def _plain(template: str) -> str:
    """Show a message's placeholders as dots: on this page there is no draft yet."""
    for name in ("value", "limit", "stated", "unit", "target", "evidence"):
        template = template.replace(f"{{{name}}}", "…")
    return template


def _heading(key: str, lang: Language) -> str:
    return f"\n{_WORDS[key][lang]}\n"


def _paragraph(text: str, margin: str = "  ") -> str:
    lines = wrap(" ".join(text.split()), _WIDTH, initial_indent=margin, subsequent_indent=margin)
    return "\n".join(lines) + "\n"
