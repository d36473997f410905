"""Small pictures and clips of every kind that is read: a few hundred bytes to a few thousand."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, PngImagePlugin

import clips
from drawing import scene
from fuzz import TESTS

SIZE = (48, 32)
_XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-\
syntax-ns#"><rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
Iptc4xmpExt:DigitalSourceType="trainedAlgorithmicMedia" Iptc4xmpExt:City="Bogor"/></rdf:RDF>\
</x:xmpmeta>"""
_GPS = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)}


@cache
def pictures() -> tuple[bytes, ...]:
    """Return JPEG, PNG, GIF, WebP and, where it can be written, HEIC and AVIF."""
    return tuple(_pictures())


@cache
def moving() -> tuple[bytes, ...]:
    """Return MP4, MOV, WebM, MKV, AVI, 3GP, and GIF and WebP that move."""
    return tuple(_clips())


def _pictures() -> Iterator[bytes]:
    colours = scene(SIZE)
    clear = colours.copy()
    clear.putalpha(colours.convert("L"))
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = 6, "Kamera"
    exif.get_ifd(0x8825).update(_GPS)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = PngImagePlugin.PngInfo()
    told.add_text("Description", "Foto Ibu Sari")
    told.add_itxt("XML:com.adobe.xmp", _XMP.decode())
    deep = Image.fromarray(np.arange(48 * 32, dtype=np.uint16).reshape(32, 48) * 40)
    yield _saved(colours, "JPEG", quality=60, exif=exif, xmp=_XMP)
    yield _saved(colours, "JPEG", quality=60, progressive=True, subsampling=0)
    yield _saved(colours, "JPEG", quality=60, restart_marker_blocks=2, icc_profile=srgb)
    yield _saved(colours.convert("L"), "JPEG", quality=60)
    yield _saved(colours.convert("CMYK"), "JPEG", quality=60)
    yield _saved(colours, "MPO", save_all=True, append_images=[colours])
    yield _saved(colours, "PNG", pnginfo=told, exif=exif)
    yield _saved(clear, "PNG", icc_profile=srgb)
    yield _saved(colours.quantize(16), "PNG", transparency=3)
    yield _saved(colours.convert("1"), "PNG")
    yield _saved(deep, "PNG")
    yield _saved(colours.quantize(16), "GIF", comment=b"Foto")
    yield _saved(clear.quantize(16), "GIF", transparency=2)
    yield _saved(colours, "WEBP", quality=60, exif=exif, xmp=_XMP)
    yield _saved(clear, "WEBP", lossless=True, icc_profile=srgb)
    yield _saved(clear, "WEBP", quality=50)
    yield _saved(colours, "AVIF", quality=40)
    yield _heic(colours)


def _heic(picture: Image.Image) -> bytes:
    from pillow_heif import from_pillow

    file = io.BytesIO()
    from_pillow(picture).save(file, quality=50)
    return file.getvalue()


def _saved(picture: Image.Image, form: str, **how: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def _clips() -> Iterator[bytes]:
    frames = [np.asarray(scene((32, 32), seed), np.uint8) for seed in range(4)]
    shaken = [np.roll(frames[0], (n, 2 * n), axis=(0, 1)) for n in range(8)]
    late = [0, 0.04, 0.4, 0.5]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def written(file: str, shown: list[clips.Frame] = frames, **how: object) -> bytes:
            return clips.write(folder / file, shown, **how).read_bytes()  # type: ignore[arg-type]

        yield written("a.mp4")
        yield written("b.mp4", shaken, rotation=90)
        yield written("c.mp4", frames[:2], sound=True)
        yield written("d.mp4", times=late, pixel_aspect="4/3")
        yield written("e.mp4", options={"movflags": "frag_keyframe+empty_moov"})
        yield written("f.mp4", options={"movflags": "faststart"}, codec="mpeg4")
        yield written("a.mov")
        yield written("b.mov", codec="mpeg4", rotation=180)
        yield written("a.3gp", codec="mpeg4")
        yield written("a.webm", codec="libvpx")
        yield written("b.webm", codec="libvpx-vp9", times=late)
        yield written("a.mkv")
        yield written("b.mkv", codec="mpeg4")
        yield written("a.avi", codec="mpeg4")
        yield written("a.gif", codec="gif")
    first, *rest = [Image.fromarray(each) for each in frames]
    yield _saved(first, "WEBP", save_all=True, append_images=rest, duration=40)
    yield _saved(first.quantize(8), "GIF", save_all=True, append_images=rest, duration=0)
    yield (TESTS / "rule-media" / "clip-hevc.mp4").read_bytes()
