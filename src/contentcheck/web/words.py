"""What the composer itself says, in both languages."""

from contentcheck.model import Text

PLATFORMS = {  # names that are written in a way of their own
    "linkedin": "LinkedIn",
    "tiktok": "TikTok",
    "whatsapp": "WhatsApp",
    "youtube": "YouTube",
}
WORDS: dict[str, Text] = {
    "title": Text(id="Susun unggahan", en="Write a post"),
    "lead": Text(
        id="Semuanya diperiksa di komputer ini. Tidak ada yang dikirim ke internet.",
        en="Everything is checked on this computer. Nothing is sent to the internet.",
    ),
    "no_script": Text(
        id="Halaman ini memerlukan JavaScript. Izinkan di peramban, lalu muat ulang.",
        en="This page needs JavaScript. Allow it in the browser, then reload.",
    ),
    "caption": Text(id="Takarir", en="Caption"),
    "caption_hint": Text(
        id="Ketik atau tempel dari WhatsApp dan Word.", en="Type, or paste from WhatsApp and Word."
    ),
    "characters": Text(id="karakter", en="characters"),
    "pasted": Text(id="Tempelan dirapikan:", en="What you pasted was tidied:"),
    "as_it_was": Text(id="Tempel apa adanya", en="Paste it as it was"),
    "media": Text(id="Gambar dan video", en="Pictures and videos"),
    "drop": Text(
        id="Lepaskan gambar, video, atau kalender Excel di sini",
        en="Drop pictures, videos or an Excel calendar here",
    ),
    "pick": Text(id="Pilih berkas", en="Choose files"),
    "kinds": Text(
        id="JPEG, PNG, WebP, GIF, MP4, MOV, WebM; kalender .xlsx atau .csv",
        en="JPEG, PNG, WebP, GIF, MP4, MOV, WebM; a calendar as .xlsx or .csv",
    ),
    "alt": Text(id="Teks alternatif untuk {name}", en="Alt text of {name}"),
    "alt_hint": Text(
        id="Teks alternatif: apa yang terlihat, bagi yang tidak dapat melihatnya",
        en="Alt text: what it shows, for those who cannot see it",
    ),
    "remove": Text(id="Buang {name}", en="Remove {name}"),
    "earlier": Text(id="Majukan {name}", en="Move {name} forward"),
    "loading": Text(id="Memuat {name} …", en="Taking {name} …"),
    "targets": Text(id="Tujuan", en="Where it goes"),
    "choose_targets": Text(id="Pilih tujuan", en="Choose where it goes"),
    "choose_hint": Text(
        id="Pilih semua tempat unggahan ini akan tayang.", en="Choose every place it will appear."
    ),
    "done": Text(id="Selesai", en="Done"),
    "more": Text(id="Keterangan lain", en="More about it"),
    "heading": Text(id="Judul (YouTube, Pinterest)", en="Title (YouTube, Pinterest)"),
    "link": Text(id="Tautan", en="Link"),
    "first_comment": Text(id="Komentar pertama", en="First comment"),
    "publish": Text(id="Waktu tayang", en="Goes out at"),
    "language": Text(id="Bahasa takarir", en="Language of the caption"),
    "by_itself": Text(id="Kenali sendiri", en="Find out"),
    "via": Text(id="Diterbitkan lewat", en="Published by"),
    "via_app": Text(id="aplikasinya, dengan tangan", en="the app, by hand"),
    "via_api": Text(id="alat penjadwalan (API)", en="a scheduling tool (API)"),
    "take_along": Text(id="Simpan dan serahkan", en="Keep it and hand it on"),
    "download": Text(id="Unduh draf", en="Download the draft"),
    "download_hint": Text(
        id="Berkas Markdown; bersama gambar menjadi .zip.",
        en="A Markdown file; with pictures, a .zip.",
    ),
    "summary": Text(id="Ringkasan satu halaman", en="Summary on one page"),
    "summary_hint": Text(
        id="Untuk yang menyetujui unggahan ini.", en="For whoever approves this post."
    ),
    "again": Text(id="Buang dan mulai lagi", en="Discard and start again"),
    "again_sure": Text(
        id="Buang takarir dan semua berkasnya?", en="Discard the caption and all its files?"
    ),
    "result": Text(id="Hasil pemeriksaan", en="What was found"),
    "welcome": Text(
        id="Temuan, pratinjau ponsel, dan peta perhatian muncul di sini selagi Anda menulis.",
        en="What is found, a phone preview and a heat map appear here while you write.",
    ),
    "step_caption": Text(
        id="Tulis takarirnya, atau tempel dari WhatsApp dan Word.",
        en="Write the caption, or paste it from WhatsApp and Word.",
    ),
    "step_media": Text(
        id="Lepaskan gambar dan videonya, lalu tulis teks alternatifnya.",
        en="Drop its pictures and videos, then write their alt texts.",
    ),
    "step_targets": Text(id="Pilih ke mana unggahan ini pergi.", en="Choose where this post goes."),
    "step_mend": Text(
        id="Perbaiki temuannya dengan satu tekan, lalu unduh draf atau ringkasannya.",
        en="Mend what is found with one press, then download the draft or its summary.",
    ),
    "no_target": Text(
        id="Pilih dahulu ke mana unggahan ini pergi.", en="First choose where this post goes."
    ),
    "checking": Text(id="Memeriksa …", en="Checking …"),
    "measuring": Text(
        id="Gambar dan video sedang diukur; temuan tentang teks sudah ada.",
        en="Pictures and videos are being measured; what concerns the text is here.",
    ),
    "watching": Text(id="Menonton {name}: {share}%", en="Watching {name}: {share}%"),
    "told": Text(
        id="{verdict}, nilai {score}. Temuan: {count}.",
        en="{verdict}, score {score}. Findings: {count}.",
    ),
    "told_unscored": Text(id="{verdict}. Temuan: {count}.", en="{verdict}. Findings: {count}."),
    "mend_all": Text(id="Perbaiki semua yang aman ({count})", en="Mend all that is safe ({count})"),
    "mend_all_hint": Text(
        id="Hanya yang tidak dapat mengubah arti.", en="Only what cannot change the meaning."
    ),
    "mended": Text(id="Diperbaiki. Memeriksa lagi …", en="Mended. Checking again …"),
    "offline": Text(
        id="Penyusun tidak menjawab. Mungkin jendelanya tertutup: mulai lagi, lalu muat ulang.",
        en="The composer does not answer. Its window may be closed: start it again, then reload.",
    ),
    "calendar_checking": Text(
        id="Memeriksa kalender {name} …", en="Checking the calendar {name} …"
    ),
    "calendar_done": Text(
        id="{count} unggahan dari {name} sudah diperiksa.",
        en="{count} posts of {name} were checked.",
    ),
    "calendar_open": Text(id="Buka laporan kalender", en="Open the calendar's report"),
    "calendar_media": Text(
        id="Lepaskan juga gambar dan videonya agar ikut diperiksa, lalu lepaskan lagi kalendernya.",
        en="Drop its pictures and videos, too, then the calendar again, to have them checked.",
    ),
    "lost": Text(
        id="Berkas yang dilepas tadi sudah dihapus; lepaskan lagi.",
        en="The files dropped before were deleted; drop them again.",
    ),
}
