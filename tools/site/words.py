"""The words of the generated pages, in both languages; what the command line says too is there."""

from contentcheck.model import Language, Text
from contentcheck.report.cards import WORDS
from contentcheck.report.target_card import GROUPS
from contentcheck.report.verdicts import SEVERITIES

_WORDS = WORDS | {
    **SEVERITIES,
    "do": WORDS["advice"],
    "rules": Text(id="Aturan", en="Rules"),
    "rules-lead": Text(
        id="Setiap aturan menilai satu hal. Namanya sama dengan yang tertulis di laporan;"
        " halamannya menjelaskan alasannya, angkanya, sumbernya, dan cara mengubahnya.",
        en="Each rule judges one thing. Its name is the one in the report; its page tells why, by"
        " which numbers, who says so, and how to change it.",
    ),
    "rule": Text(id="Aturan", en="Rule"),
    "at-most": Text(id="Paling berat", en="At most"),
    "finds": Text(id="Contoh temuan", en="What it says, for example"),
    "costs": Text(id="potongan sampai {n} dari 100", en="costs up to {n} of 100"),
    "measured-by": Text(id="diukur oleh", en="measured by"),
    "languages": Text(id="hanya untuk takarir berbahasa", en="only for captions in"),
    "group": Text(
        id="Dari kelompok `{n}` hanya aturan yang paling mahal yang dihitung.",
        en="Of the group `{n}` only the costliest rule counts.",
    ),
    "measured": Text(id="Terukur", en="Measured"),
    "score": Text(id="Nilai (dari 100)", en="Score (of 100)"),
    "up-to": Text(id="sampai {v}", en="up to {v}"),
    "from": Text(id="mulai {v}", en="from {v} on"),
    "above": Text(id="lebih dari {v}", en="more than {v}"),
    "at": Text(id="pada {v}", en="at {v}"),
    "between": Text(
        id="Di antara dua baris, nilainya berubah merata.",
        en="Between two lines the score changes evenly.",
    ),
    "refers": Text(
        id="Nama seperti {n} berarti angka milik tujuannya, lihat tabel berikut.",
        en="A name like {n} stands for the number of each target, see the next table.",
    ),
    "where": Text(id="Berlaku di mana", en="Where it runs"),
    "target": Text(id="Tujuan", en="Target"),
    "targets-title": Text(id="Tujuan", en="Targets"),
    "targets-lead": Text(
        id="Tempat unggahan terbit, ditulis `platform/permukaan`. Halamannya memuat bidang, media,"
        " dan setiap batas beserta siapa yang menyatakannya dan kapan.",
        en="Where a post goes, written `platform/surface`. Its page holds the fields, the media,"
        " and each limit with who says so and when.",
    ),
    "called": Text(id="Sebutan", en="Called"),
    "runs-here": Text(id="Aturan yang berlaku di sini", en="Rules that run here"),
    "examples": Text(id="Contoh", en="Examples"),
    "passes": Text(id="Lolos", en="Passes"),
    "found": Text(id="Ditemukan: nilai {s} dari 100", en="Found: a score of {s} out of 100"),
    "repeated": Text(
        id="Takarirnya diulang sampai {n} karakter.",
        en="The caption is repeated to {n} characters.",
    ),
    "change": Text(id="Mengubahnya", en="To change it"),
    "change-file": Text(
        id="Aturan ini ada di `rules/{file}`. Ganti `severity`, `impact`, atau `scale` di sana."
        " Angka tujuan diganti di `rules/platforms/`, bukan di aturannya.",
        en="This rule is `rules/{file}`. Change `severity`, `impact` or `scale` there. The numbers"
        " of a target are changed in `rules/platforms/`, not in the rule.",
    ),
    "change-how": Text(id="Cara mengubah aturan", en="How to change rules"),
    "change-config": Text(
        id="Atau, tanpa menyentuh berkasnya, di `contentcheck.toml` kantor Anda:",
        en="Or, without touching the file, in the `contentcheck.toml` of your office:",
    ),
    "ignore": Text(id="Mengecualikan satu draf", en="To ignore it in one draft"),
    "ignore-how": Text(
        id="Tulis di bagian atas draf. Alasannya wajib; temuannya tetap tercatat di laporan.",
        en="Write it at the top of the draft. The reason is required; the finding stays on record.",
    ),
    "fact": Text(id="Batas", en="Limit"),
    "value": Text(id="Angka", en="Value"),
    "via-only": Text(
        id="Hanya dapat dikirim lewat alat penerbitan (API).",
        en="Exists only through publishing tools (the API).",
    ),
    "checks": Text(id="Pemeriksaan", en="Checks"),
    "checks-lead": Text(
        id="Pemeriksaan mengukur, aturan menilai. Halaman ini untuk yang menulis aturan sendiri;"
        " keterangannya dalam bahasa Inggris, dari kode programnya.",
        en="A check measures, a rule judges. These pages are for those who write rules of their"
        " own; what they say comes from the code.",
    ),
    "check-name": Text(id="Pemeriksaan", en="Check"),
    "looks-at": Text(id="Yang dilihat", en="What it looks at"),
    "params": Text(id="Parameter", en="Params"),
    "no-params": Text(id="Tanpa parameter.", en="It takes no params."),
    "param": Text(id="Kunci", en="Key"),
    "takes": Text(id="Isi", en="Takes"),
    "default": Text(id="Bawaan", en="Default"),
    "list": Text(id="daftar ({n})", en="list of ({n})"),
    "whole": Text(id="angka bulat", en="whole number"),
    "number": Text(id="angka", en="number"),
    "text": Text(id="teks", en="text"),
    "yes-no": Text(id="`true` · `false`", en="`true` · `false`"),
    "nothing": Text(id="tidak ada", en="nothing"),
    "required": Text(id="wajib diisi", en="required"),
    "used-by": Text(id="Aturan yang memakainya", en="Rules that use it"),
    "used-by-none": Text(
        id="Tidak ada aturan bawaan yang memakainya; untuk aturan Anda sendiri.",
        en="No shipped rule uses it; it is there for rules of your own.",
    ),
    "commands": Text(id="Baris perintah", en="The command line"),
    "commands-lead": Text(
        id="Semua perintah dan pilihannya, seperti yang ditampilkan `--help` (dalam bahasa"
        " Inggris). `--lang id` memilih bahasa laporan.",
        en="All commands and options, as `--help` shows them.",
    ),
    "option": Text(id="Pilihan", en="Option"),
    "meaning": Text(id="Arti", en="Meaning"),
    "configuration": Text(id="Konfigurasi", en="Configuration"),
    "configuration-lead": Text(
        id="Kunci untuk `contentcheck.toml`, atau `[tool.contentcheck]` di pyproject.toml.",
        en="The keys of `contentcheck.toml`, or of `[tool.contentcheck]` in pyproject.toml.",
    ),
    "example": Text(id="Contoh", en="Example"),
    "reference": Text(id="Rujukan", en="Reference"),
    "language": Text(id="Bahasa Indonesia", en="English"),
}
SUBJECTS = GROUPS | {  # what the first part of a rule's id is about
    "calendar": Text(id="Kalender", en="Calendar"),
    "draft": Text(id="Draf", en="Draft"),
    "event": Text(id="Acara", en="Events"),
    "media": Text(id="Gambar dan video", en="Pictures and videos"),
    "sound": Text(id="Suara", en="Sound"),
    "subtitles": Text(id="Subtitel", en="Subtitles"),
}


def word(key: str, lang: Language, **values: object) -> str:
    """Return a word, or a sentence with its `{names}` filled in."""
    said = _WORDS[key][lang]
    for name, value in values.items():
        said = said.replace(f"{{{name}}}", str(value))
    return said
