"""What the page itself says, in both languages of its readers."""

from contentcheck.model import Severity, Text, Verdict

VERDICTS: dict[Verdict, Text] = {
    "ready": Text(id="Siap tayang", en="Ready"),
    "needs-work": Text(id="Perlu diperbaiki", en="Needs work"),
    "blocked": Text(id="Jangan tayang dulu", en="Do not publish yet"),
    "unchecked": Text(id="Belum terperiksa", en="Not fully checked"),
}
MEANINGS: dict[Verdict, Text] = {
    "ready": Text(
        id="Tidak ada kesalahan maupun peringatan.", en="There are no errors and no warnings."
    ),
    "needs-work": Text(
        id="Boleh tayang, tetapi hasilnya lebih baik bila peringatannya diperbaiki dahulu.",
        en="It may go out, but it does better with its warnings mended first.",
    ),
    "blocked": Text(
        id="Ada kesalahan yang harus diperbaiki sebelum tayang.",
        en="There is an error that has to be mended before it goes out.",
    ),
    "unchecked": Text(
        id="Sebagian tidak dapat diperiksa, jadi belum ada nilainya.",
        en="Part of it could not be checked, so there is no score yet.",
    ),
}
SEVERITIES: dict[Severity, Text] = {
    "error": Text(id="Kesalahan", en="Errors"),
    "warning": Text(id="Peringatan", en="Warnings"),
    "advice": Text(id="Saran", en="Advice"),
}
SEVERITY_HINTS: dict[Severity, Text] = {
    "error": Text(
        id="ditolak, terpotong, atau merugikan", en="it would be refused, cut off, or do harm"
    ),
    "warning": Text(id="menyimpang dari pedoman", en="against the guidance"),
    "advice": Text(id="bisa lebih baik", en="could be better"),
}
WORDS: dict[str, Text] = {
    "report": Text(id="Laporan pemeriksaan unggahan", en="Report on posts to come"),
    "skip_link": Text(id="Langsung ke isi", en="Skip to the content"),
    "language": Text(id="Bahasa", en="Language"),
    "theme": Text(id="Tampilan", en="Appearance"),
    "theme_auto": Text(id="Otomatis", en="Automatic"),
    "theme_light": Text(id="Terang", en="Light"),
    "theme_dark": Text(id="Gelap", en="Dark"),
    "print": Text(id="Cetak", en="Print"),
    "targets": Text(id="Tujuan", en="Where it goes"),
    "score": Text(id="Nilai", en="Score"),
    "score_of": Text(id="nilai {score} dari 100", en="score {score} out of 100"),
    "no_score": Text(id="belum ada nilai", en="no score yet"),
    "points": Text(id="poin", en="points"),
    "first": Text(id="Kerjakan ini dahulu", en="Do this first"),
    "all_well": Text(
        id="Tidak ada yang perlu diperbaiki. Unggahan ini siap.",
        en="There is nothing to mend. This post is ready.",
    ),
    "findings": Text(id="Semua temuan", en="All findings"),
    "do": Text(id="Yang perlu dilakukan", en="What to do"),
    "instead": Text(id="Ganti dengan", en="Write instead"),
    "copy_offered": Text(
        id="`--fix` menulis salinan bersih: {copy}", en="`--fix` writes a clean copy: {copy}"
    ),
    "mend": Text(id="Perbaiki", en="Mend it"),
    "mend_copy": Text(id="Bersihkan berkasnya", en="Clean the file"),
    "mend_unsafe": Text(
        id="Dapat mengubah arti: baca lagi sesudahnya.",
        en="It may change the meaning: read it again afterwards.",
    ),
    "why": Text(id="Mengapa ini penting", en="Why it matters"),
    "source": Text(id="Sumber", en="Source"),
    "sources": Text(id="Sumber", en="Sources"),
    "close": Text(id="Tutup", en="Close"),
    "sure_high": Text(id="Sangat yakin", en="Very sure"),
    "sure_some": Text(id="Cukup yakin", en="Fairly sure"),
    "sure_low": Text(id="Dugaan", en="A guess"),
    "elsewhere": Text(id="sudah dihitung di temuan lain", en="counted with another finding"),
    "hardly": Text(id="kurang dari 0,1 poin", en="less than 0.1 points"),
    "suppressed": Text(id="Dikecualikan", en="Ignored on purpose"),
    "suppressed_why": Text(id="Alasannya: {reason}", en="The reason: {reason}"),
    "to_caption": Text(id="Tunjukkan di takarir", en="Show in the caption"),
    "to_picture": Text(id="Tunjukkan di gambar", en="Show in the picture"),
    "passed": Text(id="Lolos pemeriksaan", en="Passed"),
    "skipped": Text(id="Tidak diperiksa", en="Not checked"),
    "skipped_note": Text(
        id="Bukan berarti lolos: aturan berikut tidak dapat dijalankan untuk unggahan ini.",
        en="That does not mean passed: these rules could not run on this post.",
    ),
    "failed": Text(id="Yang tidak dapat diperiksa", en="What could not be checked"),
    "line": Text(id="baris {line}", en="line {line}"),
    "whole_post": Text(id="seluruh unggahan", en="the whole post"),
    "seconds": Text(id="detik {start}–{end}", en="seconds {start}–{end}"),
    # ------------------------------------------------------------------------------- picture
    "pictures": Text(id="Gambar dan video", en="Pictures and videos"),
    "layers": Text(id="Yang ditampilkan di atas gambar", en="Shown over the picture"),
    "layer_findings": Text(id="Temuan", en="Findings"),
    "layer_zones": Text(id="Terpotong atau tertutup", en="Cropped or covered"),
    "layer_heat": Text(id="Perhatian", en="Attention"),
    "layer_text": Text(id="Tulisan", en="Text"),
    "layer_faces": Text(id="Wajah", en="Faces"),
    "layer_grid": Text(id="Kotak 5×5", en="5×5 grid"),
    "file_is": Text(id="Berkas {file}", en="File {file}"),
    "text_share": Text(id="Luas tulisan", en="Text covers"),
    "grid_share": Text(id="Kotak berisi tulisan", en="Cells with text"),
    "of_cells": Text(id="{count} dari 25", en="{count} of 25"),
    "faces": Text(id="Wajah", en="Faces"),
    "text_lines": Text(id="Baris tulisan", en="Lines of text"),
    "shown_as": Text(id="Ukuran", en="Size"),
    "alt": Text(id="Teks alternatif", en="Alt text"),
    "no_alt": Text(id="belum ada", en="none yet"),
    "heat_note": Text(
        id="Makin merah, makin menarik mata. Perkiraan dari foto; untuk poster kurang pasti.",
        en="The redder, the more it draws the eye. Learned from photos; less sure for posters.",
    ),
    "zone_crop": Text(id="dipotong di tujuan ini", en="cropped here"),
    "zone_controls": Text(
        id="tertutup tombol dan nama aplikasi", en="covered by the app's own name and buttons"
    ),
    "zone_grid": Text(id="batas kotak di profil", en="edge of the tile in the profile"),
    "unreadable": Text(id="Berkas ini tidak dapat dibaca.", en="This file cannot be read."),
    "left_out": Text(
        id="Gambar hanya dimuat untuk {count} unggahan pertama. Tulis ke folder "
        "(`-o FOLDER/`) agar semuanya bergambar.",
        en="Only the first {count} posts have pictures here. Write to a folder (`-o FOLDER/`) to "
        "have them all.",
    ),
    # --------------------------------------------------------------------------------- video
    "opening": Text(id="Tiga detik pertama", en="The first three seconds"),
    "opening_score": Text(id="Nilai pembuka {score} dari 100", en="Opening: {score} out of 100"),
    "brightness": Text(id="Terang layar", en="Brightness"),
    "time": Text(id="Detik", en="Second"),
    "blank": Text(id="Layar kosong", en="Blank screen"),
    "focus": Text(id="Pusat perhatian", en="Focus"),
    "share_of_text": Text(id="Tulisan", en="Text"),
    "yes": Text(id="ya", en="yes"),
    "no": Text(id="tidak", en="no"),
    "none": Text(id="tidak ada", en="none"),
    "mark_content": Text(id="mulai ada isinya", en="first content"),
    "mark_sharp": Text(id="mulai tajam", en="sharp from here"),
    "mark_subject": Text(id="ada yang dilihat", en="something to look at"),
    "mark_cut": Text(id="ganti adegan", en="cut"),
    "marks": Text(id="Penanda", en="Marks"),
    "numbers": Text(id="Angka dalam tabel", en="The figures as a table"),
    "flashes": Text(id="Kilatan cahaya", en="Flashes of light"),
    "flashes_safe": Text(
        id="Aman: tidak ada detik dengan lebih dari tiga kilatan.",
        en="Safe: no second holds more than three flashes.",
    ),
    "flashes_unsafe": Text(
        id="Berbahaya: lebih dari tiga kilatan dalam satu detik dapat memicu kejang pada orang "
        "dengan epilepsi.",
        en="Dangerous: more than three flashes in a second can set off seizures.",
    ),
    "flashes_part": Text(
        id="Video ini tidak ditonton sampai habis, jadi belum tentu aman.",
        en="This video was not watched to its end, so it may not be safe.",
    ),
    "flashes_limit": Text(id="batas: 3 kilatan", en="limit: 3 flashes"),
    "flashes_each": Text(id="Kilatan per detik", en="Flashes a second"),
    # --------------------------------------------------------------------------------- phone
    "preview": Text(id="Kira-kira tampil begini", en="About how it will look"),
    "preview_note": Text(
        id="Gambaran umum, bukan tiruan persis aplikasinya.",
        en="A sketch, not an exact copy of the app.",
    ),
    "account": Text(id="Instansi Anda", en="Your office"),
    "now": Text(id="baru saja", en="just now"),
    "more": Text(id="… selengkapnya", en="… more"),
    "less": Text(id="lebih sedikit", en="less"),
    "hook_whole": Text(
        id="Kalimat pokok terbaca utuh sebelum “selengkapnya”.",
        en="The first sentence that matters can be read before “more”.",
    ),
    "hook_cut": Text(
        id="Kalimat pokok terpotong oleh “selengkapnya”.",
        en="The first sentence that matters is cut off by “more”.",
    ),
    "hook_hidden": Text(
        id="Kalimat pokok baru muncul setelah “selengkapnya” diketuk.",
        en="The first sentence that matters only shows after a tap on “more”.",
    ),
    "no_media": Text(id="tanpa gambar", en="no picture"),
    "several": Text(id="1 dari {count}", en="1 of {count}"),
    "choose": Text(id="Pilihan di dalamnya", en="What there is to choose"),
    # ------------------------------------------------------------------------------ calendar
    "calendar": Text(id="Kalender unggahan", en="Calendar of posts"),
    "posts": Text(id="{count} unggahan", en="{count} posts"),
    "post": Text(id="Unggahan", en="Post"),
    "date": Text(id="Tanggal", en="Date"),
    "worst": Text(id="Hasil", en="Verdict"),
    "counts": Text(id="Temuan", en="Findings"),
    "search": Text(id="Cari", en="Search"),
    "filter_verdict": Text(id="Hasil", en="Verdict"),
    "filter_target": Text(id="Tujuan", en="Where it goes"),
    "shown_rows": Text(id="unggahan ditampilkan", en="posts shown"),
    "clear": Text(id="Tampilkan semua", en="Show all"),
    "frequent": Text(id="Yang paling sering ditemukan", en="Found most often"),
    "over_time": Text(id="Dari minggu ke minggu", en="Week by week"),
    "week": Text(id="Minggu mulai", en="Week of"),
    "undated": Text(id="Tanpa tanggal", en="No date"),
    "total": Text(id="Jumlah", en="Total"),
    "mean_score": Text(id="Nilai rata-rata", en="Mean score"),
    "to_calendar": Text(id="Kembali ke kalender", en="Back to the calendar"),
    "nothing": Text(id="Tidak ada draf di sini.", en="There are no drafts here."),
    "no_script": Text(
        id="Untuk membuka rincian tiap unggahan, izinkan JavaScript di halaman ini, atau tulis "
        "laporan ke folder (`-o FOLDER/`).",
        en="To open a post, allow JavaScript on this page, or write the report to a folder "
        "(`-o FOLDER/`).",
    ),
    "no_date": Text(id="tanpa tanggal", en="no date"),
    "sort_hint": Text(id="klik untuk mengurutkan", en="click to sort"),
    # --------------------------------------------------------------------------------- about
    "about": Text(
        id="Nilai menunjukkan seberapa banyak pedoman yang dipenuhi: 100 berarti tidak ada temuan. "
        "Nilai ini tidak meramalkan jangkauan, dan tidak membandingkan akun Anda dengan akun lain.",
        en="The score says how much of the guidance is met: 100 means that nothing was found. It "
        "does not foretell reach, and does not compare your account with others.",
    ),
    "made_by": Text(
        id="Dibuat oleh contentcheck {version}, tanpa mengirim apa pun ke internet.",
        en="Made by contentcheck {version}; nothing was sent to the internet.",
    ),
}
FIELDS = {
    "title": Text(id="Judul", en="Title"),
    "caption": Text(id="Takarir", en="Caption"),
    "captions": Text(id="Takarir khusus {of}", en="Caption for {of}"),
    "header": Text(id="Kepala pesan", en="Header"),
    "footer": Text(id="Kaki pesan", en="Footer"),
    "first_comment": Text(id="Komentar pertama", en="First comment"),
    "link": Text(id="Tautan", en="Link"),
    "preview": Text(id="Pratinjau tautan", en="Preview of the link"),
    "media": Text(id="Media {number}", en="Medium {number}"),
    "alt": Text(id="Teks alternatif media {number}", en="Alt text of medium {number}"),
    "buttons": Text(id="Tombol {number}", en="Button {number}"),
    "tags": Text(id="Tag", en="Tags"),
    "event": Text(id="Acara", en="Event"),
    "group": Text(id="Grup", en="Group"),
    "template": Text(id="Templat", en="Template"),
    "interactive": Text(id="Pesan interaktif", en="Interactive message"),
    "ignore": Text(id="Pengecualian", en="What is ignored"),
    "targets": Text(id="Tujuan", en="Where it goes"),
}
