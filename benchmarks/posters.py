"""Posters with known words, drawn from a seed: Indonesian and English, 12 to 160 pixels high."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.random import Generator

SMALLEST, LARGEST = 12, 160  # pixels of a font on a poster 1,080 wide
WIDTH, HEIGHTS = 1080, (1080, 1350, 1920)
TILTED = 0.08  # share of the lines that are turned by up to 8 degrees
QUALITY = 85  # of the JPEG file that the poster becomes before it is read
STURDY = 32  # pixels: smaller letters are neither thin nor outlined, people could not read them
THIN = ("Thin", "Light", "Hairline")  # in the names of fonts
BUSY = ("photo, bare", "photo, shaded")  # grounds on which nobody would use a thin font

HEADLINES = (
    "Imunisasi gratis untuk semua balita", "Waspada demam berdarah!", "BUKA SETIAP HARI SABTU",
    "Cegah stunting sejak dini", "Pasar murah di balai kota", "Selamat Hari Guru Nasional",
    "Diskon pajak kendaraan 50%", "Daftar bansos tanpa calo", "Ayo Donor Darah", "SIAGA BANJIR",
    "Stop buang sampah ke sungai", "Panen raya di Karawang", "Festival Kuliner Nusantara",
    "Know your rights at work", "FREE HEALTH CHECK", "Road closed this weekend", "Apply online now",
    "Protect your family from flu", "Open house for new students", "Clean rivers start with you",
)  # fmt: skip
DETAILS = (
    "Sabtu, 5 Desember 2026, pukul 08.00–12.00 WIB", "Alun-alun kota, Jalan Merdeka No. 17",
    "Bawa KTP elektronik dan kartu keluarga asli", "Pendaftaran ditutup tanggal 30 November",
    "Layanan ini tidak dipungut biaya apa pun", "Hubungi puskesmas terdekat di wilayah Anda",
    "Kuota terbatas: hanya 250 peserta per hari", "Bantuan disalurkan melalui rekening penerima",
    "Informasi lengkap ada di situs resmi kami", "Laporkan pungutan liar ke nomor layanan 1500-123",
    "Harga beras turun Rp1.500 per kilogram", "Petugas memeriksa berkas paling lama lima hari",
    "Jaga jarak, cuci tangan, dan pakai masker", "Peserta wajib hadir 15 menit lebih awal",
    "Bring your identity card and one copy of it", "The office is closed on public holidays",
    "Registration ends on Friday, 27 November 2026", "Children under five enter free of charge",
    "Call our help desk from 8 am to 4 pm", "Please use public transport if you can",
    "Prices start at Rp25,000 (tax included)", "All services are free: report any extra fee",
)  # fmt: skip
CONTACTS = (
    "0812-3456-7890", "+62 821 9427 6036", "humas@kemenkes.go.id", "www.layanan-paspor.go.id",
    "@humas_jabar", "Call Center 129", "(021) 555 0199", "#IndonesiaSehat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A line as it was drawn: its box is (left, top, right, bottom) in pixels of the poster."""

    text: str
    box: tuple[float, float, float, float]
    size: int
    font: str
    ground: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A poster as JPEG-decoded pixels, its lines, and the identity number among them if any."""

    picture: Image.Image
    lines: tuple[TrueLine, ...]
    identity: str | None


def font_families(folder: Path | None) -> dict[str, list[str]]:
    """Return font files by family: those that fontconfig lists, else Pillow's; and a folder's."""
    families: dict[str, list[str]] = defaultdict(list)
    if shutil.which("fc-list"):
        listed = subprocess.run(["fc-list", ":lang=id", "file"], capture_output=True, check=True)
        for line in sorted(listed.stdout.decode().split("\n")):
            if line.strip():
                families[_family(Path(line.strip().rstrip(": ")))].append(line.strip().rstrip(": "))
    for file in sorted(folder.rglob("*.[ot]tf")) if folder else ():
        families[_family(file)].append(str(file))
    families["Pillow"] = [""]
    return dict(families)


def _family(file: Path) -> str:
    return file.stem.partition("-")[0]


def draw_poster(seed: int, families: dict[str, list[str]], photographs: Sequence[Path]) -> Poster:
    """Draw one poster: blocks of lines, from the top down, over a ground."""
    random = np.random.default_rng(seed)
    height = int(random.choice(HEIGHTS))
    kind, canvas = _ground(random, (WIDTH, height), photographs)
    draw = ImageDraw.Draw(canvas)
    identity = "".join(str(d) for d in random.integers(1, 10, 16)) if random.random() < 0.5 else ""
    lines: list[TrueLine] = []
    top = int(random.integers(30, 90))
    for text, size in _texts(random, identity):
        name = str(random.choice(list(families)))
        font = _fitting(random, families[name], size, text, thin=kind not in BUSY)
        bare = kind == "photo, bare" and font.size >= STURDY
        margin = (
            int(font.size) // 3
            if kind == "photo, panel" or (kind == "photo, bare" and not bare)
            else 0
        )
        left, above, right, below = draw.textbbox((0, 0), text, font)
        top += margin
        if top + below + margin > height - 30:
            break
        at = int(random.integers(40, max(41, WIDTH - 40 - int(right)))), top
        box = (at[0] + left, top + above, at[0] + right, top + below)
        tilt = float(random.uniform(-8, 8)) if random.random() < TILTED and size < 60 else 0.0
        outline = int(font.size) // 16 if bare else 0
        _write(canvas, random, text, font, at, box, tilt, margin, outline)
        lines.append(TrueLine(text, box, int(font.size), name, kind))
        top += int(
            (below - above) * random.uniform(1.5, 2.4) + margin + abs(tilt) / 57 * (right - left)
        )
    stored = io.BytesIO()
    canvas.save(stored, "JPEG", quality=QUALITY)
    shown = identity if any(identity in line.text for line in lines) else ""
    return Poster(Image.open(stored).convert("RGB"), tuple(lines), shown or None)


def _texts(random: Generator, identity: str) -> list[tuple[str, int]]:
    """Return what to write and how large, in pixels: a headline, details, a number, a contact."""
    large = np.exp(random.uniform(np.log(50), np.log(LARGEST), 2)).astype(int)
    small = np.exp(random.uniform(np.log(SMALLEST), np.log(56), 9)).astype(int)
    headlines = random.choice(HEADLINES, 2, replace=False)
    details = random.choice(DETAILS, 7, replace=False)
    texts = [*zip(headlines, large, strict=True), *zip(details, small[:7], strict=True)]
    texts = texts[: 1 + int(random.integers(1, len(texts)))]
    if identity:
        texts.append((f"NIK: {identity}", int(random.integers(20, 50))))
    texts.append((random.choice(CONTACTS), small[8]))
    return [(str(text), int(size)) for text, size in texts]


def _fitting(
    random: Generator, faces: Sequence[str], size: int, text: str, *, thin: bool
) -> ImageFont.FreeTypeFont:
    """Return a font of a family at a size, or smaller where the text would not fit."""
    sturdy = [face for face in faces if not any(name in face for name in THIN)]
    while True:
        face = str(random.choice(faces if thin and size >= STURDY else sturdy))
        font = ImageFont.truetype(face, size) if face else ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        width = font.getlength(text)
        if width <= WIDTH - 80 or size <= SMALLEST:
            return font
        size = max(SMALLEST, int(size * (WIDTH - 80) / width) - 1)


def _ground(
    random: Generator, size: tuple[int, int], photographs: Sequence[Path]
) -> tuple[str, Image.Image]:
    kind = random.random()
    if photographs and kind < 0.65:
        with Image.open(str(random.choice([str(each) for each in photographs]))) as photograph:
            fitted = ImageOps.fit(photograph.convert("RGB"), size, Image.Resampling.LANCZOS)
        if kind < 0.2:
            return "photo, bare", fitted
        if kind < 0.4:
            return "photo, panel", fitted
        shade = Image.new("RGB", size, str(random.choice(["#000000", "#ffffff"])))
        return "photo, shaded", Image.blend(fitted, shade, float(random.uniform(0.5, 0.7)))
    one, other = (np.array(random.integers(0, 256, 3), float) for _ in range(2))
    if kind < 0.85:
        down = np.linspace(0, 1, size[1])[:, None, None]
        pixels = (one * (1 - down) + other * down) * np.ones((1, size[0], 1))
        return "gradient", Image.fromarray(pixels.astype(np.uint8))
    return "plain", Image.new("RGB", size, tuple(int(value) for value in one))


def _write(
    canvas: Image.Image,
    random: Generator,
    text: str,
    font: ImageFont.FreeTypeFont,
    at: tuple[int, int],
    box: tuple[float, float, float, float],
    tilt: float,
    margin: int,
    outline: int,
) -> None:
    """Write a line in white or near black, whichever stands out, on a panel or with an outline."""
    left, top, right, bottom = box
    light = float(np.asarray(canvas.crop((left, top, right, bottom)).convert("L")).mean())
    ink, other = ("#101018", "#f8f8f8") if light > 128 else ("#f8f8f8", "#101018")
    layer = Image.new("RGBA", canvas.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    if margin:
        shape = (left - margin, top - margin, right + margin, bottom + margin)
        shade = random.integers(190, 256, 3) if light > 128 else random.integers(0, 90, 3)
        draw.rectangle(shape, tuple(int(value) for value in shade))
    draw.text(at, text, ink, font, stroke_width=outline, stroke_fill=other)
    if tilt:
        # About the end that goes up, so that the line does not run into the one above.
        pivot = right if tilt > 0 else left
        layer = layer.rotate(tilt, Image.Resampling.BICUBIC, center=(pivot, top))
    canvas.paste(layer, (0, 0), layer)
