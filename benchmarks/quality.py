"""Say how many ordinary pictures the rules about images fault, and which spoilt ones they find.

    python benchmarks/quality.py [--select RULE]… [FOLDER]…     ordinary pictures
    python benchmarks/quality.py --target instagram/story --upright 3 --select image.under-controls
                                                               every third, cut to 9:16
    python benchmarks/quality.py --spoil 8                      every eighth photograph, spoilt

Nobody has labelled these pictures; they were taken and chosen to be looked at. So whatever is
faulted often is a rule to doubt. Spoilt are photographs of visual-focus, each in known ways; of
harmless changes (quality 90, mirrored, half the size) nothing should come.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps

from contentcheck.engine import check
from contentcheck.model import Draft, Finding, Medium, Report
from contentcheck.rulebook import Rulebook, load
from telling import DATA, head, row, say

RULES = (
    "image.blurred",
    "image.enlarged",
    "image.too-dark",
    "image.overexposed",
    "image.flat",
    "image.jpeg-artefacts",
    "image.black-bars",
    "image.plain-bars",
    "image.colour-space",
    "image.transparent",
    "image.too-small",
    "image.private-location",
    "image.private-metadata",
    "image.small-text",
    "image.low-contrast-text",
    "image.busy-background",
    "image.cut-by-crop",
    "image.cut-in-grid",
)
TARGET = "instagram/feed"  # states the most facts

Change = Callable[[Image.Image], Image.Image]
Resample = Image.Resampling


def enlarged(factor: float, how: Resample) -> Change:
    """Return what makes a picture smaller by a factor and then as large as it was."""

    def change(picture: Image.Image) -> Image.Image:
        small = picture.resize(
            (round(picture.width / factor), round(picture.height / factor)), Resample.BOX
        )
        return small.resize(picture.size, how)

    return change


def lighter(stops: float) -> Change:
    tones = ((value / 255) ** 2.2 * 2**stops for value in range(256))
    table = [min(255, round(255 * tone ** (1 / 2.2))) for tone in tones]
    return lambda picture: picture.point(table * 3)


def fainter(contrast: float) -> Change:
    return lambda picture: ImageEnhance.Contrast(picture).enhance(contrast)


def barred(colour: str) -> Change:
    return lambda picture: ImageOps.expand(picture, (0, picture.height // 5), colour)


SPOILT: dict[str, tuple[str, Change]] = {
    **{
        f"enlarged x{factor:g} {how.name.lower()}": ("image.enlarged", enlarged(factor, how))
        for factor in (1.5, 2, 3, 4)
        for how in (Resample.NEAREST, Resample.BILINEAR, Resample.BICUBIC)
    },
    **{f"lighter by {s:g} stops": ("image.overexposed", lighter(s)) for s in (1, 2, 3)},
    **{f"contrast {c:g}": ("image.flat", fainter(c)) for c in (0.5, 0.3, 0.15)},
    **{f"bars {c}": ("image.plain-bars", barred(c)) for c in ("white", "grey", "navy")},
    "as it is": ("", lambda picture: picture),
    "mirrored": ("", ImageOps.mirror),
    "half the size": ("", lambda p: p.resize((p.width // 2, p.height // 2), Resample.BOX)),
}


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--names", action="store_true", help="name the pictures")
    parser.add_argument("--select", action="append", help="only these rules")
    parser.add_argument("--spoil", type=int, metavar="N", help="spoil every Nth photograph")
    parser.add_argument("--target", default=TARGET)
    parser.add_argument("--upright", type=int, metavar="N", help="every Nth picture, cut to 9:16")
    return parser


def main() -> None:
    given = options().parse_args()
    rules = tuple(given.select or RULES)
    book = load().select(rules)
    if given.spoil:
        spoil(sorted((DATA / "visual-focus" / "images").iterdir())[:: given.spoil])
        return
    for folder in given.folders or [DATA / "visual-focus", DATA / "text-density"]:
        files = sorted((folder / "images").iterdir())[:: given.upright or 1]
        found: Counter[tuple[str, str]] = Counter()
        for file in files:
            for finding in seen(file, book, given.target, upright=bool(given.upright)):
                found[finding.rule, finding.severity] += 1
                if given.names:
                    print(f"  {finding.rule} {file.name} {finding.measure.value:.3f}")
        say(f"**{folder.name}, {len(files)} pictures**")
        head("rule", "warned", "advised")
        for rule in rules:
            each = (found[rule, severity] for severity in ("warning", "advice"))
            row(f"`{rule}`", *(f"{count} ({count / len(files):.1%})" for count in each))


def spoil(files: Sequence[Path]) -> None:
    """Spoil each picture in each way, save it at two qualities, and count what is found."""
    rules = sorted({rule for rule, _ in SPOILT.values() if rule})
    whole = load()
    say(f"{len(files)} photographs, each spoilt, and in how many of them that is found:")
    head("spoilt", "rule", "at JPEG quality 95", "at 85")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "spoilt.jpg"
        for name, (rule, change) in SPOILT.items():
            book = whole.select([rule] if rule else rules)
            hits = []
            for quality in (95, 85):
                faulted: set[Path] = set()
                for file in files:
                    change(Image.open(file).convert("RGB")).save(copy, quality=quality)
                    findings = judged(copy, book).targets[0].findings
                    faulted |= {file} if findings else set()
                hits.append(f"{len(faulted) / len(files):.1%}")
            row(name, rule or f"any of {len(rules)} rules", *hits)


def seen(file: Path, book: Rulebook, target: str, *, upright: bool) -> tuple[Finding, ...]:
    """Return the findings on a picture, or on its middle as it would fill a phone."""
    if not upright:
        return judged(file, book, target).targets[0].findings
    with tempfile.TemporaryDirectory() as folder:
        cut = Path(folder) / file.name
        ImageOps.fit(Image.open(file).convert("RGB"), (540, 960)).save(cut, quality=92)
        return judged(cut, book, target).targets[0].findings


def judged(file: Path, book: Rulebook, target: str = TARGET) -> Report:
    report = check(Draft(media=[Medium(file.name, file)], targets=[target]), book)
    assert not report.errors, report.errors
    return report


if __name__ == "__main__":
    main()
