"""Keys stand in the order of the schema, and what belongs to a key goes with it."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from standards_catalog.editing.fixer import key_order
from standards_catalog.schema.schemas import package_schemas


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            # yaml-language-server: $schema=../.schema/tool.json
            # what the ring rests on
            # in two lines
            ring: adopt # beside
            name: Anvil
            """,
            """
            # yaml-language-server: $schema=../.schema/tool.json
            name: Anvil
            # what the ring rests on
            # in two lines
            ring: adopt # beside
            """,
            id="comments above and beside",
        ),
        pytest.param(
            """
            # About the file.

            tags: [a]
            name: Anvil
              # of the name

            # On its own.

            summary: >-
              Shapes
              # no comment
              things.
            # the end
            """,
            """
            # About the file.

            name: Anvil
              # of the name

            # On its own.

            summary: >-
              Shapes
              # no comment
              things.
            tags: [a]
            # the end
            """,
            id="what a blank line parts stays",
        ),
        pytest.param(
            """
            ring: adopt

            name: Anvil

            summary: A
            """,
            """
            name: Anvil

            summary: A

            ring: adopt
            """,
            id="blank lines between keys",
        ),
        pytest.param(
            """
            upstream:
              # day
              checked_on: 2026-08-22
              #licence: MIT
              # code
              repository: https://example.com/
              status: active
            #rings:
            #  emu: adopt
            name: Anvil
            """,
            """
            name: Anvil
            upstream:
              #licence: MIT
              # code
              repository: https://example.com/
              status: active
              # day
              checked_on: 2026-08-22
            #rings:
            #  emu: adopt
            """,
            id="keys that are commented out",
        ),
        pytest.param(
            """
            sources:
              # of the item
              - basis: stated # so it is
                # of the title
                title: A
                # after it
              - { basis: public, title: "B, too", url: 'https://example.com/' }
            """,
            """
            sources:
              # of the item
              # of the title
              - title: A
                basis: stated # so it is
                # after it
              - { title: "B, too", url: 'https://example.com/', basis: public }
            """,
            id="items of lists",
        ),
        pytest.param(
            """
            sources:
            - basis: stated
              title: A
            -
              basis: stated
              title: B
            name: C
            """,
            """
            name: C
            sources:
            - title: A
              basis: stated
            -
              title: B
              basis: stated
            """,
            id="lists that are not indented",
        ),
        pytest.param(
            """
            sources:
              - {
                  basis: public, # why
                  title: B,
                }
              - {
                  basis: public,
                  title: B
                }
            """,
            """
            sources:
              - {
                  basis: public, # why
                  title: B,
                }
              - {
                  title: B,
                  basis: public
                }
            """,
            id="brackets with comments in them",
        ),
        pytest.param(
            """
            ring: adopt
            rnig: adopt
            name: Anvil
            """,
            """
            name: Anvil
            ring: adopt
            rnig: adopt
            """,
            id="an unknown key stays behind the one before it",
        ),
        pytest.param(
            """
            summary: &a Anvil
            name: *a
            """,
            """
            summary: &a Anvil
            name: *a
            """,
            id="an alias cannot stand before its anchor",
        ),
        pytest.param(
            """
            rings:
              emu: adopt
              eel: trial
            """,
            """
            rings:
              emu: adopt
              eel: trial
            """,
            id="ids have no order",
        ),
        pytest.param("name: [\nring: adopt", "name: [\nring: adopt", id="what cannot be read"),
    ],
)
def test_order(before: str, after: str) -> None:
    assert (
        key_order(cleandoc(before) + "\n", package_schemas().kinds["tool"])
        == cleandoc(after) + "\n"
    )


def test_text_without_a_last_line_end() -> None:
    assert (
        key_order("ring: adopt\nname: A", package_schemas().kinds["tool"]) == "name: A\nring: adopt"
    )


def test_as_few_keys_move_as_possible() -> None:
    text = "sources: []\nname: A\nsummary: B\nring: adopt\n"
    assert (
        key_order(text, package_schemas().kinds["tool"])
        == "name: A\nsummary: B\nring: adopt\nsources: []\n"
    )
    text = "name: A\n\n# apart\n\nring: adopt\n\n# apart, too\n\nsummary: B\n"
    wanted = "name: A\n\nsummary: B\n\n# apart\n\nring: adopt\n\n# apart, too\n"
    assert key_order(text, package_schemas().kinds["tool"]) == wanted
