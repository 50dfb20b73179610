"""The catalogues of words: taken from the code, translated in resources/locale/*/LC_MESSAGES/planner.po, compiled beside.

python run.py texts              bring every catalogue up to date and compile it
python run.py texts fr           the same, after beginning one for French
python run.py texts --check      change nothing; exit 1 when something is missing, stale or unused
"""

from __future__ import annotations

import ast
import io
import string
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "planner"
LOCALES = ROOT / "resources" / "locale"
PROJECT = "Prevention Chain Planner"


def main(arguments: list[str]) -> int:
    """Update or check all catalogues; gives the exit status."""
    check = "--check" in arguments
    template = extract()
    languages = {path.parts[-3] for path in LOCALES.glob("*/LC_MESSAGES/planner.po")}
    troubles: list[str] = []
    for language in sorted(languages | {word for word in arguments if not word.startswith("-")}):
        if not check:
            update(language, template)
        troubles += problems(language, template)
    for trouble in troubles:
        print(trouble)
    print(f"{len(template)} messages, {len(troubles)} to look at")
    return 1 if check and troubles else 0


def keywords() -> dict[str, tuple[int | tuple[int, str], ...] | None]:
    """The functions whose arguments are words: gettext's, the markers N_ and NN_, and every error of the planner."""
    module = ast.parse((PACKAGE / "domain" / "errors.py").read_text(encoding="utf-8"))
    errors = [node.name for node in module.body if isinstance(node, ast.ClassDef)]
    words: dict[str, tuple[int | tuple[int, str], ...] | None] = dict.fromkeys(("gettext", "_", "N_", *errors))
    return {**words, "ngettext": (1, 2), "NN_": (1, 2), "pgettext": ((1, "c"), 2)}


def extract() -> Catalog:
    """All message ids of the code; where they stand is left out, so that moving code changes no catalogue."""
    template = Catalog(project=PROJECT, charset="utf-8")
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=keywords())
    for _file, _line, message, _comments, context in found:
        template.add(message, context=context)
    for message in default_messages():
        template.add(message)
    return template


def default_messages() -> list[str]:
    """The sentences errors have by default: the only words that stand in a signature."""
    module = ast.parse((PACKAGE / "domain" / "errors.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    defaults = [default for function in functions for default in function.args.defaults]
    return [node.value for node in defaults if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def po_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALES / language / "LC_MESSAGES" / "planner.po"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project=PROJECT, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, template: Catalog) -> None:
    """Add new message ids, drop those no longer used (naming them), and compile."""
    catalogue = read(language)
    template.creation_date = catalogue.creation_date
    for message in unused(catalogue, template):
        print(f"{language}: dropped {first(message)!r} = {message.string!r}")
    catalogue.update(template, no_fuzzy_matching=True)
    path = po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, sort_output=True, width=100, ignore_obsolete=True)
    path.write_bytes(text.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as gettext reads it."""
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def problems(language: str, template: Catalog) -> list[str]:
    """Everything wrong with the catalogue of a language, one line each."""
    catalogue = read(language)
    found = [f"{language}: no longer used: {first(message)!r}" for message in unused(catalogue, template)]
    for message in template:
        if not message.id:
            continue
        translated = catalogue.get(message.id, message.context)
        if translated is None or not all(strings(translated)):
            found.append(f"{language}: not translated: {first(message)!r}")
        elif not all(fields(text) <= allowed(message) for text in strings(translated)):
            found.append(f"{language}: other parameters than the code's: {first(message)!r}")
        elif translated.fuzzy:
            found.append(f"{language}: marked as fuzzy: {first(message)!r}")
    binary = po_path(language).with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(catalogue):
        found.append(f"{language}: {binary.name} is older than {binary.stem}.po")
    return found


def unused(catalogue: Catalog, template: Catalog) -> list[Message]:
    """The messages of a catalogue that the code does not know."""
    return [message for message in catalogue if message.id and template.get(message.id, message.context) is None]


def first(message: Message) -> str:
    """The message id, the singular where there are two."""
    return str(message.id if isinstance(message.id, str) else message.id[0])


def strings(message: Message) -> list[str]:
    """The translations of a message: one, or one for each plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def allowed(message: Message) -> set[str]:
    """The parameters the code fills in; {n} always stands for the number of a plural."""
    if isinstance(message.id, str):
        return fields(message.id)
    return {"n"}.union(*(fields(text) for text in message.id))


def fields(text: str) -> set[str]:
    """The names of the parameters in a text; a text that is no format has none."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
