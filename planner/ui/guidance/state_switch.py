"""The state a person gives a step, as a menu: it is the plan's, and can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from planner.domain.frame import Progress
from planner.texts import gettext as _
from planner.ui.widgets.button import Button
from planner.ui.wording import state_word


class StateSwitch(Button):
    """Shows the sign of the step; `choose` is told the state taken from the menu."""

    def __init__(self, choose: Callable[[str], None]) -> None:
        super().__init__("", "plain", sign="step:not_started", caret=True)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._choices: dict[str, QAction] = {}
        for state in Progress:
            action = QAction(_(state.label), menu)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, state=state.value: choose(state))
            group.addAction(action)
            menu.addAction(action)
            self._choices[state.value] = action
        self.setMenu(menu)

    def show_sign(self, sign: str) -> None:
        """Show the sign of now; the menu marks the state it stands for, none while the step waits."""
        self.set_sign(f"step:{sign}")
        self.set_words(state_word(sign))
        self.setAccessibleName(_("State of the step: {state}", state=state_word(sign)))
        for state, action in self._choices.items():
            action.setChecked(state == sign)
