"""A folder of YAML to a `RuleSet`; every fault at once, each with file and line."""

from collections.abc import Collection, Iterable, Sequence
from importlib.resources.abc import Traversable

from top3.errors import Both, Place, RulesetInvalidError
from top3.reading import Tree
from top3.rules.assemble import Parts, assemble
from top3.rules.coherence import faults_of_whole
from top3.rules.folder import Folder
from top3.rules.language import FactDictionary, GroupSpec, LayerRef, Rule, RuleSet, Table
from top3.rules.load_facts import load_facts, load_parameters
from top3.rules.load_plan_texts import CHECKS, PROPOSALS, load_checks, load_proposals
from top3.rules.load_process import load_process
from top3.rules.load_roles import load_roles
from top3.rules.load_rules import Entry, judgement_facts, load_rule
from top3.rules.load_spoken import SPOKEN, load_spoken
from top3.rules.load_words import load_families, load_terms, load_texts
from top3.rules.manifest import Manifest
from top3.rules.proving.proofs import proven
from top3.rules.tables import is_table, load_table, taken_name

FORMAT = "ruleset/1"


def load(root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]) -> RuleSet:
    """Load the rule set in a folder.

    Args:
        root: The folder `<id>/<version>/`.
        readable: The names of every fact that can be read; the dictionary may hold no other.
        groups: Every group rules may quantify over.

    Raises:
        RulesetInvalidError: one or more files are wrong; `.problems` holds every fault.
    """
    return proven(assemble(load_parts(root, readable=readable, groups=groups)))


def load_parts(
    root: Traversable, *, readable: Collection[str], groups: Iterable[GroupSpec]
) -> Parts:
    """Load the parts of the rule set in a folder, as they stand in its files; else as `load`."""
    folder = Folder(root)
    tree = folder.block("ruleset.yaml")
    manifest: Manifest | None = folder.built(tree, Manifest)
    if manifest is None or tree is None:
        raise RulesetInvalidError(folder.problems)
    _check_manifest(folder, tree, manifest)
    layer = f"{manifest.id}@{manifest.version}"
    terms = load_terms(folder)
    entries = [Entry(each, layer) for name in manifest.rules for each in folder.entries(name)]
    judgements = judgement_facts(entries, terms)
    dictionary = load_facts(folder, terms, readable, groups, judgements, manifest.facts)
    history = load_parameters(folder, manifest.valid, names=manifest.parameters)
    texts = load_texts(folder)
    rules, tables = rules_of(folder, entries, dictionary, manifest.urgency)
    families = load_families(folder, folder.rule_ids, manifest.families)
    spoken = load_spoken(folder, dictionary.facts)
    roles = load_roles(folder, terms.get("roles", {}))
    process = load_process(folder, manifest.gates, terms.get("phases", ()))
    checks = load_checks(folder)
    proposals = load_proposals(folder, terms, history)
    _check_all_named(folder, tree, manifest)
    if folder.unread:  # what is missing would show as faults of everything that leans on it
        raise RulesetInvalidError(folder.problems)
    whole = faults_of_whole(
        manifest, rules, dictionary, history, folder.rule_ids, tree, folder.number_names
    )
    folder.problems += map(folder.located, whole)
    if folder.problems:
        raise RulesetInvalidError(folder.problems)
    digest = folder.digest()
    own = LayerRef(id=manifest.id, version=manifest.version, sha256=digest, status=manifest.status)
    return Parts(
        manifest, rules, dictionary, history, terms, texts, (own,), digest, tables, families,
        folder.sources, spoken, roles, process, checks, proposals,
    )  # fmt: skip


def rules_of(
    folder: Folder,
    entries: Iterable[Entry],
    dictionary: FactDictionary,
    levels: Sequence[str] = (),
) -> tuple[tuple[Rule, ...], dict[str, Table]]:
    """Return the rules that could be read, and the decision tables some of them are rows of.

    `levels` is the scale of urgency, mildest first, on which a table may put its outcomes.
    """
    rules: list[Rule] = []
    tables: dict[str, Table] = {}
    taken: dict[str, Place] = {}
    for entry in entries:
        name = str(entry.data.get("id"))
        if name in taken and (is_table(entry) or name in tables):
            folder.problems.append(taken_name(entry, name, taken[name]))
        taken.setdefault(name, entry.tree.place(("id",), shown=name))
        folder.rule_ids.add(name)
        if is_table(entry):
            rows, table = load_table(folder, entry, dictionary, levels)
            rules += rows
            tables.update({name: table} if table else {})
        elif rule := load_rule(folder, entry, dictionary):
            rules.append(rule)
    return tuple(rules), tables


OWN_FILES = (
    "ruleset.yaml", "facts.yaml", "parameters.yaml", "terms.yaml", "texts.yaml", "family.yaml",
    *SPOKEN.values(), "roles.yaml", CHECKS, PROPOSALS,
    "contacts.yaml", "lexicon.yaml", "process.yaml", "mutants.yaml", "documents.yaml",
)  # fmt: skip
"""The files of a rule set that need not be named."""


def _check_all_named(folder: Folder, tree: Tree, manifest: Manifest) -> None:
    """Refuse a file of rules that nobody reads: its rules would seem to hold."""
    for item in sorted(folder.root.iterdir(), key=lambda each: each.name):
        name = item.name
        named = (*manifest.rules, *manifest.facts, *manifest.parameters, *manifest.families)
        known = name in (*OWN_FILES, *named) or name.endswith(".test.yaml")
        if name.endswith((".yaml", ".yml")) and not name.startswith(".") and not known:
            found = Both(f"'{name}', een bestand dat hier niet genoemd wordt",
                         f"'{name}', a file that is not named here")  # fmt: skip
            remedy = Both("noem het onder 'rules', 'facts', 'parameters' of 'families'",
                          "name it under 'rules', 'facts', 'parameters' or 'families'")  # fmt: skip
            folder.fault(tree, ("rules",), manifest.id, "file-not-named", found, remedy)


def _check_manifest(folder: Folder, tree: Tree, manifest: Manifest) -> None:
    if manifest.top3 != FORMAT:
        found = Both("een ander formaat", "another format")
        remedy = Both(f"schrijf 'top3: {FORMAT}'", f"write 'top3: {FORMAT}'")
        folder.fault(tree, ("top3",), manifest.id, "wrong-format", found, remedy)
    folder.faults(tree, ("status",), manifest.id, manifest.status.faults())
    if len(manifest.urgency) < 2 or len(set(manifest.urgency)) != len(manifest.urgency):
        found = Both("een schaal die geen schaal is", "a scale that is no scale")
        remedy = Both("noem twee of meer verschillende niveaus, laagste eerst",
                      "name two or more different levels, lowest first")  # fmt: skip
        folder.fault(tree, ("urgency",), manifest.id, "not-a-scale", found, remedy)
