"""Group posts by topic and way of publishing, WhatsApp posts by the hour, recordings of streams."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from contentcheck.checks import group_topics, publishing_hour
from contentcheck.drafts.parts import Group, Template
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Medium, TargetReport
from contentcheck.rulebook import load
from contentcheck.text.roots import topics_said

MEDIA = Path(__file__).parent.parent / "rule-media"
WIT = timezone(timedelta(hours=9))
LONG = (
    "Mulai pekan depan loket buka sampai pukul tujuh malam, dan antrean dapat diambil dari rumah "
)


# ------------------------------------------------------------------------------------ topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Vaksinasi dibuka Sabtu ini", "vaksin"),
        ("Hewan yang belum divaksin", "vaksinasi"),
        ("#VaksinGratis untuk semua", "vaksin"),
        ("Cara menyusui yang benar", "susu"),
        ("Pengajuan izin kini daring", "perizinan"),
        ("Memilah sampah dari rumah", "pemilahan sampah"),
        ("Petani muda memanen padi", "pertanian"),
        ("Iuran BPJS naik?", "BPJS"),
        ("Cara memperpanjang SIM", "SIM"),
        ("Registering your business", "business registration"),
        ("Pelayanan publik di mal", "layanan"),
    ],
)
def test_a_topic_is_said_with_any_affix(text: str, topic: str) -> None:
    assert topics_said(text, (topic,)) == [topic]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Antrean paspor dapat diambil dari rumah", "kucing"),
        ("Simulasi bencana di sekolah", "SIM"),
        ("Harga beras dan minyak turun", "guru dan murid"),
        ("", "kucing"),
    ],
)
def test_a_topic_that_is_not_said(text: str, topic: str) -> None:
    assert topics_said(text, (topic,)) == []


def test_topics_are_looked_for_in_every_field_that_people_see() -> None:
    group = Group("Pecinta Kucing", ("kucing", "vaksin"))
    media = [Medium("a.jpg", MEDIA / "photo.jpg", alt="Seekor kucing di loket")]
    params = group_topics.Params(words=5)
    (unsaid,) = group_topics.check(Draft(LONG, group=group), params)
    (said,) = group_topics.check(Draft(LONG, media, group=group), params)
    assert (unsaid.value, said.value) == (0, 1)
    assert unsaid.evidence
    assert unsaid.evidence.id == "kucing, vaksin"


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (Draft(LONG), "no topics"),
        (Draft(LONG, group=Group("Info Kota")), "no topics"),
        (Draft(LONG, group=Group("Info Kota", (" ",))), "no topics"),
        (Draft("Ayo!", group=Group("Pecinta Kucing", ("kucing",))), "few words"),
    ],
)
def test_without_topics_or_text_nothing_is_said(draft: Draft, reason: str) -> None:
    with pytest.raises(Skip, match=reason):
        list(group_topics.check(draft, group_topics.Params(words=5)))


# -------------------------------------------------------------------------------------- hours


@pytest.mark.parametrize(
    ("hour", "away"), [(6, 0), (8, 0), (9.5, 1.5), (13, 5), (18, 0), (23, 1), (1, 3), (3.5, 1)]
)
def test_hours_from_the_nearest_time_of_reading(hour: float, away: float) -> None:
    publish = datetime(2026, 11, 25, int(hour), int(hour % 1 * 60), tzinfo=WIT)
    params = publishing_hour.Params(((4.5, 8), (18, 22)))
    (found,) = publishing_hour.check(Draft("Halo", publish=publish), params)
    assert found.value == away


@pytest.mark.parametrize("category", ["utility", "authentication"])
def test_messages_that_are_sent_when_needed_have_no_hour(category: str) -> None:
    publish = datetime(2026, 11, 25, 13, tzinfo=WIT)
    rule = "whatsapp.far-from-reading-hours"

    def found(template: Template) -> int:
        draft = Draft("Halo", targets=["whatsapp/template"], publish=publish, template=template)
        return len(check(draft, load().select([rule])).targets[0].findings)

    assert found(Template(category=category)) == 0  # type: ignore[arg-type]
    assert found(Template(category="marketing")) == 1


def test_a_date_without_an_hour_is_not_judged() -> None:
    params = publishing_hour.Params(((5, 8),))
    for publish in (None, datetime(2026, 11, 25, tzinfo=WIT)):
        with pytest.raises(Skip, match="no hour"):
            list(publishing_hour.check(Draft("Halo", publish=publish), params))


# -------------------------------------------------------------------------- recorded streams


def streamed(name: str, target: str = "facebook/live") -> TargetReport:
    caption = "Bincang paspor, Sabtu, 5 Desember 2026, pukul 19.00 WIB."
    (report,) = check(Draft(caption, [MEDIA / name], [target])).targets
    return report


def ran_on(report: TargetReport) -> set[str]:
    rules = {each.rule for each in report.passed} | {each.rule for each in report.findings}
    return rules | {each.rule for each in report.skipped}


def test_a_recording_is_judged_by_what_streams_need_and_not_by_its_first_seconds() -> None:
    report = streamed("clip-hevc.mp4")
    found = {finding.rule: finding.severity for finding in report.findings}
    assert found["video.codec-not-taken"] == "error"
    assert found["live.keyframes-far"] == "advice", "four seconds are taken, two are better"
    ran = ran_on(report)
    assert {"live.no-sound", "video.too-long", "sound.codec-not-taken"} <= ran
    assert not {"video.opening-focus", "video.late-start", "subtitles.missing"} & ran


def test_instagram_live_takes_no_file() -> None:
    report = streamed("clip-hevc.mp4", "instagram/live")
    assert not {rule for rule in ran_on(report) if rule.startswith(("sound.codec", "live.key"))}
