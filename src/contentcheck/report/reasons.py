"""Why a rule did not run, in the reader's words."""

from contentcheck.model import Language, Report, Text

REASONS = {
    "no image": Text(id="tidak ada gambar", en="no image"),
    "no video": Text(id="tidak ada video", en="no video"),
    "no media": Text(id="tidak ada media", en="no media"),
    "no text": Text(id="tidak ada teks", en="no text"),
    "no cover": Text(id="tidak ada gambar sampul", en="no cover picture"),
    "no preview": Text(id="pratinjau tautan tidak ditulis", en="no preview of the link given"),
    "no link": Text(id="unggahan tanpa tautan", en="the post has no link"),
    "no tags": Text(id="tidak ada tag", en="no tags"),
    "no template name": Text(id="templat tanpa nama", en="the template has no name"),
    "no alt text": Text(id="tidak ada teks alternatif", en="no alt text"),
    "no buttons": Text(id="tidak ada tombol", en="no buttons"),
    "no list": Text(id="tidak ada daftar pilihan", en="no list"),
    "no variables": Text(id="tidak ada variabel", en="no variables"),
    "one image only": Text(id="hanya satu gambar", en="one image only"),
    "unreadable medium": Text(id="media tidak terbaca", en="unreadable medium"),
    "language": Text(id="bahasa lain atau tidak dikenali", en="another or an unknown language"),
    "no language named": Text(id="draf tidak menyebut bahasa", en="the draft names no language"),
    "few words": Text(id="terlalu sedikit kata", en="too few words"),
    "nothing offered": Text(id="tidak ada yang ditawarkan", en="nothing is offered"),
    "nothing to compare": Text(
        id="tidak ada unggahan lain untuk dibandingkan", en="no other post to compare with"
    ),
    "no topics": Text(id="topik grup tidak disebut", en="the group's topics are not named"),
    "no event time": Text(id="waktu acara tidak disebut", en="no time of an event is named"),
    "unclear event time": Text(
        id="`event.starts` bukan tanggal yang dikenali", en="`event.starts` is no date we know"
    ),
    "no hour": Text(id="jam tayang tidak disebut", en="no hour of publishing is named"),
    "no time in the text": Text(id="takarir tidak menyebut waktu", en="the caption names no time"),
    "nothing announced": Text(id="tidak ada yang diumumkan", en="nothing is announced"),
    "no set hour": Text(id="dikirim bila diperlukan", en="sent when it is needed"),
    "under way": Text(id="acaranya sudah berlangsung", en="the event is under way"),
    "no publish date": Text(
        id="tanggal tanpa tahun, dan `publish` kosong", en="dates without a year, and no `publish`"
    ),
    "no text detector": Text(id="pendeteksi teks tidak terpasang", en="no text detector"),
    "no text reader": Text(id="pembaca teks tidak terpasang", en="no text reader"),
    "no speech detector": Text(id="pendeteksi ucapan tidak terpasang", en="no speech detector"),
    "no sound": Text(id="tidak ada suara", en="no sound"),
    "no subtitles": Text(id="tidak ada berkas subtitel", en="no subtitle file"),
    "not stated": Text(id="tidak tercantum dalam berkasnya", en="not stated in the file"),
    "time": Text(id="terlalu panjang untuk diperiksa seluruhnya", en="too long to be seen through"),
    "no face detector": Text(id="pendeteksi wajah tidak terpasang", en="no face detector"),
}
# A post without a video has nothing for the rules about videos: no news for a reader.
NOTHING_THERE = {
    *("no image", "no video", "no media", "one image only", "no text", "no alt text"),
    *("no buttons", "no list", "no variables", "no sound", "no subtitles"),
    *("no cover", "no preview", "no link", "no tags", "no template name"),
    *("no language named", "few words", "nothing offered"),
    *("nothing to compare", "no topics", "no event time", "no hour", "no set hour", "under way"),
    *("no time in the text", "nothing announced"),
}


def in_words(reason: str, lang: Language) -> str:
    """Return a reason in a reader's words; one without an entry stands as it is."""
    return REASONS[reason][lang] if reason in REASONS else reason


def not_run(report: Report, *, whole: bool = False) -> dict[str, list[str]]:
    """Return the rules that did not run on some target, by reason; unless `whole` only news."""
    reasons: dict[str, list[str]] = {}
    for target in report.targets:
        for skipped in target.skipped:
            if whole or skipped.reason not in NOTHING_THERE:
                rules = reasons.setdefault(skipped.reason, [])
                if skipped.rule not in rules:
                    rules.append(skipped.rule)
    return reasons
