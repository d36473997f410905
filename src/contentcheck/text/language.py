"""In which language is a text: Indonesian, English, or neither?

Each word that only one of them uses votes, and so does each of its endings and beginnings. Malay
counts as Indonesian: no method tells short texts of the two apart. Words of Javanese, Sundanese,
Minangkabau and Balinese vote for neither, so that a greeting in one of them is not read as
Indonesian. Published function words are facts of a language; this choice and the weights are ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from contentcheck.text.glance import sought
from contentcheck.text.sentences import sentences

Told = Literal["id", "en", "unknown"]

_WORD, _AFFIX, _SHAPE = 2.0, 1.0, 0.25  # what a vote weighs
_LEAST_LEAD = 0.5  # by which shapes alone may decide

_ID_WORDS = """
yang dan ini itu dengan untuk pada dari dalam adalah akan tidak telah sudah oleh sebagai juga
karena atau para kami kita saya anda mereka dia ia kalian kamu aku bisa dapat harus ada agar saat
serta bagi tersebut hingga sampai secara lebih sangat paling masih sedang belum jangan bukan jika
kalau bila namun tetapi tapi sehingga maka yaitu yakni ialah ketika setelah sebelum selama sejak
antara tentang terhadap seperti hanya saja lagi pun semua setiap banyak beberapa sebuah suatu
seorang orang hari tahun bulan minggu jam pukul besok kemarin sekarang nanti pagi siang sore malam
di ke apa siapa mana kapan bagaimana mengapa kenapa berapa begitu begini demikian mari ayo yuk
silakan silahkan mohon terima kasih selamat semoga tanpa atas bawah depan belakang dekat sama lain
baru besar kecil baik benar satu dua tiga empat lima enam tujuh delapan sembilan sepuluh ribu juta
miliar triliun persen rupiah sekali cukup agak terlalu punya buat kayak gak nggak ngga enggak ga
tak tiada yg dgn utk dr krn tdk sdh blm aja udah udh banget sih dong kok lho loh deh nih tuh gimana
kalo trus terus cuma doang gue gua lo lu boleh sahaja kerana awal akhir jadi menjadi kepada
daripada maupun bahwa pula cara hal bagus enak suka mau ingin perlu coba lewat hasil negara warga
masyarakat pemerintah anak ibu bapak pak rumah kota desa kabupaten provinsi dinas kantor layanan
gratis harga jalan air makan tempat daftar ikut lihat simak datang buka tutup
"""
_EN_WORDS = """
the of and to a an in is it for on with as was were be been are this that these those at by from or
but not have has had he she they we you i his her their our your my its which who whom what when
where why how there here will would can could should may might must do does did done if then than
so no yes all any some each every both more most other into over after before between through
during about against under again very just only also too much many such out up down off because
while until since being having me him them us one two three four five six seven eight nine ten
first last new good great best please join now today tomorrow yesterday week month year day people
get make like time never always don't didn't doesn't isn't wasn't can't won't i'm i've it's that's
let's you're we're they're there's what's really even still well back see go know think want use
"""
_REGIONAL_WORDS = """
iki iku kuwi kui ora lan karo kanggo kang wis wes durung arep ning nang neng kudu sampun kaliyan
kangge ingkang sanget niki niku punika menika mboten ngene ngono piye kowe sampeyan panjenengan
dheweke wong akeh apik tenan saiki wae sing ing yen nek amarga marang saka dadi isa sugeng matur
nuwun monggo ieu eta teu henteu jeung sareng keur pikeun abdi kuring urang maneh anjeun aya nyaeta
mah teh anu nu ku ka tina dina upami lamun atanapi parantos atos tos seueur loba pisan oge kumaha
naon saha dieu ditu wilujeng sadayana wargi hatur nuhun mangga bade dinten raos nan jo indak ndak
untuak dek ado iko tu alah samo bana sangaik awak denai ambo kito inyo nyo pado sabalun sasudah
mangko apo siapo bara baa sajo juo paliang sane ring antuk tiang titiang ipun nika puniki nenten
ten tusing sube be ane ento ene teken malih rauh wenten ngajeng jani dugas sajan gati semeton
rahajeng suksma lakar ngidang sagetan olih tur miwah
"""

_ID_AFFIXED = sought(
    r"(?:meng|meny|mem[bpf]|men[cdj])[a-z]{3,30}|(?:ber|ter)[a-qs-z][a-z]{2,30}"
    r"|(?:di|ke|pe|se|per|pem|pen|peng|peny)[a-z]{2,30}(?:kan|annya|an|nya)"
    r"|di(?:per|ber|se)?[a-z]{3,30}i|[a-z]{2,30}(?:nya|kan|lah|kah|asi|isasi|itas|wan|wati)"
    r"|([a-z]{2,20})-\1(?:an|nya)?"
)
_EN_AFFIXED = sought(
    r"[a-z]{2,30}(?:tion|sion|tions|sions|ment|ments|ness|ful|less|able|ible|ity|ities|ous|ive"
    r"|ed|ly|ally|ght|[^n]ing|['’](?:s|re|ll|ve|m|d|t))|(?:wh|th|kn|wr)[a-z]{2,30}"
)
# Endings that an English word shares, and words that only look affixed.
_NOT_EN_WORDS = """
penting masing asing daging kambing keliling dinding banding miring kuning kucing piring saling
paling bimbing pening anjing cacing gading kering keping guling puing seruling telinga dering iring
samping kancing maling sing ing ring ning wong
"""
_NOT_ID_WORDS = """
american african european human woman median diamond difficult discussion indian italian organ
person period percent personal perhaps performance permission perform perfect persian than then
pedestrian seaman selection sedan pelican term terms terminal terrible terrific territory terror
berth bernard berlin berry
"""
_ID, _EN, _REGIONAL = (
    frozenset(words.split()) for words in (_ID_WORDS, _EN_WORDS, _REGIONAL_WORDS)
)
_NOT_ID, _NOT_EN = (frozenset(words.split()) for words in (_NOT_ID_WORDS, _NOT_EN_WORDS))
_ID_SHAPE = sought(r"(?:ng|ny)[aeiou]|[aiu]\b|[aeiou]ng\b|^(?:ng|ny)")
_EN_SHAPE = sought(r"th|sh|ph|gh|ck|ee|oo|ea|ow|wh|x|q|[^aeiou]y\b|[^aeiou]e\b|[a-z]s\b|ss|ll")


class Votes(NamedTuple):
    """How many words speak for each language, by weight, and the words that are on no list."""

    id: float = 0.0
    en: float = 0.0
    regional: float = 0.0
    others: tuple[str, ...] = ()

    @property
    def is_regional(self) -> bool:
        """Tell whether words of Javanese, Sundanese and their like lead."""
        return self.regional > max(self.id, self.en)

    @property
    def told(self) -> Told:
        """The language with most votes; where words and affixes tie, what shapes say."""
        if self.is_regional:
            return "unknown"
        if self.id != self.en:
            return "id" if self.id > self.en else "en"
        lead = sum(map(_shape, self.others))
        if abs(lead) < _LEAST_LEAD:
            return "unknown"
        return "id" if lead > 0 else "en"


def language(text: str) -> Told:
    """Return the language of a text, all its sentences together."""
    return _whole(text).told


def is_regional(text: str) -> bool:
    """Tell whether a text is in a language of one region, whose words are spelled otherwise."""
    return _whole(text).is_regional


@lru_cache(maxsize=4)  # each rule that knows some languages only asks
def _whole(text: str) -> Votes:
    return _sum(votes(each.words) for each in sentences(text))


@lru_cache(maxsize=256)  # several checks ask for those of one caption
def votes(words: tuple[str, ...]) -> Votes:
    """Count what the words of a sentence speak for."""
    return _sum(_vote(word.casefold()) for word in words)


def _sum(counted: Iterable[Votes]) -> Votes:
    found = list(counted)
    return Votes(
        id=sum(each.id for each in found),
        en=sum(each.en for each in found),
        regional=sum(each.regional for each in found),
        others=tuple(word for each in found for word in each.others),
    )


@lru_cache(maxsize=4096)
def _vote(word: str) -> Votes:
    word = word.replace("’", "'")
    if word in _ID:
        return _FOR_ID
    if word in _EN:  # before the others': "be" and "tos" are Balinese and Sundanese, too
        return _FOR_EN
    if word in _REGIONAL:
        return _FOR_REGIONAL
    return Votes(
        id=_AFFIX * bool(word not in _NOT_ID and _ID_AFFIXED.fullmatch(word)),
        en=_AFFIX * bool(word not in _NOT_EN and _EN_AFFIXED.fullmatch(word)),
        others=(word,),
    )


def _shape(word: str) -> float:
    """Return what the shape of a word speaks for: Indonesian above 0, English below."""
    return _SHAPE * (bool(_ID_SHAPE.search(word)) - bool(_EN_SHAPE.search(word)))


_FOR_ID, _FOR_EN, _FOR_REGIONAL = Votes(id=_WORD), Votes(en=_WORD), Votes(regional=_WORD)
