"""engagement-bait: the five kinds of requests, what is exempt, and what only sounds like one."""

from __future__ import annotations

import pytest

from contentcheck.checks import engagement_bait
from contentcheck.engine import check
from contentcheck.model import Draft, Span
from contentcheck.rulebook import load
from contentcheck.text.engagement import engagement_baits


def kinds(text: str) -> list[str]:
    return [each.kind for each in engagement_baits(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pilih favoritmu: love untuk Jakarta, wow untuk Bandung", "vote"),
        ("👍 untuk nasi, ❤️ untuk mi", "vote"),
        ("Vote pakai reaksi ya!", "vote"),
        ("Comment 1 for tea, 2 for coffee", "vote"),
        ("Klik suka kalau kamu cinta Indonesia", "react"),
        ("LIKE kalau setuju!", "react"),
        ("Jangan lupa like, komen, dan share", "react"),
        ("Double tap if you are proud", "react"),
        ("Bagikan ke 5 temanmu dan menangkan hadiah", "share"),
        ("SHARE sebanyak-banyaknya!", "share"),
        ("Share this post if you agree", "share"),
        ("Tag 3 teman yang suka kopi", "tag"),
        ("Mention sahabatmu di komentar", "tag"),
        ("Tag a friend who needs this", "tag"),
        ("Ketik SETUJU di kolom komentar", "comment"),
        ("Komen 'YA' kalau sudah divaksin", "comment"),
        ("Tulis emoji merah putih di bawah", "comment"),
        ("Comment “YES” below", "comment"),
    ],
)
def test_each_kind_of_bait(text: str, kind: str) -> None:
    assert kinds(f"Halo. {text}") == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Isi jajak pendapat resmi di laman kami. Terima kasih atas dukungan Anda.",
        "Teruskan peringatan tsunami ini kepada keluarga di pesisir.",
        "Hubungi petugas melalui @akun_resmi. Bagikan kalau bermanfaat.",
        "Apa kendala Anda saat mendaftar? Tulis di komentar.",
        "Ketik PASPOR lalu kirim ke 1234, atau ketik “cek bansos” di Google.",
        "Jangan share ke 10 orang pesan berantai ini.",
        "Comment below with your questions. I would like if possible to join.",
        "Harga tag, mention orang tua dalam formulir, tandai lokasi di peta.",
        "Minta rekomendasi tempat wisata, tag temanmu!",
        "Galang dana gempa: share ke 10 temanmu.",
        "Butuh donor darah golongan O, tag temanmu.",
    ],
)
def test_no_bait(text: str) -> None:
    assert kinds(text) == []


def test_a_request_in_a_disaster_warning_is_advice_at_most() -> None:
    draft = Draft("Waspada banjir! Tag temanmu.", targets=["facebook/page"])
    report = check(draft, load().select(["engagement-bait"]))
    (finding,) = report.targets[0].findings
    assert (finding.severity, report.verdict) == ("advice", "ready")


def test_comments_are_read_and_kinds_may_be_chosen() -> None:
    draft = Draft("Tag temanmu", first_comment="LIKE kalau setuju")
    params = engagement_bait.Params(kinds=("react",))
    (found,) = engagement_bait.check(draft, params)
    assert found.place == Span("first_comment", 0, 10)
    assert found.evidence is not None
    assert found.evidence.id == "“LIKE kalau” (reaksi)"


def test_only_where_meta_says_so() -> None:
    draft = Draft("Tag 3 temanmu", targets=["x/post", "instagram/feed", "facebook/group"])
    report = check(draft, load().select(["engagement-bait"]))
    assert [len(target.findings) for target in report.targets] == [0, 1, 1]
