"""Make the clips of examples/ and tests/rule-media/ that show one fault each, or none.

    pip install scikit-image && python tools/make_reels.py

The photographs are those of make_media.py, the music is a chord of make_clips.py.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
from make_clips import Clip, chord, mux_sound
from make_media import (
    EXAMPLES,
    MADE_WITH_AI,
    NAVY,
    REEL,
    RULES,
    SAND,
    WHITE,
    at_bottom,
    photo,
    write,
)
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

SMALL = (180, 320)
SMALL_REEL = (270, 480)  # enough for clips with one fault each
FPS = 24

Frame = Callable[[float], Image.Image]  # seconds → picture


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
        ImageDraw.Draw(shown).rectangle((0, 500, 540, 610), NAVY)  # above the app's own caption
        write(shown, (36, 518), "Anak perempuan\njuga bisa jadi astronaut", 32, WHITE)
        return shown

    return frame


def flashing(rate: float) -> Frame:
    """A small clip whose light goes off and on again so many times a second."""
    scene = photo("coffee", SMALL, (0.4, 0.5))

    def frame(time: float) -> Image.Image:
        off = time * rate % 1 >= 0.5
        return ImageEnhance.Brightness(scene).enhance(0.2) if off else scene

    return frame


def panned(name: str, size: tuple[int, int] = SMALL_REEL, step: float = 12) -> Frame:
    """A photograph that moves by so many pixels a second."""
    scene = photo(name, (size[0] + 60, size[1]))

    def frame(time: float) -> Image.Image:
        left = int(step * time)
        return scene.crop((left, 0, left + size[0], size[1]))

    return frame


def drifting(card: Callable[[float], Image.Image | None]) -> Frame:
    """A small clip that moves slowly, and what it shows instead at times."""
    scene = photo("coffee", (2 * SMALL[0], SMALL[1]))

    def frame(time: float) -> Image.Image:
        left = int(15 * time)
        moving = scene.crop((left, 0, left + SMALL[0], SMALL[1]))
        return card(time) or moving

    return frame


def blurred_start() -> Frame:
    """A reel that turns sharp after 1.5 s."""
    sharp = panned("coffee")
    return lambda time: (
        sharp(time).filter(ImageFilter.GaussianBlur(6)) if time < 1.5 else sharp(time)
    )


def boxed() -> Frame:
    """A reel whose picture lies flat between black bars above and below."""
    inner = panned("coffee", (SMALL_REEL[0], 160))

    def frame(time: float) -> Image.Image:
        canvas = Image.new("RGB", SMALL_REEL)
        canvas.paste(inner(time), (0, 160))
        return canvas

    return frame


def closing_card() -> Image.Image:
    canvas = Image.new("RGB", SMALL, NAVY)
    write(canvas, (24, 140), "Terima kasih", 20, WHITE)
    return canvas


def marked() -> Frame:
    """A clip saved from an app for short videos: with its name, first below, then above."""
    scene = photo("coffee", (900, 640))

    def frame(time: float) -> Image.Image:
        left = int(60 * time)
        shown = scene.crop((left, 0, left + 360, 640))
        x, y = (236, 540) if time < 2 else (24, 40)
        write(shown, (x, y), "TikTok", 26, WHITE)
        write(shown, (x, y + 32), "@warung.kopi", 16, WHITE)
        return shown

    return frame


def title_card() -> Frame:
    """A reel that is a still card, its headline where the profile grid cuts it off."""
    card = Image.new("RGB", SMALL_REEL, NAVY)
    write(card, (28, 14), "PENGUMUMAN", 32, WHITE)
    write(card, (36, 240), "Dinas Kesehatan", 24, SAND)
    return lambda _: card


def cut_up() -> Frame:
    """A reel that jumps to another shot six times in its first three seconds."""
    shots = [panned(name) for name in ("coffee", "astronaut", "chelsea", "rocket")]
    return lambda time: shots[int(time / 0.42) % len(shots)](time)


def shaken() -> Frame:
    """A reel that jerks by up to 24 pixels from frame to frame."""
    scene = photo("coffee", (SMALL_REEL[0] + 60, SMALL_REEL[1] + 60))

    def frame(time: float) -> Image.Image:
        number = round(time * FPS)
        left, top = (number * 37) % 49, (number * 29) % 47
        return scene.crop((left, top, left + SMALL_REEL[0], top + SMALL_REEL[1]))

    return frame


def subtitled(top: int) -> Frame:
    """A reel with subtitles burnt in at a height, as somebody speaks."""
    scene = panned("coffee", REEL, 8)
    said = ["Kopi Gayo dipetik", "saat buahnya merah", "lalu dijemur", "sampai benar-benar kering"]

    def frame(time: float) -> Image.Image:
        shown = scene(time)
        words = said[int(time / 1.2) % len(said)]
        width = round(ImageDraw.Draw(shown).textlength(words, ImageFont.load_default(34)))
        left = (REEL[0] - width) // 2
        ImageDraw.Draw(shown).rectangle((left - 12, top - 6, left + width + 12, top + 46), "black")
        write(shown, (left, top), words, 34, WHITE)
        return shown

    return frame


def with_logo() -> Frame:
    """A reel with an office's small name in the upper corner, where apps put their own."""
    scene = panned("coffee", REEL, 8)

    def frame(time: float) -> Image.Image:
        shown = scene(time)
        write(shown, (24, 36), "DINAS\nPERKEBUNAN", 18, WHITE)
        return shown

    return frame


def on_white() -> Frame:
    """A reel whose picture lies flat between white bars above and below."""
    inner = panned("coffee", (SMALL_REEL[0], 160))

    def frame(time: float) -> Image.Image:
        canvas = Image.new("RGB", SMALL_REEL, "white")
        canvas.paste(inner(time), (0, 160))
        return canvas

    return frame


def low_subject() -> Frame:
    """A reel in which all there is to see lies at the lower edge, and drifts a little."""
    scene = at_bottom((SMALL_REEL[0] + 20, SMALL_REEL[1]))

    def frame(time: float) -> Image.Image:
        left = int(2 * time)
        return scene.crop((left, 0, left + SMALL_REEL[0], SMALL_REEL[1]))

    return frame


def read_aloud() -> Frame:
    """A reel of nothing but pages full of text, three seconds each."""
    lines = [
        "Setiap pemohon wajib", "membawa kartu keluarga", "dan dua lembar salinan",
        "surat keterangan dari", "ketua RT setempat serta", "bukti pembayaran pajak",
        "tahun yang berjalan dan", "pasfoto berwarna terbaru", "dengan latar merah dan",
        "mengisi formulir dengan", "huruf balok memakai tinta", "hitam tanpa coretan dan",
        "disahkan kepala kantor", "selambatnya akhir pekan", "tidak boleh diwakilkan",
        "siapa pun tanpa surat",
    ]  # fmt: skip

    def frame(time: float) -> Image.Image:
        canvas = Image.new("RGB", REEL, SAND)
        first = int(time / 3) % len(lines)
        for number, line in enumerate([*lines[first:], *lines[:first]]):
            write(canvas, (6, 4 + 59 * number), line, 47, NAVY)
        return canvas

    return frame


def encode(
    path: Path, frame: Frame, seconds: float, fps: int = FPS, *, music: bool = False
) -> None:
    """Write a clip as H.264 with its index in front, as phones take it."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as file:
        stream = file.add_stream("libx264", rate=fps)
        sound = file.add_stream("aac", rate=48_000, layout="stereo") if music else None
        stream.width, stream.height = frame(0).size
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "27", "preset": "slow"}
        for number in range(round(seconds * fps)):
            picture = av.VideoFrame.from_image(frame(number / fps))
            file.mux(stream.encode(picture))
        file.mux(stream.encode())
        if sound:
            mux_sound(file, sound, chord(seconds, 0.35), Clip(path.name))


def words_in_reels() -> Iterator[tuple[str, Frame]]:
    yield "subtitles", subtitled(520)
    yield "low-subtitles", subtitled(815)
    yield "corner-logo", with_logo()
    yield "white-bars", on_white()
    yield "all-text", read_aloud()
    yield "subject-at-bottom", low_subject()


def faulty_reels() -> Iterator[tuple[str, Frame]]:
    yield "blurred-start", blurred_start()
    yield "bars", boxed()
    yield "card", title_card()
    yield "cuts", cut_up()
    yield "shaky", shaken()


def told(source: Path, path: Path, **tags: str) -> None:
    """Copy a clip as a phone would have written it: with tags in its container."""
    with av.open(str(source)) as clip, av.open(str(path), "w") as file:
        file.metadata.update(tags)
        (stream,) = clip.streams.video
        copied = file.add_stream_from_template(stream)
        for packet in clip.demux(stream):
            if packet.dts is not None:
                packet.stream = copied
                file.mux(packet)


def credited(source: Path, path: Path) -> None:
    """Copy a clip with Content Credentials behind it that say that AI made it (unsigned)."""
    told = b"jumb c2pa.actions digitalSourceTypexF" + MADE_WITH_AI + b"\xff"
    uuid = bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + bytes(4) + b"manifest\0" + told
    path.write_bytes(source.read_bytes() + (len(uuid) + 8).to_bytes(4, "big") + b"uuid" + uuid)


def whole_clips() -> Iterator[tuple[str, Frame, float, int]]:
    """Yield small clips with one fault each: name, frames, seconds, frames a second."""
    black = Image.new("RGB", SMALL)
    yield "clip-flashing.mp4", flashing(5), 2, 30
    yield "clip-flashing-long.mp4", flashing(2), 7, 12
    yield "clip-moving.mp4", drifting(lambda _: None), 5, 12
    yield "clip-black-middle.mp4", drifting(lambda t: black if 2 <= t < 5 else None), 7, 12
    yield "clip-still.mp4", drifting(lambda _: photo("coffee", SMALL)), 6, 12
    yield "clip-long-card.mp4", drifting(lambda t: closing_card() if t >= 2 else None), 12, 12
    yield "clip-marked.mp4", marked(), 5, 12
    yield "clip-short.mp4", drifting(lambda _: None), 1, 12
    yield "clip-long.mp4", drifting(lambda _: closing_card()), 95, 1


def main() -> None:
    encode(EXAMPLES / "03-reel-pembuka-gelap" / "reel.mp4", black_start(), 5, music=True)
    encode(EXAMPLES / "04-reel-langsung-terlihat" / "reel.mp4", good_start(), 5, music=True)
    encode(RULES / "reel-black-start.mp4", black_start(), 3.5)
    encode(RULES / "reel-good.mp4", good_start(), 3.5)
    plain = RULES / "reel-good.mp4"
    told(plain, RULES / "reel-with-position.mp4", location="+01.0000+104.0000/", artist="Contoh")
    for name, frame, seconds, fps in whole_clips():
        encode(RULES / name, frame, seconds, fps)
    credited(RULES / "clip-moving.mp4", RULES / "clip-made-with-ai.mp4")
    for name, clip in faulty_reels():
        encode(RULES / f"reel-{name}.mp4", clip, 3.2)
    for name, clip in words_in_reels():
        encode(RULES / f"reel-{name}.mp4", clip, 7, 8)


if __name__ == "__main__":
    main()
