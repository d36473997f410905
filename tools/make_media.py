"""Make the pictures of examples/ and tests/rule-media/.

    pip install scikit-image pillow-heif && python tools/make_media.py

The photographs come from scikit-image, which ships them under CC0 or in the public domain; the
credits stand in examples/CREDITS.md. Everything else is drawn here.
"""

from collections.abc import Iterator
from math import cos, pi, sin
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps
from pillow_heif import register_heif_opener
from skimage import data

HERE = Path(__file__).parent.parent
EXAMPLES = HERE / "examples"
RULES = HERE / "tests" / "rule-media"

FEED = (1080, 1350)
SQUARE = (1080, 1080)
REEL = (540, 960)
NAVY, SAND, RED, INK, WHITE = "#12355b", "#f4ead5", "#b3261e", "#1c1b1a", "#ffffff"


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


def notice(*lines: str) -> Image.Image:
    """Return a plain notice; what is wrong with it stands in its lines."""
    canvas = Image.new("RGB", (720, 720), SAND)
    write(canvas, (40, 60), lines[0], 60, NAVY)
    for index, line in enumerate(lines[1:]):
        write(canvas, (40, 220 + index * 110), line, 40, INK)
    return canvas


def words_over_photo(*, panel: bool) -> Image.Image:
    """Return white words over a photograph with light and dark spots, bare or on a panel."""
    canvas = photo("astronaut", (600, 400))
    if panel:
        ImageDraw.Draw(canvas).rectangle((0, 70, 600, 190), NAVY)
    write(canvas, (30, 90), "Kopi gratis bagi", 66, WHITE)
    return canvas


def story(top: int) -> Image.Image:
    """Return a picture for a Story with its headline at a height."""
    canvas = photo("rocket", REEL, (0.6, 0.5))
    ImageDraw.Draw(canvas).rectangle((0, top, 540, top + 100), NAVY)
    write(canvas, (30, top + 24), "Nonton bareng Sabtu", 44, WHITE)
    return canvas


def off_centre() -> Image.Image:
    """Return a square poster with large words at its left edge."""
    canvas = Image.new("RGB", (540, 540), SAND)
    write(canvas, (10, 80), "Sabtu", 70, NAVY)
    write(canvas, (10, 300), "Donor", 70, RED)
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


def pictures() -> Iterator[tuple[Path, Image.Image]]:
    yield EXAMPLES / "01-poster-pengumuman" / "poster.jpg", announcement()
    yield EXAMPLES / "02-foto-takarir-panjang" / "kopi.jpg", photo("coffee", (1080, 720))
    yield EXAMPLES / "06-infografik-penuh-teks" / "infografik.jpg", infographic()
    yield EXAMPLES / "07-kampanye-dua-bahasa" / "vaksin.jpg", campaign()
    yield EXAMPLES / "08-kalender-konten" / "kopi.jpg", photo("coffee", (400, 400))
    yield RULES / "poster-light-text.jpg", announcement().resize((540, 675))
    yield RULES / "poster-heavy-text.jpg", infographic().resize((756, 945))
    yield RULES / "poster-low-contrast.jpg", faint()
    yield RULES / "poster-small-text.jpg", fine_print()
    # 5 December 2026 is a Saturday; the numbers belong to nobody.
    yield (
        RULES / "poster-notice.jpg",
        notice(
            "Pembagian bantuan",
            "Sabtu, 5 Desember 2026",
            "Balai Desa, pukul 09.00 WIB",
            "Hotline 0811-1000-2000",
        ),
    )
    yield (
        RULES / "poster-careless.jpg",
        notice(
            "Pembagian bantuan",
            "Minggu, 5 Desember 2026",
            "Tempat: [nama tempat]",
            "NIK 3275014512900003",
            "Ibu Sari 0812-3456-7890",
        ),
    )
    yield RULES / "poster-overlooked.jpg", overlooked().resize((540, 540))
    yield RULES / "photo-collage.jpg", collage()
    yield RULES / "photo-face.jpg", photo("astronaut", (400, 400))
    yield RULES / "photo.jpg", photo("coffee", (600, 400))
    yield RULES / "photo-reposted.jpg", reposted()
    yield RULES / "photo-words-lost.jpg", words_over_photo(panel=False)
    yield RULES / "photo-words-on-panel.jpg", words_over_photo(panel=True)
    yield RULES / "story-words-at-top.jpg", story(20)
    yield RULES / "story-words-in-middle.jpg", story(420)
    yield RULES / "poster-off-centre.jpg", off_centre()
    yield RULES / "story-subject-at-bottom.jpg", at_bottom((540, 960))


def at_bottom(size: tuple[int, int]) -> Image.Image:
    """A plain field with all there is to see at its lower edge, where apps put their buttons."""
    width, height = size
    canvas = photo("astronaut", size, (0.9, 0.0)).filter(ImageFilter.GaussianBlur(width // 6))
    cup = photo("coffee", (width * 3 // 10, width * 3 // 10), (0.45, 0.4))
    round_mask = Image.new("L", cup.size)
    ImageDraw.Draw(round_mask).ellipse((0, 0, *cup.size), 255)
    canvas.paste(cup, (width * 7 // 20, height - cup.height - height // 50), round_mask)
    return canvas


MADE_WITH_AI = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax'
    b'-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
    b'Iptc4xmpExt:DigitalSourceType="%b"/></rdf:RDF></x:xmpmeta>'
)


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
    yield "photo-white-bars.jpg", ImageOps.expand(photo("coffee", (600, 260)), (0, 70), WHITE), 80
    small = photo("coffee", (150, 100))
    yield "photo-enlarged.jpg", small.resize((600, 400), Image.Resampling.BICUBIC), 80
    yield "photo-flat.jpg", ImageEnhance.Contrast(whole).enhance(0.15), 80
    yield "photo-overexposed.jpg", overexposed(photo("chelsea", (600, 400)), 4), 80
    yield "photo-cmyk.jpg", photo("coffee", (300, 200)).convert("CMYK"), 80


def overexposed(picture: Image.Image, stops: float) -> Image.Image:
    """Return a photograph with so many stops more light."""
    tones = ((value / 255) ** 2.2 * 2**stops for value in range(256))
    table = [min(255, round(255 * tone ** (1 / 2.2))) for tone in tones]
    return picture.point(table * 3)


def see_through(name: str, fill: str, ground: str | None) -> None:
    """Write words on nothing, or on a badge on nothing."""
    canvas = Image.new("RGBA", (540, 540))
    if ground:
        ImageDraw.Draw(canvas).ellipse((40, 40, 500, 500), ground)
    write(canvas, (130, 200), "Posyandu\nSabtu ini", 56, fill)
    canvas.save(RULES / name, optimize=True)


def moving(path: Path) -> None:
    """Write a GIF of three pictures."""
    tones = [Image.new("RGB", (160, 120), tone) for tone in (NAVY, SAND, RED)]
    tones[0].save(path, save_all=True, append_images=tones[1:], duration=400, loop=0)


def main() -> None:
    for path, picture in pictures():
        picture.save(path, quality=88, optimize=True)
    for name, picture, quality in spoilt():
        picture.save(RULES / name, quality=quality, optimize=True)
    for name, exif in metadata():
        photo("coffee", (300, 200)).save(RULES / name, quality=80, exif=exif)
    told = XMP % MADE_WITH_AI
    photo("coffee", (300, 200)).save(RULES / "picture-made-with-ai.jpg", quality=80, xmp=told)
    see_through("words-transparent.png", WHITE, None)
    see_through("badge-transparent.png", WHITE, "#2f7d6b")
    moving(RULES / "moving.gif")
    register_heif_opener()
    photo("coffee", (300, 200)).save(RULES / "photo.heic", quality=50)
    whole = (RULES / "photo.jpg").read_bytes()
    (RULES / "photo-truncated.jpg").write_bytes(whole[: len(whole) * 2 // 3])


if __name__ == "__main__":
    main()
