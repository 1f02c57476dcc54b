"""What a front end does with the schemas: types out of them, and data that fits those types.

Needs node and two packages: `npm install json-schema-to-typescript typescript@5` in the folder of
the repository, or NODE_MODULES that names the folder they are in.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cases.shipped_cases import file_of, result_of
from top3.cli.schema import formats
from top3.interop.json_schema import data_schema
from top3.method.as_data import plan_data
from top3.reading import read_file
from top3.views.readers import Reader
from top3.views.render import render

pytestmark = [pytest.mark.dev_tool, pytest.mark.slow]

REPOSITORY = Path(__file__).parents[2]
MODULES = Path(os.environ.get("NODE_MODULES", REPOSITORY / "node_modules"))
MISSING = (
    "not found: run 'npm install json-schema-to-typescript typescript@5' here, "
    "or let NODE_MODULES name the folder they are in"
)
USES = """
import type {AnyEvent} from "./event";
import type {PlanView} from "./plan-view";
import type {Plan, Question, UnknownReason} from "./plan";
import type {Result} from "./result";

export function told(event: AnyEvent): string {
  switch (event.type) {
    case "judged": return event.record.level;
    case "agreement_made": return event.record.id;
    default: return event.actor.role;
  }
}
export function heads(view: PlanView): string[] {
  return view.blocks.flatMap(block => block.kind === "heading" ? [block.text] : []);
}
export function words(view: PlanView): string[] {
  return view.given === null ? [] : view.given.agreements.map(each => each.what?.nl ?? "?");
}
export function due(plan: Plan): string[] {
  return plan.agreed.flatMap(each => {
    const day = each.evaluate;
    if (day === undefined) return [];
    if ("unknown" in day) { const why: UnknownReason = day.unknown; return [why]; }
    return "value" in day ? [day.value] : [];
  });
}
export function first(result: Result): Question | undefined { return result.questions[0]; }
export function later(question: Question): string {
  return question.answerable_until ?? question.plain?.nl ?? question.text.nl;
}
// @ts-expect-error the schema it is of may not be left out
export const nothing: Pick<Plan, "schema"> = {};
// @ts-expect-error another schema is another type
export const other: Plan["schema"] = "top3/result/1";
// @ts-expect-error no such tier
export const tier: Question["tier"] = "soon";
"""


def node(*words, **kept):
    """Run a program of node and return what it printed; a check that cannot run does not pass."""
    program = MODULES / words[0]
    assert program.is_file(), MISSING
    done = subprocess.run(
        [shutil.which("node") or "node", str(program), *words[1:]],
        capture_output=True,
        text=True,
        check=False,
        **kept,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def types_of(schema):
    """Return the types that json-schema-to-typescript makes of a schema."""
    main = "json-schema-to-typescript/dist/src/cli.js"
    return node(main, input=json.dumps(schema))


def data_of(name):
    """Return every kind of data of one shipped case."""
    result = result_of(name)
    view = render(result, to="json", reader=Reader("mda"))
    return {
        "case": read_file(file_of(name)).data,
        "plan": plan_data(result.planned),
        "plan-view": json.loads(view),
        "result": result.to_data(),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the types of every data format."""
    made = tmp_path_factory.mktemp("types")
    for name, form in formats().items():
        types = types_of(data_schema(form))
        (made / f"{name}.ts").write_text(types, encoding="utf-8")
    return made


def compiled(folder, *files):
    """Compile with everything strict on; what does not fit is refused with its place."""
    strict = "--strict --noEmit --exactOptionalPropertyTypes --noUncheckedIndexedAccess"
    node("typescript/bin/tsc", *strict.split(), "--target", "es2022", *files, cwd=folder)


def test_types_have_the_names_of_the_schema_and_no_numbered_doubles(folder):
    for name, form in formats().items():
        types = (folder / f"{name}.ts").read_text(encoding="utf-8")
        assert f"export interface {form.title} {{" in types or name == "event"
        # a scenario holds parts of records in which something is still to be drawn: open by design
        assert name == "scenario" or not re.search(r"(: |\[)unknown\b|\bunknown\[\]|\bany\b", types)
        exported = [line.split()[2] for line in types.splitlines() if line.startswith("export ")]
        numbered = [each for each in exported if each[-1].isdigit()]
        assert numbered == []


def test_a_program_can_tell_kinds_apart_and_is_stopped_where_it_is_wrong(folder):
    (folder / "uses.ts").write_text(USES, encoding="utf-8")
    compiled(folder, "uses.ts")


def test_what_comes_out_of_a_shipped_case_has_those_types(folder):
    names = ("quiet", "dossier-01", "dossier-05")
    for name in names:
        lines = []
        for form, data in data_of(name).items():
            title, text = formats()[form].title, json.dumps(data, ensure_ascii=False)
            lines.append(f'import type {{{title}}} from "./{form}";')
            lines.append(f"export const the{title}: {title} = {text};")
        (folder / f"{name}.ts").write_text("\n".join(lines), encoding="utf-8")
    compiled(folder, *(f"{name}.ts" for name in names))
