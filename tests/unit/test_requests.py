"""Requests: personal data asked for in messages, and invitations that do not say what for."""

from __future__ import annotations

import pytest

from contentcheck.text.requests import bare_invitations, data_requests


def asked(text: str, *, anywhere: bool = False) -> list[str]:
    return [text[each.start : each.end] for each in data_requests(text, anywhere=anywhere)]


def invited(text: str) -> list[str]:
    return [text[each.start : each.end] for each in bare_invitations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kirim foto KTP via DM, ya.", "Kirim foto KTP"),
        ("Silakan kirimkan NIK dan foto KTP Anda melalui WA 0812-3456-7890.", "kirimkan NIK"),
        ("Hubungi kami lewat DM dengan menyertakan NIK.", "menyertakan NIK"),
        ("Untuk mendaftar, DM kami nama lengkap, alamat, dan NIK.", None),
        ("Tulis NIK Anda di kolom komentar.", "Tulis NIK"),
        ("Balas dengan nomor KTP Anda.", "Balas dengan nomor KTP"),
        ("Send us a copy of your passport by WhatsApp.", "Send us a copy of your passport"),
        ("Please DM us your full name and national ID.", "DM us your full name and national ID"),
        ("Kirim nama, alamat, dan KK ke 081234567890", "Kirim nama, alamat, dan KK"),
        ("Cukup kirimkan kode OTP ke chat ini", "kirimkan kode OTP"),
    ],
)
def test_personal_data_asked_for_in_a_message(text: str, found: str | None) -> None:
    assert asked(text) == [found] if found else asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jangan kirim foto KTP lewat DM.",
        "Kami tidak pernah meminta Anda mengirim kode OTP lewat WhatsApp.",
        "Waspada penipuan: pelaku meminta warga kirim foto KTP lewat WA.",
        "Modus baru! Kirim foto KTP lewat WA, lalu rekening terkuras.",
        "Bawa KTP asli dan fotokopi KK ke loket.",
        "Unggah foto KTP di laman paspor.go.id.",
        "Tulis PASPOR di kolom komentar, nanti kami kirim jadwalnya.",
        "Ketik KTP lalu kirim ke WA 0812-3456-7890 untuk jadwal perekaman.",
        "Kami kirim paspor Anda ke rumah, pesan lewat WA.",
        "Kirim pertanyaan lewat DM.",
        "Min, setiap saya kirim foto KTP lewat DM selalu gagal.",
        "Syarat: KTP, KK, dan pasfoto. Info lewat DM.",
        "Send your question by WhatsApp.",
        "Kirimkan foto terbaikmu lewat DM!",
    ],
)
def test_what_asks_for_no_personal_data_in_a_message(text: str) -> None:
    assert asked(text) == []


def test_a_message_itself_need_not_say_where_to() -> None:
    assert asked("Halo {{1}}, kirimkan foto KTP Anda.") == []
    assert asked("Halo {{1}}, kirimkan foto KTP Anda.", anywhere=True) == ["kirimkan foto KTP"]
    assert asked("Halo {{1}}, unggah foto KTP di aplikasi kami.", anywhere=True) == []
    assert asked("Halo {{1}}, bawa KTP ke loket 3.", anywhere=True) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Silakan DM kami!", ["Silakan DM"]),
        ("Hubungi kami lewat WA 0812-3456-7890.", ["Hubungi kami lewat WA"]),
        ("Kirim pesan ke nomor di bio.", ["Kirim pesan ke"]),
        ("Send us a message!", ["Send us a message"]),
        ("Silakan DM untuk pertanyaan soal paspor.", []),
        ("Ada kendala saat mendaftar? Silakan DM kami.", []),
        ("DM kami, dibalas Senin–Jumat pukul 08.00–16.00.", []),
        ("Info lebih lanjut: WA 0812-3456-7890.", []),
        ("Please message us about opening hours.", []),
        ("Saya sudah DM kami tunggu balasannya", []),
        ("Jangan DM kami.", []),
        ("Ia kirim pesan pilu.", []),
    ],
)
def test_invitations_that_do_not_say_what_for(text: str, found: list[str]) -> None:
    assert invited(text) == found
