"""Everything that looks for something in texts, by name: stretches of code points come out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec

from contentcheck.checks.spelling import known
from contentcheck.rulebook import load
from contentcheck.rules import params_of
from contentcheck.text.capitals import shouted
from contentcheck.text.clickbait import baits
from contentcheck.text.days import impossible_days
from contentcheck.text.disguises import disguises
from contentcheck.text.engagement import engagement_baits
from contentcheck.text.hoax_cues import hoax_cues
from contentcheck.text.invisible import invisible_characters
from contentcheck.text.invitations import asks, offers
from contentcheck.text.lookalikes import lookalikes
from contentcheck.text.markup import residues
from contentcheck.text.mistyped import mistyped
from contentcheck.text.near_misses import near_misses
from contentcheck.text.numerals import numerals
from contentcheck.text.occasions import days, hours
from contentcheck.text.openings import gist, slow_opening
from contentcheck.text.personal import personal_data
from contentcheck.text.placeholders import placeholders
from contentcheck.text.punctuation import slips
from contentcheck.text.replays import replay_promises
from contentcheck.text.requests import bare_invitations, data_requests
from contentcheck.text.sentences import sentences
from contentcheck.text.spelling import misspellings
from contentcheck.text.variables import variables
from contentcheck.text.weekdays import mentions
from contentcheck.text.wordlists import listed

Stretches = Callable[[str], list[tuple[int, int]]]
COARSE = tuple(load().called("caption.abusive-words")[0].params["words"])
ABUSIVE = partial(listed, entries=COARSE, forms=disguises)
(RULE,) = load().called("caption.spelling")
WRONG = known(msgspec.convert(RULE.params, params_of("spelling")))
NAMES = ("Kementerian", "Sri Wahyuningsih")
FINDERS: dict[str, Stretches] = {
    "weekdays": lambda text: [(each.start, each.end) for each in mentions(text)],
    "no_days": lambda text: [(each.start, each.end) for each in impossible_days(text)],
    "placeholders": lambda text: list(placeholders(text)),
    "personal": lambda text: [(each.start, each.end) for each in personal_data(text)],
    "hoax_cues": lambda text: [(each.start, each.end) for each in hoax_cues(text)],
    "clickbait": lambda text: baits(text, "id", 125),
    "engagement": lambda text: [(each.start, each.end) for each in engagement_baits(text)],
    "abusive": lambda text: [(each.start, each.end) for each in ABUSIVE(text)],
    "lookalikes": lambda text: [(each.start, each.end) for each in lookalikes(text)],
    "spelling": lambda text: [(each.start, each.end) for each in misspellings(text, WRONG)],
    "numerals": lambda text: [(each.start, each.end) for each in numerals(text)],
    "punctuation": lambda text: sorted((each.start, each.end) for each in slips(text)),
    "mistyped": lambda text: [(each.start, each.end) for each in mistyped(text)],
    "markup": lambda text: [(each.start, each.end) for each in residues(text)],
    "invisible": lambda text: sorted((each.start, each.end) for each in invisible_characters(text)),
    "near_misses": lambda text: [(each.start, each.end) for each in near_misses(text, NAMES)],
    "english_clickbait": lambda text: baits(text, "en", 125),
    "sentences": lambda text: [(each.start, each.end) for each in sentences(text)],
    "shouted": shouted,
    "asks": lambda text: [found] if (found := asks(text)) else [],
    "offers": lambda text: [found] if (found := offers(text)) else [],
    "openings": lambda text: (
        [(opening.start, opening.end)] if (opening := slow_opening(text)) else []
    ),
    "gist": lambda text: [(first.start, first.end)] if (first := gist(text)) else [],
    "variables": lambda text: [(each.start, each.end) for each in variables(text)],
    "requests": lambda text: [
        (each.start, each.end) for each in data_requests(text, anywhere=True)
    ],
    "invitations": lambda text: [(each.start, each.end) for each in bare_invitations(text)],
    "replays": lambda text: [(each.start, each.end) for each in replay_promises(text)],
    "days": lambda text: [(each.start, each.end) for each in days(text)],
    "hours": lambda text: [(each.start, each.end) for each in hours(text)],
}
NOT_FAULTS = {"sentences", "asks", "offers", "openings", "gist", "variables", "days", "hours"}
# Pieces of what the finders look for, so that made-up texts come near to it.
WORDS = """
    Rabu (6/4) 6 April 2022 , malam minggu [nama] { } {{1}} ____ XXX Rp .... TBD ( ) isi link
    NIK 3275014512900003 3275 0145 KK NPWP 09.254.254.3-407.000 0812 -3456-7890 +62 812 Ibu Sari
    layanan budi @ gmail.com rekening BRI 9155445379 a.n. Jl. No. 12 RT 03 / RW 05 tinggal di
    Tag 3 temanmu LIKE kalau setuju, share ke 5 teman viralkan tolol kurang
    menurut seorang dokter mengobati 9% dalam 3 hari GEMPAR!!! ajar love untuk A
    http://a/ ٣٢ 𝟑𝟐 é 👩‍🚀 𝐏𝐞𝐧𝐭𝐢𝐧𝐠 Ⓐⓨⓞ Ａｙｏ 放 Kemеnkes s̶a̶l̶
    disini di laksanakan ijin Resiko se Indonesia bukan risiko "
    Rp. 1.5 juta 8.51 persen 1,5 million !!! ?!? , :) ( ] “ ” ** __x__ ## [x](www.a.id) &nbsp; <br>
    â€œ Ã© * https//a.id https:// www,
    Kementrian Wahyuningsi PENTING SEKALI HARI INI AYO DAFTAR. Dr. #a #b Jakarta (6/4) – {{ 2 }}
    pendaftaran dibuka Ternyata Begini Viral! You Won't Believe Dalam rangka \u202e \u2060 \u00ad
    kirim foto KTP lewat DM kami pukul 19.00 WIB 5–7 Desember bisa ditonton ulang kapan saja
"""
OVERLAP = {"clickbait", "english_clickbait"}  # of one stretch they find several ways
