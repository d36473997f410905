"""Strangers are refused: other sites, names that lead here, requests without the page's token."""

from __future__ import annotations

import pytest

from composing import DRAWN, HOST, PORT, Composer
from contentcheck.web.guard import TOKEN, Hosts, is_loopback

OURS = {"host": HOST, TOKEN: DRAWN, "origin": f"http://{HOST}"}


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({}, 201),
        ({"origin": None}, 201),
        ({"sec-fetch-site": "same-origin"}, 201),
        ({"host": f"localhost:{PORT}", "origin": f"http://localhost:{PORT}"}, 201),
        ({"host": f"[::1]:{PORT}", "origin": f"http://[::1]:{PORT}"}, 201),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "127.0.0.1:1"}, 421),
        ({"host": f"evil.example:{PORT}", "origin": f"http://evil.example:{PORT}"}, 421),
        ({"host": f"127.0.0.1.evil.example:{PORT}"}, 421),
        ({"host": f"192.168.1.9:{PORT}"}, 421),
        ({"host": ""}, 421),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"https://{HOST}"}, 403),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({TOKEN: None}, 403),
        ({TOKEN: "x"}, 403),
        ({TOKEN: "é"}, 403),
    ],
)
def test_a_post_is_begun_by_our_page_only(
    composer: Composer, change: dict[str, str | None], status: int
) -> None:
    composer.client.headers.clear()
    given = OURS | change
    headers = {name.encode(): text.encode() for name, text in given.items() if text is not None}
    answer = composer.client.post("/posts", headers=headers)
    assert answer.status_code == status
    assert ("key" in answer.json()) == (status == 201)


def test_two_hosts_are_no_host(composer: Composer) -> None:
    composer.client.headers.clear()
    headers = [("host", HOST), ("host", "evil.example"), (TOKEN, DRAWN)]
    assert composer.client.post("/posts", headers=headers).status_code == 421


@pytest.mark.parametrize("path", ["", "/draft", "/summary.png", "/calendar"])
def test_another_site_can_read_nothing_of_a_post(composer: Composer, path: str) -> None:
    composer.of_post("kept", composer.fields("Halo"))
    away = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    answer = composer.client.get(f"/posts/{composer.key}{path}", headers=away)
    assert answer.status_code == 403
    assert "Halo" not in answer.text


def test_a_link_elsewhere_may_lead_to_the_empty_page(composer: Composer) -> None:
    follow = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert composer.client.get("/", headers=follow).status_code == 200
    fetch = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert composer.client.get("/", headers=fetch).status_code == 403


@pytest.mark.parametrize("path", ["/", "/nowhere", "/posts/x/draft"])
def test_every_answer_is_kept_from_other_sites_and_from_caches(
    composer: Composer, path: str
) -> None:
    headers = composer.client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_a_preflight_is_answered_with_a_refusal(composer: Composer) -> None:
    asked = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    answer = composer.client.options("/posts", headers=asked)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_the_page_names_the_token_and_runs_only_its_own_script(composer: Composer) -> None:
    answer = composer.client.get("/")
    assert DRAWN in answer.text
    assert " on" + "click=" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'sha256-" in policy
    assert "connect-src 'self'" in policy
    assert "require-trusted-types-for 'script'" in policy


def test_beyond_this_machine_names_that_can_be_pointed_here_are_still_refused() -> None:
    hosts = Hosts("0.0.0.0", 80)
    assert "192.168.1.9:80" in hosts
    assert "[fe80::1]:80" in hosts
    assert "evil.example:80" not in hosts
    assert "192.168.1.9:81" not in hosts
    assert "10.0.0.7:80" not in Hosts("127.0.0.1", 80)


def test_what_is_this_machine_only() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "::1", "localhost", "127.8.8.8")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.2", "::", "evil.example", "")))
