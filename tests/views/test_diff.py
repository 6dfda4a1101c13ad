"""What changed is told once, in the words of the domain, and nothing that changed is left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from standards_catalog.schema.languages import codes
from standards_catalog.schema.schemas import Schemas, package_schemas
from standards_catalog.text import Text
from standards_catalog.views.diff import Diff, compare
from standards_catalog.views.diff.fields import Field, changed_fields
from standards_catalog.views.diff.summary import summary
from standards_catalog.views.shared.words import words
from tests.conftest import Folder
from tests.views.made import records, standard

Change = Callable[[Folder], object]


@pytest.fixture
def changed(folder: Folder) -> Callable[..., Diff]:
    """Return a function that compares the catalog with itself after some changes."""

    def change(*edits: Change) -> Diff:
        before = folder.load()
        for edit in edits:
            edit(folder)
        return compare(before, folder.load())

    return change


def edit(path: str, old: str, new: str) -> Change:
    return lambda folder: folder.edit(path, old, new)


def told(diff: Diff, *but: str) -> list[str]:
    """Return the parts of a diff that say something."""
    names = [name for name in Diff.__struct_fields__ if name not in ("whole", *but)]
    return [name for name in names if getattr(diff, name)]


def move(path: str, to: str) -> Change:
    return lambda folder: (folder.root / path).rename(folder.root / to)


def test_nothing(changed: Callable[..., Diff], folder: Folder) -> None:
    diff = changed(edit("tools/anvil.yml", "name: Anvil", "# a remark\nname: Anvil"))
    assert told(diff) == []
    assert summary(diff) == "Nothing changed"


def test_a_kind_that_says_which_field_is_its_state_has_moves(folder: Folder) -> None:
    raw = dict(package_schemas().raw)
    raw["component"] = {**raw["component"], "x-state": "criticality"}
    before = folder.load(schemas=Schemas(raw))
    path = next(file.name for file in (folder.root / "components").iterdir())
    was, now = "criticality: critical", "criticality: supporting"
    folder.edit(f"components/{path}", was, now)
    diff = compare(before, folder.load(schemas=Schemas(raw)))
    assert told(diff) == ["moves"]
    assert summary(diff) == "1 component moved Business-critical → Supporting"


@pytest.mark.parametrize("lang", codes())
def test_every_state_has_the_words_of_its_moves(lang: str) -> None:
    states = {kind.state for kind in package_schemas().kinds.values()} - {""}
    assert states >= {"stage", "ring", "lifecycle"}
    assert {f"change_{state}" for state in states} <= {*words(lang)}


def test_the_calendar_is_no_change(folder: Folder) -> None:
    much_later = datetime(2036, 11, 22, tzinfo=UTC)
    assert folder.load(much_later).warnings
    assert told(compare(folder.load(much_later), folder.load(much_later))) == []


def test_added(changed: Callable[..., Diff], tool: Callable[..., str]) -> None:
    link = edit("tools/hammer.yml", "summary: Builds.", 'summary: "[v](tool:vice)"')
    diff = changed(
        lambda folder: folder.write("tools/vice.yml", tool(ring="trial")),
        lambda folder: folder.write(
            "teams/gamma.yml", (folder.root / "teams/beta.yml").read_text()
        ),
        link,
    )
    team, vice = diff.added
    assert (team.entry.kind, team.entry.id, team.state) == ("team", "gamma", None)
    assert (vice.entry.href, vice.entry.text) == ("tools/vice/", Text("A tool"))
    assert vice.state
    assert vice.state.value == "trial"
    assert summary(diff).startswith("1 team added, 1 tool added")


def test_removed_and_what_named_it(changed: Callable[..., Diff]) -> None:
    diff = changed(lambda folder: folder.delete("tools/hammer.yml"))
    (removed,) = diff.removed
    assert (removed.entry.id, removed.entry.text, removed.successor) == (
        "hammer",
        Text("Hammer"),
        None,
    )
    (broken,) = diff.breaks
    assert (broken.by.kind, broken.by.id, broken.target.id) == ("zone", "ci", "hammer")
    assert (broken.path, broken.line) == ("catalog/zones/ci.yml", 8)
    assert [one.address for one in diff.vanished] == ["tools/hammer/"]
    assert [one.code for one in diff.new_complaints] == ["unknown-reference"]
    assert diff.zones == (), "the zone says what it said"


def test_links_in_prose_and_in_records_break_too(changed: Callable[..., Diff]) -> None:
    diff = changed(lambda folder: folder.delete("standards/flow.yml"))
    assert [(one.by.kind, one.by.id, one.line) for one in diff.breaks] == [
        ("adoption", "alpha", 2),
        ("adoption", "beta", 2),
        ("tool", "anvil", 2),
    ]
    assert diff.breaks[0].by.text == Text({"en": "Alpha", "ja": "アルファ"})
    assert diff.cells == (), "the records are still there"


def test_a_link_that_was_broken_before_breaks_no_more(
    changed: Callable[..., Diff], folder: Folder
) -> None:
    folder.edit("standards/flow.yml", "tools: [anvil]", "tools: [anvil, nothing]")
    diff = changed(lambda folder: folder.edit("tools/hammer.yml", "name: Hammer", "name: A hammer"))
    assert told(diff) == ["edits"]


def rename_anvil(folder: Folder) -> None:
    move("tools/anvil.yml", "tools/smithy.yml")(folder)
    folder.edit("tools/smithy.yml", "name: Anvil", "name: Smithy\nformerly: [anvil]")
    folder.edit("standards/flow.yml", "tools: [anvil]", "tools: [smithy]")
    folder.edit("platforms/eel.yml", "tool: anvil", "tool: smithy")
    folder.edit("adoption/beta.yml", "tool: anvil", "tool: smithy")


def test_a_rename_is_one_change(changed: Callable[..., Diff]) -> None:
    """What named the entry by its old name and now does by its new one says the same."""
    diff = changed(rename_anvil)
    assert told(diff) == ["renamed", "edits"]
    (renamed,) = diff.renamed
    assert (renamed.before, renamed.entry.id) == ("anvil", "smithy")
    (edited,) = diff.edits
    assert edited.fields == (Field("name", "changed", "Anvil", "Smithy"),)


def test_a_reference_to_a_former_id_breaks(changed: Callable[..., Diff]) -> None:
    diff = changed(rename_anvil, edit("platforms/eel.yml", "tool: smithy", "tool: anvil"))
    (broken,) = diff.breaks
    assert (broken.by.id, broken.target.id) == ("eel", "smithy")


def test_a_rename_without_a_word_is_a_removal(changed: Callable[..., Diff]) -> None:
    diff = changed(rename_anvil, edit("tools/smithy.yml", "formerly: [anvil]\n", ""))
    assert told(diff, "new_complaints", "edits", "cells") == [
        "added",
        "removed",
        "vanished",
    ]


def test_renamed_platforms_and_teams_keep_their_places(changed: Callable[..., Diff]) -> None:
    """Rings and zones have the platform as a key, adoption has the team as a file's name."""

    def rename(folder: Folder) -> None:
        move("platforms/emu.yml", "platforms/kube.yml")(folder)
        folder.edit("platforms/kube.yml", "name: Emu", "name: Emu\nformerly: [emu]")
        folder.edit("tools/anvil.yml", "  emu: trial", "  kube: trial")
        folder.edit("zones/ci.yml", "  emu:\n", "  kube:\n")
        for kind in ("teams", "adoption"):
            move(f"{kind}/beta.yml", f"{kind}/bravo.yml")(folder)
        folder.edit("teams/bravo.yml", "name: Beta", "name: Beta\nformerly: [beta]")
        folder.edit("groups/committee.yml", "team: beta", "team: bravo")

    diff = changed(rename)
    assert told(diff) == ["renamed"]
    assert [(one.entry.kind, one.before, one.entry.id) for one in diff.renamed] == [
        ("platform", "emu", "kube"),
        ("team", "beta", "bravo"),
    ]


def test_an_entry_taken_in_by_another_one(changed: Callable[..., Diff]) -> None:
    diff = changed(
        lambda folder: folder.delete("tools/hammer.yml"),
        edit("tools/anvil.yml", "name: Anvil", "name: Anvil\nformerly: [hammer]"),
    )
    (removed,) = diff.removed
    assert removed.successor
    assert removed.successor.id == "anvil"
    assert diff.vanished == ()


def test_a_redirect_given_up(changed: Callable[..., Diff], folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "name: Anvil", "name: Anvil\nformerly: [smithy]")
    diff = changed(edit("tools/anvil.yml", "formerly: [smithy]\n", ""))
    assert [(one.address, one.entry.id) for one in diff.vanished] == [("tools/smithy/", "anvil")]
    assert [one.fields for one in diff.edits] == [(Field("formerly", "removed", "smithy", None),)]


def test_the_address_of_a_clause(changed: Callable[..., Diff]) -> None:
    diff = changed(edit("standards/flow.yml", "level: MUST_NOT", "level: SHOULD_NOT"))
    assert [one.address for one in diff.vanished] == ["standards/flow/#must-not-no-workstation"]
    assert [one.fields for one in diff.edits] == [
        (Field("clauses.no-workstation.level", "changed", "MUST_NOT", "SHOULD_NOT"),)
    ]


def test_stages_rings_and_lifecycles_move(changed: Callable[..., Diff]) -> None:
    diff = changed(
        edit("standards/flow.yml", "stage: standard\nsummary", "stage: refinement\nsummary"),
        edit("tools/anvil.yml", "ring: adopt", "ring: caution"),
        edit("tools/anvil.yml", "emu: trial", "eel: trial"),
        edit("platforms/emu.yml", "production", "experimental"),
    )
    assert [
        (
            one.entry.id,
            one.platform.id if one.platform else "",
            one.before.value if one.before else "",
            one.after.value if one.after else "",
        )
        for one in diff.moves
    ] == [
        ("emu", "", "production", "experimental"),
        ("flow", "", "standard", "refinement"),
        ("anvil", "", "adopt", "caution"),
        ("anvil", "eel", "", "trial"),
        ("anvil", "emu", "trial", ""),
    ]
    assert diff.edits == ()
    assert "1 standard moved Company-wide standard → Refinement, 1 tool moved," in summary(diff)


def test_the_order_of_rings_is_no_change(changed: Callable[..., Diff], folder: Folder) -> None:
    folder.edit("tools/anvil.yml", "ring: adopt\nrings:\n", "rings:\n  eel: adopt\n")
    diff = changed(
        edit("tools/anvil.yml", "  eel: adopt\n  emu: trial\n", "  emu: trial\n  eel: adopt\n")
    )
    assert (diff.moves, diff.edits) == ((), ())


def test_cells_of_the_matrix(changed: Callable[..., Diff]) -> None:
    diff = changed(
        lambda folder: records(
            folder,
            "beta",
            "standard: flow, status: partial, role: follower, confirmed_on: 2026-09-30",
            "tool: hammer, status: planned",
        ),
        edit("adoption/alpha.yml", '"1.9"', '"2.0"'),
    )
    assert [
        (
            one.team.id,
            one.subject.kind,
            one.subject.id,
            one.before.value if one.before else None,
            one.after.value if one.after else None,
            [field.name for field in one.fields],
        )
        for one in diff.cells
    ] == [
        ("beta", "standard", "flow", "adopted", "partial", ["role"]),
        ("beta", "tool", "anvil", "partial", None, []),
        ("beta", "tool", "hammer", None, "planned", []),
    ]
    (record,) = diff.records
    assert (record.team.id, record.fields) == (
        "alpha",
        (Field("version", "changed", "1.9", "2.0"),),
    )


def test_a_gate_that_closes(changed: Callable[..., Diff]) -> None:
    """A standard that is new has gained and lost nothing."""

    def grow(folder: Folder) -> None:
        folder.write("standards/one.yml", standard("proposed"))
        records(folder, "alpha", "standard: one, status: partial, role: origin")

    diff = changed(
        grow,
        edit("adoption/beta.yml", "status: adopted", "status: partial"),
    )
    (lost,) = diff.gates
    assert (lost.standard.id, lost.stage.value, lost.change) == ("flow", "standard", "lost")
    assert [(need.name, need.met, need.have, need.want) for need in lost.needs] == [
        ("products", False, 0, 2)
    ]
    assert "1 gate lost" in summary(diff)


@pytest.mark.parametrize(
    ("beta", "change", "needs"),
    [
        ("status: partial, role: refiner", "met", {"teams": True, "refiners": True}),
        ("status: partial, role: follower", "open", {"teams": True}),
        ("status: planned, role: refiner", "", {}),
    ],
)
def test_conditions_of_the_next_gate(
    beta: str,
    change: str,
    needs: dict[str, bool],
    changed: Callable[..., Diff],
    folder: Folder,
) -> None:
    folder.write("standards/one.yml", standard("prototype"))
    flow = "standard: flow, status: adopted, role: origin"
    records(folder, "alpha", "standard: one, status: partial, role: origin", flow)
    records(folder, "beta", "standard: flow, status: adopted, role: refiner")
    diff = changed(
        lambda folder: records(
            folder,
            "beta",
            "standard: flow, status: adopted, role: refiner",
            f"standard: one, {beta}",
        )
    )
    assert [(one.standard.id, one.stage.value, one.change) for one in diff.gates] == (
        [("one", "refinement", change)] if change else []
    )
    assert {need.name: need.met for one in diff.gates for need in one.needs} == needs


def test_zone_cells(changed: Callable[..., Diff], folder: Folder) -> None:
    folder.edit(
        "zones/ci.yml", "    not_applicable: Builds run on Eel.", "    note: Nobody knows yet."
    )
    fill = "    tools: [{ tool: anvil, basis: stated, sources: [{ title: R, basis: stated }] }]"
    diff = changed(
        edit("zones/ci.yml", "    note: Nobody knows yet.", fill),
        edit(
            "zones/ci.yml",
            "      - tool: hammer\n        basis: stated",
            "      - tool: hammer\n        basis: public",
        ),
    )
    eel, emu = diff.zones
    assert (eel.platform.id, eel.change) == ("eel", "changed")
    assert eel.before == eel.after
    assert eel.fields == (Field("tools.hammer.basis", "changed", "stated", "public"),)
    assert (emu.platform.id, emu.change, emu.before.tools, emu.before.applies) == (
        "emu",
        "filled",
        (),
        True,
    )
    assert [one.id for one in emu.after.tools] == ["anvil"]
    assert emu.fields == (Field("note", "removed", "Nobody knows yet.", None),)
    assert "1 zone cell filled, 1 zone cell changed" in summary(diff)
    assert diff.edits == ()


def test_zone_cells_emptied_and_swapped(changed: Callable[..., Diff]) -> None:
    diff = changed(
        edit("zones/ci.yml", "tool: hammer", "tool: anvil"),
        edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", ""),
    )
    assert [(one.platform.id, one.change, one.fields) for one in diff.zones] == [
        ("eel", "changed", ()),
        ("emu", "emptied", ()),
    ]
    assert [one.id for one in diff.zones[0].before.tools] == ["hammer"]
    assert [one.id for one in diff.zones[0].after.tools] == ["anvil"]
    assert not diff.zones[1].before.applies


def test_reviews_and_confirmations(changed: Callable[..., Diff]) -> None:
    diff = changed(
        edit("tools/anvil.yml", "reviewed_on: 2026-09-30", "reviewed_on: 2026-10-30"),
        edit("standards/flow.yml", "reviewed_on: 2026-09-30\n", ""),
        edit("adoption/alpha.yml", "confirmed_on: 2026-09-30", "confirmed_on: 2026-10-30"),
    )
    assert told(diff) == ["reviews"]
    assert [
        (one.subject.id, one.team.id if one.team else "", str(one.before), str(one.after))
        for one in diff.reviews
    ] == [
        ("flow", "", "2026-09-30", "None"),
        ("anvil", "", "2026-09-30", "2026-10-30"),
        ("flow", "alpha", "2026-09-30", "2026-10-30"),
    ]


def test_waivers(changed: Callable[..., Diff], folder: Folder) -> None:
    waiver = "waiver: {{ reason: {}, approved_by: committee, expires_on: 2027-0{}-31 }}"
    flow = "standard: flow, status: planned, {}"
    tool = "tool: {}, status: planned, {}"
    records(
        folder,
        "alpha",
        flow.format(waiver.format("Moves", 1)),
        tool.format("anvil", waiver.format("X", 1)),
    )
    diff = changed(
        lambda folder: records(
            folder,
            "alpha",
            flow.format(waiver.format("Moves", 3)),
            tool.format("hammer", waiver.format("New", 1)),
        )
    )
    assert [(one.subject.id, one.change) for one in diff.waivers] == [
        ("flow", "changed"),
        ("anvil", "ended"),
        ("hammer", "started"),
    ]
    assert diff.records == ()
    assert "1 waiver started, 1 waiver ended, 1 waiver changed" in summary(diff)


def test_complaints_are_compared_without_their_lines(
    changed: Callable[..., Diff], folder: Folder
) -> None:
    folder.edit("adoption/beta.yml", "tool: anvil", "tool: anvi").write("tool/x.yml", "")
    diff = changed(
        edit("adoption/beta.yml", "records:", "# moved\n\n\nrecords:"),
        lambda folder: folder.delete("tool/x.yml"),
        lambda folder: folder.write("notes.txt", ""),
    )
    assert [(one.path, one.code) for one in diff.new_complaints] == [
        ("catalog/notes.txt", "stray-file")
    ]
    assert [(one.path, one.code) for one in diff.gone_complaints] == [
        ("catalog/tool/x.yml", "stray-file")
    ]


def test_one_more_of_the_same_complaint(changed: Callable[..., Diff], folder: Folder) -> None:
    records(folder, "beta", "tool: anvil, status: partial", "standard: flow, status: adopted")
    diff = changed(
        lambda folder: records(
            folder,
            "beta",
            "tool: anvil, status: partial",
            "standard: flow, status: adopted",
            "tool: hammer, status: partial",
        )
    )
    (new,) = diff.new_complaints
    assert (new.code, new.line) == ("stale-confirmation", 4)


def test_complaints_go_along_with_a_renamed_file(
    changed: Callable[..., Diff], folder: Folder
) -> None:
    folder.edit("tools/anvil.yml", "owner: committee", "owner: nobody-known")
    assert told(changed(rename_anvil)) == ["renamed", "edits"]


def test_other_fields_are_named(changed: Callable[..., Diff]) -> None:
    long = "Shapes [deploys](standard:flow), and does so at length, for every team that there is."
    diff = changed(
        edit("tools/anvil.yml", "summary: Shapes [deploys](standard:flow).", f"summary: {long}"),
        edit("tools/anvil.yml", "owner: committee\n", ""),
        edit("tools/anvil.yml", '"2.1"', '"2.2"'),
        edit("groups/committee.yml", "  - team: beta\n    basis: stated\n", ""),
        edit("teams/alpha.yml", "platforms: [eel]", "platforms: [eel, emu]"),
    )
    assert [(one.entry.id, one.fields) for one in diff.edits] == [
        ("committee", (Field("members.beta", "removed", None, None),)),
        ("alpha", (Field("platforms", "changed", "eel", "eel, emu"),)),
        (
            "anvil",
            (
                Field("summary", "changed", "Shapes [deploys](standard:flow).", None),
                Field("owner", "removed", "committee", None),
                Field("upstream.version", "changed", "2.1", "2.2"),
            ),
        ),
    ]


def test_rows_of_tables(changed: Callable[..., Diff], folder: Folder) -> None:
    head = "component,started_at,fixed_at,detected_by,trigger,id,title\n"
    one = "till,2026-05-01 09:12,2026-05-01 10:40,alert,other,A1,Down\n"
    folder.write("incidents/shop.csv", head + one + one.replace("A1", "A2"))
    folder.write("releases/shop.csv", "month,count\n2026-05,4\n")

    def rewrite(where: Folder) -> None:
        where.write(
            "incidents/shop.csv",
            head + one.replace("A1", "A3") + one.replace("10:40", "11:40"),  # A1 moved down
        )
        where.write("releases/shop.csv", "month,count\n2026-05,5\n2026-06,1\n")

    rows = changed(rewrite).rows
    assert [(row.kind, row.name, row.change) for row in rows] == [
        ("incident", "A1", "changed"),
        ("incident", "A2", "gone"),
        ("incident", "A3", "new"),
        ("release", "2026-05", "changed"),
        ("release", "2026-06", "new"),
    ]
    assert [field.name for field in rows[0].fields] == ["fixed_at"]


def test_settings(changed: Callable[..., Diff]) -> None:
    diff = changed(
        edit("settings.yml", "branch: main", "branch: trunk"),
        edit("settings.yml", "ja: 例", "ja: 見本"),
    )
    assert diff.settings == (
        Field("organisation", "changed", "Example, 例", "Example, 見本"),
        Field("forge.branch", "changed", "main", "trunk"),
    )


def test_what_could_not_be_read_is_compared_in_nothing(
    changed: Callable[..., Diff], folder: Folder
) -> None:
    """Entries, cells, gates, settings: a broken file is neither gone nor empty."""
    right = {
        name: (folder.root / name).read_text("utf-8")
        for name in ("adoption/beta.yml", "zones/ci.yml", "tools/anvil.yml", "settings.yml")
    }
    for name in right:
        folder.write(name, "name: @\n")
    diff = changed(*(lambda folder, name=name: folder.write(name, right[name]) for name in right))
    assert told(diff) == ["unread", "gone_complaints"]
    assert [(one.entry.kind, one.entry.id, one.when) for one in diff.unread] == [
        ("adoption", "beta", "before"),
        ("settings", "settings", "before"),
        ("tool", "anvil", "before"),
        ("zone", "ci", "before"),
    ]
    assert all(one.why and one.why.line == 1 for one in diff.unread)
    assert not diff.whole
    assert [(one.code, one.line) for one in diff.gone_complaints] == [("yaml-syntax", 1)] * 4


def test_broken_on_both_sides(changed: Callable[..., Diff], folder: Folder) -> None:
    folder.write("tools/hammer.yml", "name: [\n")
    diff = changed(edit("tools/hammer.yml", "[", "{"))
    assert [(one.entry.id, one.when) for one in diff.unread] == [("hammer", "both")]
    assert diff.unread[0].why
    assert "never closed" in diff.unread[0].why.message


def test_a_broken_file_that_is_deleted_or_renamed(
    changed: Callable[..., Diff], folder: Folder
) -> None:
    folder.write("tools/hammer.yml", "name: @\n").write("tools/anvil.yml", "name: @\n")
    right = "name: Smithy\nformerly: [anvil]\nsummary: S.\nring: adopt\nring_basis: stated\n"
    right += "upstream: { status: active, checked_on: 2026-08-22 }\n"
    right += "sources: [{ title: R, basis: stated }]\n"
    diff = changed(
        lambda folder: folder.delete("tools/hammer.yml", "tools/anvil.yml"),
        lambda folder: folder.write("tools/smithy.yml", right),
    )
    assert [one.entry.id for one in diff.removed] == ["hammer"]
    assert [(one.before, one.entry.id) for one in diff.renamed] == [("anvil", "smithy")]
    assert [(one.entry.id, one.why is not None) for one in diff.unread] == [
        ("hammer", True),
        ("smithy", True),
    ]


def test_from_nothing(folder: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    nothing = Folder(tmp_path_factory.mktemp("nothing")).load()
    diff = compare(nothing, folder.load())
    assert len(diff.added) == 12
    assert [one.team.id for one in diff.cells] == ["alpha", "beta", "beta"]
    gone = compare(folder.load(), nothing)
    assert len(gone.removed) == 12
    assert len(gone.cells) == 3


def test_the_other_way_round(folder: Folder) -> None:
    """What one direction adds, fills or starts, the other removes, empties or ends."""
    before = folder.load()
    folder.edit("zones/ci.yml", "  emu:\n    not_applicable: Builds run on Eel.\n", "")
    folder.edit("adoption/beta.yml", "status: partial", "status: adopted")
    folder.delete("principles/simple.yml")
    after = folder.load()
    there, back = compare(before, after), compare(after, before)
    assert [one.entry for one in there.removed] == [one.entry for one in back.added]
    assert [(one.before, one.after) for one in there.cells] == [
        (one.after, one.before) for one in back.cells
    ]
    assert [one.change for one in there.zones] == ["emptied"]
    assert [one.change for one in back.zones] == ["filled"]
    assert there.new_complaints == back.gone_complaints


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"b": 1}, [Field("a", "removed", "1", None), Field("b", "set", None, "1")]),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [Field("a.b", "changed", "x", "y")]),
        ({"a": {"b": "x"}}, {"a": "x"}, [Field("a", "changed", None, "x")]),
        ({"a": "x" * 61}, {"a": "two\nlines"}, [Field("a", "changed", None, None)]),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, [Field("a", "changed", "x, y", "y, x")]),
        ({"a": [{"id": 1}, {"id": 2}]}, {"a": [{"id": 2}, {"id": 1}]}, [Field("a", "reordered")]),
        ({"a": [{"id": 1}] * 2}, {"a": [{"id": 1}]}, [Field("a", "changed")]),
        ({"a": [{"u": 1}]}, {"a": [{"u": 2}]}, [Field("a", "changed")]),
        ({"a": []}, {"a": [{"id": "x"}]}, [Field("a.x", "set", None, None)]),
    ],
)
def test_fields(before: object, after: object, expected: list[Field]) -> None:
    assert list(changed_fields(before, after)) == expected
