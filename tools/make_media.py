"""Make the pictures and clips of examples/ and tests/rule-media/.

    pip install scikit-image && python tools/make_media.py

The photographs come from scikit-image, which ships them under CC0 or in the public domain; the
credits stand in examples/CREDITS.md. Everything else is drawn here.
"""

from collections.abc import Callable, Iterator
from math import cos, pi, sin
from pathlib import Path

import av
from PIL import ExifTags, Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps
from skimage import data

HERE = Path(__file__).parent.parent
EXAMPLES = HERE / "examples"
RULES = HERE / "tests" / "rule-media"

FEED = (1080, 1350)
SQUARE = (1080, 1080)
REEL = (540, 960)
FPS = 24
NAVY, SAND, RED, INK, WHITE = "#12355b", "#f4ead5", "#b3261e", "#1c1b1a", "#ffffff"

Frame = Callable[[float], Image.Image]  # seconds → picture


def photo(
    name: str, size: tuple[int, int], centre: tuple[float, float] = (0.5, 0.5)
) -> Image.Image:
    """Return one of the photographs, cropped to a size."""
    picture = Image.fromarray(getattr(data, name)()).convert("RGB")
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=centre)


def write(canvas: Image.Image, at: tuple[int, int], text: str, size: int, fill: str) -> None:
    """Write lines of text, bold, with Pillow's own font."""
    font = ImageFont.load_default(size)
    ImageDraw.Draw(canvas).multiline_text(
        at, text, fill, font, spacing=size // 3, stroke_width=max(size // 40, 0), stroke_fill=fill
    )


def announcement() -> Image.Image:
    canvas = Image.new("RGB", FEED, SAND)
    canvas.paste(photo("rocket", (1080, 720)), (0, 0))
    ImageDraw.Draw(canvas).rectangle((0, 720, 1080, 736), RED)
    write(canvas, (70, 800), "Nonton bareng\npeluncuran satelit", 96, NAVY)
    write(canvas, (70, 1080), "Sabtu, 5 Desember 2026", 54, INK)
    write(canvas, (70, 1165), "Alun-alun kota, pukul 19.00 WIB", 46, INK)
    return canvas


def infographic() -> Image.Image:
    canvas = Image.new("RGB", FEED, WHITE)
    ImageDraw.Draw(canvas).rectangle((0, 0, 1080, 120), NAVY)
    write(canvas, (40, 32), "Syarat dan tata cara pendaftaran bantuan", 50, WHITE)
    rows = [
        "1. Warga negara Indonesia yang memiliki KTP elektronik",
        "2. Terdaftar dalam data terpadu kesejahteraan sosial",
        "3. Bukan pegawai negeri, prajurit, maupun anggota polisi",
        "4. Tidak sedang menerima bantuan lain dari pemerintah",
        "5. Membawa kartu keluarga asli beserta dua salinannya",
        "6. Mengisi formulir pendaftaran dengan huruf balok",
        "7. Menyerahkan pasfoto terbaru ukuran tiga kali empat",
        "8. Melampirkan surat keterangan dari ketua RT setempat",
        "9. Berkas diserahkan ke loket tiga pada jam kerja",
        "10. Petugas memeriksa berkas paling lama lima hari",
        "11. Hasil pemeriksaan diumumkan di papan informasi",
        "12. Keberatan disampaikan tertulis dalam tujuh hari",
        "13. Bantuan disalurkan melalui rekening penerima",
        "14. Penerima wajib melapor bila pindah alamat rumah",
        "15. Seluruh layanan ini tidak dipungut biaya apa pun",
        "16. Keterangan lebih lanjut tersedia di kantor kami",
    ]
    for index, row in enumerate(rows):
        write(canvas, (40, 150 + index * 74), row, 37, INK)
    return canvas


def campaign() -> Image.Image:
    canvas = photo("chelsea", SQUARE)
    ImageDraw.Draw(canvas).rectangle((0, 860, 1080, 1080), NAVY)
    write(canvas, (60, 890), "Vaksin rabies gratis", 84, WHITE)
    write(canvas, (60, 1000), "Free rabies shots for your pets", 44, SAND)
    return canvas


def faint() -> Image.Image:
    """Return a poster whose second line is nearly the colour of its ground (1.6 : 1)."""
    canvas = Image.new("RGB", SQUARE, SAND)
    write(canvas, (70, 300), "Layanan paspor", 110, NAVY)
    write(canvas, (70, 500), "kini buka hari Sabtu", 80, "#d8b56a")
    return canvas


def fine_print() -> Image.Image:
    """Return a poster that is too small to be read on a phone."""
    canvas = Image.new("RGB", SQUARE, WHITE)
    for index in range(7):
        write(canvas, (60, 60 + index * 80), f"{index + 1}. Loket tiga buka pukul 08.00", 18, INK)
        write(canvas, (560, 60 + index * 80), "dan tutup pukul 15.00 WIB", 18, INK)
    return canvas


def overlooked() -> Image.Image:
    """Return a poster whose ornament draws the eye away from its small, pale words."""
    canvas = Image.new("RGB", SQUARE, SAND)
    points = [
        (540 + radius * cos(pi * index / 16), 540 + radius * sin(pi * index / 16))
        for index, radius in enumerate([54, 120] * 16)
    ]
    draw = ImageDraw.Draw(canvas)
    draw.polygon(points, fill="#ffc000")
    draw.circle((540, 540), 36, fill=RED)
    write(canvas, (60, 930), "Layanan paspor dibuka\nSenin sampai Sabtu", 44, "#cfc6b2")
    return canvas


def collage() -> Image.Image:
    """Return 36 small photographs side by side: nothing stands out."""
    canvas = Image.new("RGB", (540, 540))
    names = ("astronaut", "coffee", "chelsea", "rocket")
    for index in range(36):
        row, column = divmod(index, 6)
        canvas.paste(photo(names[index % 4], (90, 90)), (column * 90, row * 90))
    return canvas


def reposted() -> Image.Image:
    """A photograph as an app for short videos saves it: with its name and the account's."""
    canvas = photo("coffee", (600, 400))
    write(canvas, (436, 330), "TikTok", 26, WHITE)
    write(canvas, (436, 362), "@warung.kopi", 18, WHITE)
    return canvas


def black_start() -> Frame:
    """A reel that shows nothing for 1.3 s and then fades in until 2.7 s."""
    scene = photo("rocket", (640, 960), (0.6, 0.5))

    def frame(time: float) -> Image.Image:
        left = int(20 * time)
        shown = scene.crop((left, 0, left + REEL[0], REEL[1]))
        light = min(max((time - 1.3) / 1.4, 0.0), 1.0)
        return ImageEnhance.Brightness(shown).enhance(light)

    return frame


def good_start() -> Frame:
    """A reel with a face and five words from its first frame on, slowly drawing nearer."""
    scene = photo("astronaut", (1080, 1920), (0.42, 0.5))

    def frame(time: float) -> Image.Image:
        margin = int(18 * time)
        box = (margin, margin * 16 // 9, 1080 - margin, 1920 - margin * 16 // 9)
        shown = scene.resize(REEL, Image.Resampling.BICUBIC, box=box)
        ImageDraw.Draw(shown).rectangle((0, 700, 540, 810), NAVY)
        write(shown, (36, 718), "Anak perempuan\njuga bisa jadi astronaut", 32, WHITE)
        return shown

    return frame


def encode(path: Path, frame: Frame, seconds: float) -> None:
    """Write a clip as H.264 with its index in front, as phones take it."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as file:
        stream = file.add_stream("libx264", rate=FPS)
        stream.width, stream.height = REEL
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "27", "preset": "slow"}
        for number in range(round(seconds * FPS)):
            picture = av.VideoFrame.from_image(frame(number / FPS))
            file.mux(stream.encode(picture))
        file.mux(stream.encode())


def pictures() -> Iterator[tuple[Path, Image.Image]]:
    yield EXAMPLES / "01-poster-pengumuman" / "poster.jpg", announcement()
    yield EXAMPLES / "02-foto-takarir-panjang" / "kopi.jpg", photo("coffee", (1080, 720))
    yield EXAMPLES / "06-infografik-penuh-teks" / "infografik.jpg", infographic()
    yield EXAMPLES / "07-kampanye-dua-bahasa" / "vaksin.jpg", campaign()
    yield EXAMPLES / "08-kalender-konten" / "kopi.jpg", photo("coffee", SQUARE)
    yield RULES / "poster-light-text.jpg", announcement().resize((540, 675))
    yield RULES / "poster-heavy-text.jpg", infographic().resize((756, 945))
    yield RULES / "poster-low-contrast.jpg", faint()
    yield RULES / "poster-small-text.jpg", fine_print()
    yield RULES / "poster-overlooked.jpg", overlooked().resize((540, 540))
    yield RULES / "photo-collage.jpg", collage()
    yield RULES / "photo-face.jpg", photo("astronaut", (400, 400))
    yield RULES / "photo.jpg", photo("coffee", (600, 400))
    yield RULES / "photo-reposted.jpg", reposted()


def metadata() -> Iterator[tuple[str, Image.Exif]]:
    """Yield metadata as cameras write it: none, a made-up position, a made-up name and number."""
    yield "photo-without-metadata.jpg", Image.Exif()
    position, name = Image.Exif(), Image.Exif()
    position.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "S", 2: (1.0, 2.0, 3.0), 3: "E", 4: (104.0, 5.0, 6.0)}
    )
    name[ExifTags.Base.Artist] = "Nama Contoh"
    name.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "CONTOH-123"
    yield "photo-with-position.jpg", position
    yield "photo-with-name.jpg", name


def spoilt() -> Iterator[tuple[str, Image.Image, int]]:
    """Yield photographs with one fault each, and the JPEG quality to save them at."""
    whole = photo("coffee", (600, 400))
    yield "photo-blurred.jpg", whole.filter(ImageFilter.GaussianBlur(8)), 80
    yield "photo-dark.jpg", ImageEnhance.Brightness(whole).enhance(0.15), 80
    yield "photo-blocks.jpg", whole, 8
    yield "photo-bars.jpg", ImageOps.expand(photo("coffee", (600, 260)), (0, 70), "black"), 80


def main() -> None:
    for path, picture in pictures():
        picture.save(path, quality=88, optimize=True)
    for name, picture, quality in spoilt():
        picture.save(RULES / name, quality=quality, optimize=True)
    for name, exif in metadata():
        photo("coffee", (300, 200)).save(RULES / name, quality=80, exif=exif)
    encode(EXAMPLES / "03-reel-pembuka-gelap" / "reel.mp4", black_start(), 5)
    encode(EXAMPLES / "04-reel-langsung-terlihat" / "reel.mp4", good_start(), 5)
    encode(RULES / "reel-black-start.mp4", black_start(), 3.5)
    encode(RULES / "reel-good.mp4", good_start(), 3.5)
    whole = (RULES / "photo.jpg").read_bytes()
    (RULES / "photo-truncated.jpg").write_bytes(whole[: len(whole) * 2 // 3])


if __name__ == "__main__":
    main()
