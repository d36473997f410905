"""The checks of weekdays, placeholders and personal data; and no report shows a number."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from contentcheck.checks import date_weekday, fancy_letters, personal_data, placeholder
from contentcheck.drafts.times import JAKARTA
from contentcheck.engine import check
from contentcheck.errors import Skip
from contentcheck.model import Draft, Measure, Region, Span
from contentcheck.passages import MOST
from contentcheck.report.json import render
from contentcheck.rulebook import load
from readings import picture

NIK = "3275014512900003"
PUBLISH = datetime(2022, 4, 5, tzinfo=JAKARTA)
ALL = personal_data.Params(
    kinds=("nik", "kk", "npwp", "phone", "email", "account", "address"), of="text"
)


def weekdays(draft: Draft) -> list[Measure]:
    return list(date_weekday.check(draft, date_weekday.Params()))


def said(measure: Measure) -> tuple[str, str]:
    assert measure.evidence is not None
    return measure.evidence.id, measure.evidence.en


def test_a_wrong_weekday_says_which_day_it_is_and_which_date_was_meant() -> None:
    (found,) = weekdays(Draft("Hadir Kamis (6/4) ya", publish=PUBLISH))
    assert (found.name, found.value, found.place) == ("wrong_weekdays", 1, Span("caption", 6, 17))
    assert said(found) == (
        "“Kamis (6/4)”: 6 April 2022 jatuh pada hari Rabu; Kamis yang terdekat adalah 7 April 2022",
        "“Kamis (6/4)”: 6 April 2022 is a Wednesday; the nearest Thursday is 7 April 2022",
    )


def test_a_date_that_no_calendar_has() -> None:
    (found,) = weekdays(Draft("Kamis, 31 April 2022"))
    assert said(found)[0].endswith("tidak ada tanggal 31 April pada kalender tahun itu")


def test_today_stands_in_for_the_day_of_posting_and_decides_no_verdict() -> None:
    draft = Draft("Hadir Kamis (6/4)", today=date(2022, 4, 5), targets=["facebook/page"])
    (found,) = weekdays(draft)
    assert found.value == 0.5
    report = check(draft, load().select(["date-weekday"]))
    (finding,) = report.targets[0].findings
    assert (finding.severity, report.verdict) == ("advice", "ready")
    (known,) = weekdays(Draft("Kamis, 6 April 2022", today=date(2030, 1, 1)))
    assert known.value == 1


def test_without_any_day_a_date_without_a_year_is_not_judged() -> None:
    with pytest.raises(Skip, match="no publish date"):
        weekdays(Draft("Hadir Kamis (6/4)"))
    assert weekdays(Draft("Hadir Rabu, 6 April 2022")) == []
    assert len(weekdays(Draft("Hadir Kamis (6/4) atau Kamis, 6 April 2022"))) == 1


def test_a_placeholder_in_any_text_stands_where_it_is() -> None:
    draft = Draft("Halo [nama]!", first_comment="Info: TBD")
    found = list(placeholder.check(draft, placeholder.Params()))
    assert [(each.place, said(each)[0]) for each in found] == [
        (Span("caption", 5, 11), "“[nama]”"),
        (Span("first_comment", 6, 9), "“TBD”"),
    ]


def test_variables_belong_in_a_template_and_nowhere_else() -> None:
    draft = Draft("Halo {{1}}, siap.", targets=["whatsapp/template", "whatsapp/message"])
    report = check(draft, load().select(["placeholder"]))
    rules = [[finding.rule for finding in target.findings] for target in report.targets]
    assert rules == [[], ["caption.placeholder"]]


def test_personal_data_only_of_the_kinds_asked_for() -> None:
    draft = Draft(f"Sari, NIK {NIK}, 0812-3456-7890")
    assert [said(each) for each in personal_data.check(draft, ALL)] == [
        ("NIK ••••••••••••••03", "NIK ••••••••••••••03"),
        ("nomor ponsel ••••-••••-••90", "mobile number ••••-••••-••90"),
    ]
    phones = personal_data.Params(kinds=("phone",))
    assert [each.place for each in personal_data.check(draft, phones)] == [Span("caption", 28, 42)]


def test_of_very_many_faults_the_first_are_named() -> None:
    many = Draft(f"[nama] Kamis, 6 April 2022, NIK {NIK} 𝐏𝐞𝐧\n" * 1000)
    assert len(weekdays(many)) == MOST
    assert len(list(placeholder.check(many, placeholder.Params()))) == MOST
    assert len(list(personal_data.check(many, ALL))) == MOST
    assert len(list(fancy_letters.check(many, fancy_letters.Params()))) == MOST


def test_on_a_poster_with_its_box(tmp_path: Path) -> None:
    lines = ("Judul", "Kamis, 6 April 2022", "Tempat: [tempat]", f"NIK {NIK}")
    draft = Draft("Yuk!", [picture(tmp_path, *lines)], targets=["facebook/page"])
    checks = ["date-weekday", "placeholder", "personal-data"]
    report = check(draft, load().select(checks))
    tops = {
        finding.rule: finding.place.box and finding.place.box[1]
        for finding in report.targets[0].findings
        if isinstance(finding.place, Region)
    }
    assert tops == {
        "image.wrong-weekday": pytest.approx(0.2),
        "image.placeholder": pytest.approx(0.3),
        "image.identity-number": pytest.approx(0.4),
    }
    assert report.errors == ()


def test_no_report_shows_a_number_whoever_quotes_it(tmp_path: Path) -> None:
    medium = picture(tmp_path, f"NIK {NIK}", "Ibu Sari 0812-3456-7890", "Sabtu di balai desa")
    draft = Draft(f"Untuk Sari, NIK {NIK}.", [medium], targets=["facebook/page"])
    report = check(draft, load(), "en")
    quoting = {finding.rule for finding in report.targets[0].findings}
    assert quoting >= {"image.text-not-in-caption-or-alt", "caption.identity-number"}
    whole = "".join(render([report]))
    assert "••••••••••••••03" in whole
    assert NIK not in whole
    assert "3456" not in whole
