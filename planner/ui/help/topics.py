"""Every topic of the help, made from the registers of places, steps, kinds, commands and from the help's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence

from planner import content, texts
from planner.content.help import help_texts
from planner.domain.kinds import KINDS
from planner.domain.record import Record, fields_of
from planner.texts import gettext as _
from planner.ui.finder import asked_for, folded, holds
from planner.ui.help.fields import KEPT_BY_PROGRAM, field_help
from planner.ui.help.keys import key_groups
from planner.ui.help.topic import Leading, Topic
from planner.ui.routes import PlaceLike


def topics(places: tuple[PlaceLike, ...], actions: Sequence[QAction] = ()) -> tuple[Topic, ...]:
    """All topics in the language of the interface; `actions` are the commands of the menus with their shortcuts."""
    return (*_standing(texts.current().language, places), _commands(actions), *_keys())


def topic_of_place(ident: str) -> str:
    """The id of the topic that explains a place."""
    return f"place.{ident}"


def found(known: Sequence[Topic], wanted: str) -> list[Topic]:
    """The topics that hold all the words asked for, those whose title does first."""
    asked = asked_for(wanted)
    hits = [one for one in known if holds(folded(one.words), asked)]
    return sorted(hits, key=lambda one: not holds(folded(one.title), asked))


def _standing(language: str, places: tuple[PlaceLike, ...]) -> tuple[Topic, ...]:
    """The topics that change with the language alone."""
    pages = {kind: one for one in reversed(places) for kind in one.kinds}
    fields = [_kind(cls, pages.get(cls.kind)) for cls in KINDS]
    return (*_basics(language), *_places(language, places), *_steps(language), *fields, *_words(language))


def _basics(language: str) -> Iterator[Topic]:
    for one in help_texts(language).basics:
        yield Topic(f"basics.{one.id}", "places", one.title, _("Basics"), "idea", one.paragraphs)


def _places(language: str, places: tuple[PlaceLike, ...]) -> Iterator[Topic]:
    for place in places:
        said = help_texts(language).places.get(place.id, ())
        steps = [one for one in content.circle(language).steps if one.page == place.id]
        leads = [Leading(_("Go to the page"), place=place.id)]
        leads += [Leading(_("Step: {step}", step=one.title), topic=f"step.{one.id}") for one in steps]
        leads += [_to_kind(cls) for cls in KINDS if cls.kind in place.kinds]
        yield Topic(topic_of_place(place.id), "places", _(place.title), _("Page"), place.icon, said, (), tuple(leads))


def _steps(language: str) -> Iterator[Topic]:
    for phase in content.circle(language).phases:
        for step in phase.steps:
            asked = tuple((_("Guiding question"), one.text) for one in step.questions)
            result = tuple((_("Result"), one.text) for one in step.products)
            hint = tuple((_("For the meeting"), one.text) for one in step.hints)
            to_page = Leading(_("Go to the page"), place=step.page, view=step.view, step=step.id)
            second = f"{phase.title} · {step.number}"
            yield Topic(
                f"step.{step.id}",
                "steps",
                step.title,
                second,
                phase.id,
                (step.why,),
                (*asked, *result, *hint),
                (to_page,),
            )


def _kind(cls: type[Record], page: PlaceLike | None) -> Topic:
    entries = tuple((_(spec.label), field_help(spec)) for spec in fields_of(cls) if spec.name not in KEPT_BY_PROGRAM)
    leads = (Leading(_("Help: {page}", page=_(page.title)), topic=topic_of_place(page.id)),) if page else ()
    return Topic(f"kind.{cls.kind}", "fields", _(cls.noun), _("Fields"), "sheet", (), entries, leads)


def _to_kind(cls: type[Record]) -> Leading:
    return Leading(_("Fields: {kind}", kind=_(cls.noun)), topic=f"kind.{cls.kind}")


def _words(language: str) -> Iterator[Topic]:
    for one in sorted(help_texts(language).words, key=lambda word: folded(word.title)):
        yield Topic(f"word.{one.id}", "terms", one.title, _("Word of the field"), "book", one.paragraphs)


def _commands(actions: Sequence[QAction]) -> Topic:
    """Every command that has a key, as the menus name it."""
    native = QKeySequence.SequenceFormat.NativeText
    entries = tuple(
        (one.shortcut().toString(native), one.text().replace("&&", "&"))
        for one in actions
        if not one.shortcut().isEmpty()
    )
    return Topic("keys.commands", "keys", _("Commands"), _("Everywhere in the window"), "command", (), entries)


def _keys() -> Iterator[Topic]:
    for ident, title, pairs in key_groups():
        yield Topic(f"keys.{ident}", "keys", title, _("Keys"), "command", (), pairs)
