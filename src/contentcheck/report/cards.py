"""Pages to read: a rule explained, and the lists of rules and targets."""

from collections.abc import Iterator
from textwrap import indent, wrap

from contentcheck.model import Language, Text
from contentcheck.rulebook import Rulebook
from contentcheck.rules import Reference, Rule, references
from contentcheck.targets import Fact, Number, Source
from contentcheck.wording import number, unit_word

WORDS = {
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
    "only": Text(id="hanya", en="only"),
    "seen": Text(id="per", en="as of"),
    "with": Text(id="bila ada", en="with"),
    "official": Text(id="resmi", en="official"),
    "several-third-parties": Text(id="beberapa pihak ketiga", en="several third parties"),
    "single-third-party": Text(id="satu pihak ketiga", en="one third party"),
    "third-party": Text(id="pihak ketiga", en="third party"),
    "folklore": Text(id="kabar tanpa asal-usul", en="folklore"),
    "study": Text(id="penelitian", en="study"),
    "seed": Text(id="diajarkan dalam pelatihan", en="taught in trainings"),
    "extends": Text(id="Mengambil dari", en="Extends"),
    "suppress": Text(id="Mengecualikan di satu draf", en="To ignore it in one draft"),
    "reason": Text(id="alasannya", en="the reason"),
}
_WIDTH = 96

WAYS: dict[str, Text] = {
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
    yield paragraph(without_values(rule.message[lang]))
    yield heading("why", lang) + paragraph(why)
    yield heading("advice", lang) + paragraph(without_values(rule.advice[lang]))
    yield heading("scale", lang) + indent("\n".join(_scale(rule)), "  ") + "\n"
    yield "\n"
    for key, text in (
        ("check", rule.check),
        ("severity", rule.severity),
        ("impact", f"{rule.impact * 100:.0f} / 100"),
        ("targets", _targets(rule, lang)),
        ("extends", rule.extends),
        ("file", str(book.files[rule.id])),
        ("suppress", f'ignore: {{ {rule.id}: "{WORDS["reason"][lang]}" }}'),
    ):
        if text is not None:
            yield f"{WORDS[key][lang]}: {text}\n"
    yield heading("sources", lang)
    for source in rule.sources:
        yield source_line(source, lang)
    asked = {reference.target for reference in references([*rule.scale, rule.params])}
    stated = {
        path for target in book.targets.by_name.values() for path in asked & target.facts.keys()
    }
    several = len(stated) > 1  # then a number needs its name
    lines = [
        f"  {target.name}: {f'{path} ' if several else ''}"
        f"{value(fact, fact.value, lang)}{when(fact, lang)}\n"
        for target in book.targets.by_name.values()
        for path in sorted(asked & target.facts.keys())
        for fact in target.facts[path]
    ]
    if lines:
        yield heading("facts", lang) + "".join(lines)
    yield "\n"


def _targets(rule: Rule, lang: Language) -> str:
    """Name the targets that a rule is meant for, and those left out."""
    meant = ", ".join(name for name in rule.targets if not name.startswith("!"))
    left_out = ", ".join(name[1:] for name in rule.targets if name.startswith("!"))
    return f"{meant} ({WORDS['but'][lang]} {left_out})" if left_out else meant


def when(fact: Fact, lang: Language) -> str:
    if fact.when in WAYS:
        return f" ({WAYS[fact.when][lang]})"
    return "" if fact.when == "always" else f" ({WORDS['with'][lang]} {fact.when})"


def value(fact: Fact, stated: Number | str, lang: Language) -> str:
    unit = fact.counting or fact.unit
    if isinstance(stated, str):
        return stated
    return f"{number(stated, unit, lang)} {unit_word(unit, lang)}"


def source_line(source: Source, lang: Language, mark: str = "-") -> str:
    address = f"    {source.url}\n" if source.url else ""
    read = f"{WORDS['seen'][lang]} {source.seen.isoformat()}, {WORDS[source.kind][lang]}"
    return paragraph(f"{mark} {source.title} ({read})") + address


def _scale(rule: Rule) -> Iterator[str]:
    for value, score in rule.scale:
        yield f"{point(value)} → {score * 100:.0f} / 100"


def point(value: Number | Reference) -> str:
    """Write a value of a scale, a reference as its sum: `caption.fold × 1.3`."""
    if not isinstance(value, Reference):
        return f"{value:g}"
    times = "" if value.times == 1 else f" × {value.times:g}"
    plus = "" if value.plus == 0 else f" {'+' if value.plus > 0 else '−'} {abs(value.plus):g}"
    return f"{value.target}{times}{plus}"


def without_values(template: str) -> str:
    """Show a message's placeholders as dots: on this page there is no draft yet."""
    for name in ("value", "limit", "stated", "unit", "target", "evidence"):
        template = template.replace(f"{{{name}}}", "…")
    return template


def heading(key: str, lang: Language) -> str:
    return f"\n{WORDS[key][lang]}\n"


def paragraph(text: str, margin: str = "  ") -> str:
    lines = wrap(" ".join(text.split()), _WIDTH, initial_indent=margin, subsequent_indent=margin)
    return "\n".join(lines) + "\n"
