"""The first page of the repository leads to what is there, in the content too."""

from __future__ import annotations

import re

from tests.content.places import ROOT


def test_images_and_links_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", readme)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
