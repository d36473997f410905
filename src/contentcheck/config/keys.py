"""What each key of a configuration means: for `contentcheck config`, `init`, and editors."""

from __future__ import annotations

from dataclasses import dataclass

from contentcheck.model import Text


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it takes, what holds without it, what it means, and an example in TOML.

    Of a table the example is the whole of it, with its header.
    """

    name: str
    takes: Text
    default: Text
    meaning: Text
    example: str


_NAMES = Text(
    id="daftar nama aturan: id lengkap, bagian terakhirnya, awalan berakhiran titik, atau nama"
    " pemeriksaan",
    en="a list of rules: a full id, its last part, a prefix ending in a point, or a check's name",
)
_NONE = Text(id="kosong", en="none")
_NEAREST = Text(id=" Berkas yang terdekat dengan draf menang.", en=" The file nearest wins.")
_RUN = Text(
    id=" Berlaku untuk seluruh pemeriksaan: hanya dibaca dari folder tempat perintah dijalankan dan"
    " folder di atasnya.",
    en=" Holds for the run as a whole: read only from the folder the command runs in and above.",
)


def _more(text: Text, more: Text) -> Text:
    return Text(id=text.id + more.id, en=text.en + more.en)


_KEYS = (
    Key(
        "targets",
        Text(id="daftar tujuan", en="a list of targets"),
        _NONE,
        Text(
            id="Tujuan draf yang tidak menyebut tujuan sendiri.",
            en="Where a draft goes that names no target of its own.",
        ),
        'targets = ["instagram/feed", "facebook/page"]',
    ),
    Key(
        "via",
        Text(id='"app" atau "api"', en='"app" or "api"'),
        Text(id='"app"', en='"app"'),
        Text(
            id="Cara menerbitkan bila draf tidak menyebutnya: diunggah sendiri (app) atau lewat"
            " alat (api).",
            en="How a draft is published that does not say: by hand (app) or by a tool (api).",
        ),
        'via = "api"',
    ),
    Key(
        "language",
        Text(id='"id" atau "en"', en='"id" or "en"'),
        Text(id="dikenali dari teksnya", en="told from the text"),
        Text(
            id="Bahasa takarir bila draf tidak menyebutnya.",
            en="The language of captions where a draft does not say.",
        ),
        'language = "id"',
    ),
    Key(
        "timezone",
        Text(
            id="WIB, WITA, WIT, selisih seperti +08:00, atau nama seperti Asia/Makassar",
            en="WIB, WITA, WIT, an offset like +08:00, or a name like Asia/Makassar",
        ),
        Text(id='"WIB"', en='"WIB"'),
        Text(
            id="Zona waktu `publish` yang tidak menyebut zona.",
            en="The time zone of a `publish` that names none.",
        ),
        'timezone = "WITA"',
    ),
    Key(
        "select",
        _NAMES,
        Text(id="semua aturan", en="all rules"),
        _more(Text(id="Hanya aturan ini yang dijalankan.", en="Only these rules run."), _NEAREST),
        'select = ["caption.", "image.too-much-text"]',
    ),
    Key(
        "ignore",
        _NAMES,
        _NONE,
        _more(
            Text(
                id="Aturan ini tidak dijalankan. Untuk menerima temuan dengan alasan, pakai"
                " [[suppress]].",
                en="These rules do not run. To accept findings with a reason use [[suppress]].",
            ),
            _NEAREST,
        ),
        'ignore = ["caption.fold"]',
    ),
    Key(
        "extend-select",
        _NAMES,
        _NONE,
        Text(
            id="Tambahan pada `select` berkas di atasnya; juga mengembalikan yang diabaikan di"
            " sana.",
            en="Added to the `select` of the files above; brings back what they ignore, too.",
        ),
        'extend-select = ["caption.fold"]',
    ),
    Key(
        "extend-ignore",
        _NAMES,
        _NONE,
        Text(
            id="Tambahan pada `ignore` berkas di atasnya.",
            en="Added to the `ignore` of the files above.",
        ),
        'extend-ignore = ["caption.shouted"]',
    ),
    Key(
        "rules",
        Text(
            id="daftar folder, dihitung dari folder berkas ini, atau nama paket yang terpasang",
            en="a list of folders, seen from this file's folder, or names of installed packs",
        ),
        _NONE,
        Text(
            id="Folder aturan sendiri di samping aturan bawaan. Di bawah [[per-path]]: aturan"
            " kampanye, hanya untuk draf di sana. Hanya dibaca dari folder tempat perintah"
            " dijalankan dan folder di atasnya.",
            en="Folders of rules of your own beside the shipped ones. Under [[per-path]]: those"
            " of a campaign, for the drafts there only. Read only from the folder the command runs"
            " in and above.",
        ),
        'rules = ["aturan-kantor"]',
    ),
    Key(
        "rule",
        Text(
            id="satu tabel per aturan, dengan severity, impact, scale, params",
            en="a table for each rule, with severity, impact, scale, params",
        ),
        _NONE,
        Text(
            id="Mengubah satu aturan: tingkat tertinggi (severity), bagian skor yang hilang"
            " (impact), titik nilainya (scale), atau parameternya (params).",
            en="Changes a rule: the highest severity, the share of the score lost (impact), the"
            " points of its scale, its params.",
        ),
        '[rule."caption.fold"]\nseverity = "advice"\nimpact = 0.05\n'
        "scale = [[200, 1.0], [400, 0.4]]",
    ),
    Key(
        "per-path",
        Text(
            id="satu tabel per kelompok draf: `paths`, lalu kunci mana pun di atas ini",
            en="a table for each group of drafts: `paths`, then any of the keys above",
        ),
        _NONE,
        Text(
            id="Pilihan untuk draf yang jalurnya cocok dengan salah satu pola, seakan-akan sebuah"
            " contentcheck.toml ada di samping draf itu. Dalam pola, * cocok dengan nama, ** dengan"
            " folder mana pun; pola tanpa / dicari di semua folder.",
            en="Choices for the drafts whose path fits a pattern, as if a contentcheck.toml lay"
            " beside them. In a pattern * stands for a name, ** for any folders; one without / is"
            " looked for everywhere.",
        ),
        '[[per-path]]\npaths = ["kampanye-g20/**"]\nrules = ["aturan-g20"]\n'
        'extend-ignore = ["caption.fold"]',
    ),
    Key(
        "suppress",
        Text(
            id="satu tabel per pengecualian: `rules`, `reason`, `paths`",
            en="a table for each exception: `rules`, `reason`, `paths`",
        ),
        _NONE,
        Text(
            id="Temuan yang diterima, dengan alasan wajib. Temuannya tetap ada di laporan,"
            " ditandai, dan tidak mengurangi skor; --no-suppress menampilkan semuanya.",
            en="Findings that are accepted, with a reason. They stay in the report, marked, and"
            " cost nothing; --no-suppress shows all.",
        ),
        '[[suppress]]\nrules = ["caption.fold"]\npaths = ["arsip/**"]\nreason = "sudah terbit"',
    ),
    Key(
        "lang",
        Text(id='"id" atau "en"', en='"id" or "en"'),
        Text(id="bahasa sistem Anda", en="that of your locale"),
        _more(Text(id="Bahasa pesan contentcheck.", en="The language of messages."), _RUN),
        'lang = "id"',
    ),
    Key(
        "fail-on",
        Text(
            id='"error", "warning", "advice", atau "never"',
            en='"error", "warning", "advice" or "never"',
        ),
        Text(id='"error"', en='"error"'),
        _more(
            Text(
                id="Kode keluar 1 mulai dari tingkat ini.", en="Exit with 1 from this severity on."
            ),
            _RUN,
        ),
        'fail-on = "warning"',
    ),
    Key(
        "min-score",
        Text(id="angka 0 sampai 100", en="a number from 0 to 100"),
        _NONE,
        _more(
            Text(id="Kode keluar 1 di bawah skor ini.", en="Exit with 1 below this score."), _RUN
        ),
        "min-score = 80",
    ),
    Key(
        "baseline",
        Text(
            id="nama berkas, dihitung dari folder berkas ini",
            en="a file name, seen from this file's folder",
        ),
        _NONE,
        _more(
            Text(
                id="Berkas temuan lama yang tidak dihitung lagi; ditulis dengan --write-baseline.",
                en="The file of old findings that no longer count; --write-baseline writes it.",
            ),
            _RUN,
        ),
        'baseline = "temuan-lama.json"',
    ),
    Key(
        "docs-url",
        Text(id="alamat https://", en="an https:// address"),
        _NONE,
        _more(
            Text(
                id="Tempat Anda menerbitkan situs dokumentasi (tools/site/make_site.py): temuan"
                " aturan bawaan lalu menunjuk ke halaman aturannya, bukan ke sumbernya.",
                en="Where you publish the documentation (tools/site/make_site.py): findings of"
                " shipped rules then point to the rule's page instead of to its source.",
            ),
            _RUN,
        ),
        'docs-url = "https://docs.example.go.id/contentcheck"',
    ),
    Key(
        "cache",
        Text(id="true atau false", en="true or false"),
        Text(id="true", en="true"),
        _more(
            Text(
                id="false: ukuran gambar dan video tidak disimpan untuk pemeriksaan berikutnya.",
                en="false: measures of pictures and videos are not kept for the next run.",
            ),
            _RUN,
        ),
        "cache = false",
    ),
    Key(
        "extend",
        Text(
            id="nama berkas, dihitung dari folder berkas ini",
            en="a file name, seen from this file's folder",
        ),
        _NONE,
        Text(
            id="Konfigurasi lain yang berlaku lebih dahulu, misalnya milik seluruh kementerian;"
            " yang tertulis di sini menang. Pola dan folder di sana dihitung dari foldernya"
            " sendiri.",
            en="Another configuration that comes before this one, say that of the whole ministry;"
            " what stands here wins. Its patterns and folders are seen from its own folder.",
        ),
        'extend = "../bersama/contentcheck.toml"',
    ),
    Key(
        "root",
        Text(id="true atau false", en="true or false"),
        Text(id="false", en="false"),
        Text(
            id="true: berkas di folder-folder di atasnya tidak dibaca lagi. Folder dengan .git juga"
            " mengakhiri pencarian.",
            en="true: files in folders above are not read any more. A folder with .git ends the"
            " search, too.",
        ),
        "root = true",
    ),
)
KEYS = {key.name: key for key in _KEYS}
