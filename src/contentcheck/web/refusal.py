"""What the composer says when it does not do what it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentcheck.model import Text

if TYPE_CHECKING:
    from contentcheck.errors import ContentcheckError

_MEGABYTE = 1_000_000


class Refusal(Exception):
    """A request that is refused: its HTTP status, and why in both languages."""

    def __init__(self, status: int, why: Text):
        super().__init__(why.en)
        self.status = status
        self.why = why


def refused_by(error: ContentcheckError) -> Refusal:
    """Return a refusal for something that could not be read."""
    return Refusal(422, error.message)


def megabytes(count: int) -> str:
    return f"{count / _MEGABYTE:.0f}"


STRANGER = Text(
    id="Permintaan ini tidak datang dari halaman penyusun, jadi ditolak.",
    en="This request does not come from the composer's page, so it is refused.",
)
RELOAD = Text(
    id="Penyusun sudah dimulai ulang. Muat ulang halaman ini (F5), lalu tempel lagi.",
    en="The composer was started anew. Reload this page (F5), then paste again.",
)
GONE = Text(
    id="Unggahan ini sudah ditutup. Muat ulang halaman ini (F5).",
    en="This post was closed. Reload this page (F5).",
)
NO_PAGE = Text(id="Tidak ada halaman di alamat ini.", en="There is no page at this address.")
FULL = Text(
    id="Terlalu banyak unggahan sedang disusun di komputer ini. Tutup satu, lalu muat ulang.",
    en="Too many posts are being written on this machine. Close one, then reload.",
)
UNCLEAR = Text(
    id="Isian ini tidak dapat dibaca. Muat ulang halaman ini (F5).",
    en="What was sent cannot be read. Reload this page (F5).",
)
TOO_LONG = Text(
    id="Teks ini terlalu panjang untuk satu unggahan.", en="This text is too long for one post."
)
TOO_LARGE = Text(
    id="{name} lebih besar dari {limit} MB, jadi tidak dimuat.",
    en="{name} is larger than {limit} MB, so it was not taken.",
)
NO_ROOM = Text(
    id="{name} tidak dimuat: semua berkas bersama-sama lebih besar dari {limit} MB.",
    en="{name} was not taken: all files together are larger than {limit} MB.",
)
TOO_MANY = Text(
    id="{name} tidak dimuat: satu unggahan paling banyak {limit} berkas.",
    en="{name} was not taken: a post has at most {limit} files.",
)
DISK_FULL = Text(
    id="{name} tidak dapat disimpan ({error}).", en="{name} could not be stored ({error})."
)
CRASHED = Text(
    id="Ada kesalahan program, jadi ini tidak dapat dikerjakan. Muat ulang halaman ini (F5).",
    en="There was a fault in the program, so this could not be done. Reload this page (F5).",
)
CHANGED = Text(
    id="Isinya sudah berubah sejak diperiksa. Tunggu hasil baru, lalu tekan lagi.",
    en="It has changed since it was checked. Wait for the new result, then press again.",
)
BY_HAND = Text(
    id="Perbaikan ini tidak dapat ditulis dengan sendirinya; ubah teksnya dengan tangan.",
    en="This correction cannot be written by itself; change the text by hand.",
)
TOO_SLOW = Text(
    id="Perbaikannya terlalu banyak untuk sekali jalan; perbaiki satu per satu, atau pendekkan.",
    en="There are too many corrections for one go; mend them one by one, or shorten the text.",
)
NOT_CHECKED = Text(
    id="Unggahan ini belum selesai diperiksa.", en="This post has not been checked to the end yet."
)
NO_CALENDAR = Text(
    id="{name} bukan kalender .xlsx atau .csv.", en="{name} is no calendar in .xlsx or .csv."
)
TOO_MANY_ROWS = Text(
    id="Kalender ini berisi lebih dari {limit} unggahan; periksa dengan perintah"
    " `contentcheck check`.",
    en="This calendar has more than {limit} posts; check it with the command `contentcheck check`.",
)
