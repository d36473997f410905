"""What the page for whoever approves says, in both languages."""

from contentcheck.model import Text

WORDS = {
    "heading": Text(id="Ringkasan untuk persetujuan", en="Summary for approval"),
    "goes_to": Text(id="Akan tayang di", en="Will appear on"),
    "others": Text(id="dan {count} tujuan lain", en="and {count} more"),
    "at": Text(id="Waktu tayang: {when}", en="Goes out: {when}"),
    "caption": Text(id="Takarir, seperti tampil di {target}", en="Caption, as {target} shows it"),
    "no_caption": Text(id="(tanpa takarir)", en="(no caption)"),
    "several": Text(id="1 dari {count} berkas", en="1 of {count} files"),
    "points": Text(id="+{points} poin", en="+{points} points"),
    "nothing": Text(id="Tidak ada yang perlu diperbaiki.", en="There is nothing to mend."),
    "found": Text(
        id="Temuan: {errors} kesalahan, {warnings} peringatan, {advice} saran",
        en="Found: {errors} errors, {warnings} warnings, {advice} pieces of advice",
    ),
    "signed": Text(id="Disetujui oleh", en="Approved by"),
    "signed_on": Text(id="Tanggal", en="Date"),
    "made": Text(
        id="Diperiksa {today} dengan contentcheck {version}, di komputer sendiri. Nilai"
        " menunjukkan seberapa banyak pedoman yang dipenuhi; nilai tidak meramalkan jangkauan.",
        en="Checked on {today} with contentcheck {version}, on this computer. The score says how"
        " much of the guidance is met; it does not foretell reach.",
    ),
}
