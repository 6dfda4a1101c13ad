"""One build in two languages: the same tree twice, each page in its language and among its own."""

from __future__ import annotations

import html
import json
import re
import shutil
from posixpath import join, normpath

import pytest

from standards_catalog.site.language import Languages
from tests.conftest import BASE
from tests.site.project import PAGES, Project, project

SITE = "https://example.github.io/standards/"
# In Japanese there is everything but the pages of platforms and of principles.
JAPANESE = {
    path: re.sub("# .*", "# 和文", text, count=1)
    for path, text in PAGES.items()
    if path.split("/")[0] not in ("platforms", "principles")
}
HAMMER = BASE / "tools/hammer.yml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site in two languages that the tests of this module read."""
    found = project(tmp_path_factory.mktemp("languages"))
    shutil.copytree(BASE, found.root / "catalog")
    disclaimer = "disclaimer: { en: Not official., ja: 非公式です。 }\n"
    settings = (BASE / "settings.yml").read_text("utf-8")
    found.write("catalog/settings.yml", settings + disclaimer)
    hammer = HAMMER.read_text("utf-8").replace("name: Hammer", "name: { en: Hammer, ja: 金槌 }")
    hammer = hammer.replace("summary: Builds.", "summary: { en: Builds. }\nformerly: [maul]")
    found.write("catalog/tools/hammer.yml", hammer)
    for path, text in JAPANESE.items():
        found.write(f"docs/ja/{path}", text)
    found.write(
        "docs/ja/teams/index.md", "# 全チーム\n\n[金槌](../tools/hammer.md) {{ count('team') }}\n"
    )
    built = found.build()
    assert built.code == 0, built.output
    return found


def links(made: Project, page: str) -> list[str]:
    """Return the links of a page to others of the site, as paths from its root."""
    found = re.findall(r'<a [^>]*?href="(?!https?:|#|javascript)([^"#?]+)', made.read(page))
    return [normpath(join(page.rpartition("/")[0], href)) for href in found]


def switch(made: Project, page: str) -> dict[str, str]:
    """Return where Material's switch leads from a page, by language."""
    found = re.findall(
        r'<a href="([^"]*)" hreflang="(\w+)" lang="\w+" class="md-select__link"', made.read(page)
    )
    folder = page.rpartition("/")[0]
    return {lang: normpath(join(folder, href, "index.html")) for href, lang in found}


def test_each_page_says_which_language_it_is_in(made: Project) -> None:
    for path in ("index.html", "tools/index.html", "tools/anvil/index.html"):
        assert '<html lang="en"' in made.read(path)
        assert '<html lang="ja"' in made.read(f"ja/{path}")
        assert "検索を初期化" in made.read(f"ja/{path}")
        assert "Switch to dark mode" not in made.read(f"ja/{path}")
        assert "非公式です。" in made.read(f"ja/{path}")
        assert "Not official." in made.read(path)
    assert "<title>金槌 · ツール - 標準カタログ</title>" in made.read("ja/tools/hammer/index.html")
    assert "<title>標準カタログ</title>" in made.read("ja/index.html")


def test_every_entry_has_a_page_in_every_language(made: Project) -> None:
    pages = [path for path in made.files() if re.fullmatch(r"\w+/[a-z-]+/index\.html", path)]
    entries = [path for path in pages if 'lang="en"' in made.read(path) and path[:3] != "ja/"]
    assert len(entries) >= 10
    assert [path for path in entries if f"ja/{path}" not in made.files()] == []


@pytest.mark.parametrize(
    "page", ["index.html", "tools/index.html", "tools/hammer/index.html", "teams/beta/index.html"]
)
def test_the_switch_stays_on_the_page(made: Project, page: str) -> None:
    both = {"en": page, "ja": f"ja/{page}"}
    assert switch(made, page) == both
    assert switch(made, f"ja/{page}") == both


def test_the_switch_leads_to_the_nearest_page_that_is_written(made: Project) -> None:
    assert switch(made, "platforms/index.html")["ja"] == "ja/index.html"
    assert "ja/platforms/index.html" not in made.files()


def test_robots_are_told_each_page_in_each_language(made: Project) -> None:
    for page in ("", "tools/", "tools/hammer/"):
        for home in ("", "ja/"):
            text = made.read(f"{home}{page}index.html")
            assert f'<link rel="canonical" href="{SITE}{home}{page}">' in text
            for lang, other in (("en", ""), ("ja", "ja/")):
                told = f'href="{SITE}{other}{page}" hreflang="{lang}"'
                assert f'<link rel="alternate translation" {told}>' in text
            assert 'rel="alternate" ' not in text  # Material asks for a sitemap beside each
    assert f"<loc>{SITE}ja/tools/hammer/</loc>" in made.read("sitemap.xml")
    assert 'hreflang="ja"' not in made.read("platforms/index.html").partition("</head>")[0]


def test_tabs_and_navigation_have_titles_of_the_language(made: Project) -> None:
    page = made.read("ja/tools/hammer/index.html")
    tabs = re.findall(r'md-tabs__link">\s*(\S+)\s*<', page)
    assert tabs == ["ホーム", "標準", "ツール", "チーム", "ゾーン", "導入状況", "Principles"]
    assert re.findall(r'md-tabs__item--active">\s*<a[^>]*>\s*(\S+)', page) == ["ツール"]
    navigation = made.read("ja/index.html").partition('class="md-nav md-nav--primary')[2]
    titles = [html.unescape(one) for one in re.findall(r'md-ellipsis">\s*([^<]*?)\s*<', navigation)]
    assert "全チーム" not in titles  # a section has the title of mkdocs.yml
    assert "チーム" in titles
    assert "和文" in titles  # a page of a section has its own


def test_links_around_a_page_stay_in_its_language(made: Project) -> None:
    for page in ("ja/index.html", "ja/tools/index.html", "ja/tools/hammer/index.html"):
        found = {link for link in links(made, page) if not link.startswith("ja")}
        # the switch, what is not written in Japanese, and files for programs
        own = normpath(page.removeprefix("ja/").removesuffix("index.html") or ".")
        assert found - {own, "platforms", "principles"} <= {
            link for link in found if link.startswith("api/")
        }


def test_neighbours_are_of_the_language(made: Project) -> None:
    page = made.read("ja/tools/anvil/index.html")
    assert '<link rel="next" href="../hammer/">' in page
    footer = page.partition('<footer class="md-footer"')[2]
    assert "金槌" in footer
    home = made.read("ja/index.html")
    assert '<link rel="next" href="standards/">' in home


def test_links_in_prose_lead_to_the_language(made: Project) -> None:
    assert '<a href="../tools/hammer/">金槌</a>' in made.read("ja/teams/index.html")


def test_a_dead_link_of_a_translation_is_told(small: Project) -> None:
    small.write("docs/ja/index.md", "# 和文\n\n[x](standards/flow.md) [y](tools/index.md)\n")
    built = small.build()
    assert built.complaints == ["docs/ja/index.md:3:28 dead-link"]


def test_a_wrong_call_of_a_translation_is_told_at_its_line(small: Project) -> None:
    small.write("docs/ja/index.md", '# 和文\n\n{{ entry_link("tool", "anvli") }}\n')
    assert small.build().complaints == ["docs/ja/index.md:3:1 wrong-call"]


def test_a_text_in_one_language_only_is_marked(made: Project) -> None:
    japanese = made.read("ja/tools/hammer/index.html")
    assert re.search(r'<(div|span) lang="en"( dir="auto")?>(<p>)?Builds\.', japanese)
    assert "金槌" in japanese
    assert 'lang="en">' not in made.read("tools/hammer/index.html").partition("<article")[2]


def test_days_are_written_in_the_language(made: Project) -> None:
    path = "standards/flow/index.html"
    assert '<time datetime="2026-09-30">2026-09-30</time>' in made.read(path)
    assert '<time datetime="2026-09-30">2026年9月30日</time>' in made.read(f"ja/{path}")


def test_each_language_is_searched_apart(made: Project) -> None:
    for home, other in (("", "ja/"), ("ja/", "tools/")):
        documents = json.loads(made.read(f"{home}search/documents.json"))
        places = [document[0] for document in documents]
        assert all(place.startswith(home) for place in places)
        assert f"{home}tools/hammer/" in places
        assert home in places
        assert not any(place.startswith(other) for place in places)
        hammer = next(one for one in documents if one[0] == f"{home}tools/hammer/")
        assert {"Hammer", "金槌"} <= {hammer[1], *hammer[3]}
    assert 'assets/search.js?in=ja/"' in made.read("ja/tools/hammer/index.html")
    assert 'assets/search.js"' in made.read("tools/hammer/index.html")


def test_files_for_programs_are_there_once(made: Project) -> None:
    ours = [path for path in made.files() if path.startswith("ja/")]
    # What the scripts of a page read is in its language.
    assert [path for path in ours if not path.endswith(".html")] == [
        *(f"ja/adoption/{name}.json" for name in ("cards", "matrix")),
        *(f"ja/adoption/tools/tools-{name}.json" for name in ("cards", "matrix")),
        "ja/search/documents.json",
        "ja/search/reading.json",
    ]
    page = made.read("ja/teams/alpha/index.html")
    assert 'href="../../../teams/alpha/feed.atom"' in page
    assert 'href="../../../api/v1/teams/alpha.json"' in page


def test_a_former_address_leads_on_in_each_language(made: Project) -> None:
    for home in ("", "ja/"):
        page = made.read(f"{home}tools/maul/index.html")
        assert 'url=../../tools/hammer/"' in page


def test_a_page_of_ones_own_takes_the_place_in_its_language_only(small: Project) -> None:
    small.write("docs/ja/tools/anvil.md", "# 金床\n\n自分の言葉。\n\n{{ facts() }}\n")
    assert small.build().code == 0
    japanese = small.read("ja/tools/anvil/index.html")
    assert "自分の言葉。" in japanese
    assert "ライセンス" in japanese
    assert "自分の言葉。" not in small.read("tools/anvil/index.html")


def test_a_language_that_the_settings_do_not_name_is_left_out(small: Project) -> None:
    settings = (small.root / "catalog/settings.yml").read_text("utf-8")
    small.write("catalog/settings.yml", settings.replace("[en, ja]", "[en]"))
    small.write("docs/ja/index.md", "# 和文\n")
    built = small.build()
    assert built.code == 0, built.output
    assert [path for path in small.files() if path.startswith("ja")] == []
    assert "hreflang" not in small.read("index.html")


@pytest.mark.parametrize(
    ("path", "lang", "bare"),
    [
        ("ja/tools/index.md", "ja", "tools/index.md"),
        ("tools/index.md", "en", "tools/index.md"),
        ("ja/", "ja", ""),
        ("", "en", ""),
        ("ja.md", "en", "ja.md"),
        ("japan/index.md", "en", "japan/index.md"),
    ],
)
def test_the_folder_says_the_language(path: str, lang: str, bare: str) -> None:
    languages = Languages(("en", "ja"))
    assert languages.of(path) == lang
    assert languages.bare(path) == bare
    assert languages.put(path, "ja") == f"ja/{bare}"
    assert languages.put(path, "en") == bare
