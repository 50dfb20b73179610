"""What a page of records declares: its words, its views, its form, what it says while empty. `RecordsPage` does the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.domain.record import N_, Record
from planner.domain.sentence import NN_, Noun, Sentence
from planner.ui.columns import Listing
from planner.ui.form.spec import FormSpec
from planner.ui.widgets.empty_state import Way

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.ui.desk import Desk

Lead = Callable[["Desk"], str]


def adding(key: str) -> Sentence:
    """What a button says that adds a record, by the key of the town's word for it."""
    return Sentence(N_("Add {kind}"), params=nouns(key))


def none_yet(kind: str) -> Sentence:
    """What a page says that has none of its kind, in the town's word for them."""
    return Sentence(N_("No {kinds} yet"), params=nouns(f"kind.{kind}"))


def nouns(key: str) -> dict[str, Noun]:
    """What a sentence about a kind or a level is said with: the town's word for one and for many (“level.action”)."""
    group, _dot, name = key.partition(".")
    return {"kind": Noun(key), "kinds": Noun(f"{group}s.{name}")}


def there_are(key: str, n: int) -> Sentence:
    """How many there are of a kind or a level."""
    none = N_("There are no {kinds} yet.")
    return Sentence(*NN_("There is one {kind}.", "There are {n} {kinds}."), n, nouns(key), none)


@dataclass(frozen=True, slots=True)
class Empty:
    """Words of a page (or view) without records, as English msgids; `ways` gives quiet ways to begin.

    Without a `title` it says that there are none of the sheet's kind yet.
    """

    title: str
    purpose: str
    ghost: str = "list"
    ways: Callable[[Desk], Sequence[Way]] | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A button or a row of the page's menu: its words (msgid), a pictogram, and what it does with the chosen record.

    With `many` it gets all chosen records, as a list.
    """

    title: str
    icon: str
    run: Callable[[Desk, Any], object]
    many: bool = False


@dataclass(frozen=True, slots=True)
class SheetView:
    """One way to show the records: as a grid or a tree, or as a widget of its own (`make`).

    `beside` opens the form beside it from the start. `lead`, `empty`, `add` and `action` replace the sheet's own.
    `listing_for` makes the listing afresh from the plan where its columns follow records. A widget of its own has the
    signals and methods of a grid (see `planner.ui.pages.piece`).
    """

    id: str
    title: str
    listing: Listing
    tree: bool = False
    beside: bool = False
    lead: Lead | None = None
    empty: Empty | None = None
    add: Sentence | None = None
    action: Action | None = None
    listing_for: Callable[[Desk], Listing] | None = None
    make: Callable[[Desk], QWidget] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of records: `add` says its one primary button, `action` is the plain button beside it.

    Without `add` the button says that it adds one of the kind, in the town's own word. `begin` is what the primary button does where records do not begin with a typed name; `icon` its pictogram.
    """

    place: str
    kind: type[Record]
    title: str
    lead: Lead
    views: tuple[SheetView, ...]
    form: FormSpec
    empty: Empty
    add: Sentence | None = None
    action: Action | None = None
    begin: Callable[[Desk], object] | None = None
    icon: str = "plus"

    def view_called(self, ident: str) -> SheetView | None:
        """The view of that id, or None."""
        return next((one for one in self.views if one.id == ident), None)

    def add_of(self, view: SheetView) -> Sentence:
        """What the primary button says while a view is shown."""
        return view.add or self.add or adding(f"kind.{self.kind.kind}")

    def title_of(self, empty: Empty) -> Sentence:
        """What the page says that shows nothing."""
        return Sentence(empty.title) if empty.title else none_yet(self.kind.kind)

    def action_of(self, view: SheetView) -> Action | None:
        """The plain button beside the primary one while a view is shown."""
        return view.action or self.action
