"""The settings: what holds on this machine, where files lie, and which settings belong to the plan instead."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import content, paths, texts, tokens
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.form.spelling import dictionary
from planner.ui.pages.across.setting_row import Choice, Fact, Folder
from planner.ui.pages.page import Page
from planner.ui.preferences import LANGUAGE_NAMES, TEXT_SIZES, THEME_NAMES
from planner.ui.widgets.combo import ComboField
from planner.ui.widgets.field import TextField
from planner.ui.widgets.heading import PageHeading, SectionHeading

WIDTH = 640
FIELD = 300
YES, NO = "yes", "no"


class SettingsPage(Page):
    """Everything takes effect at once; what is the plan's is said to be, and changed where the plan is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self.heading = PageHeading(_("Settings"))
        self._make_choices()
        self._make_places()
        self._make_facts()
        self._build()
        self._connect()

    def _make_choices(self) -> None:
        chosen, words = self.desk.preferences.settings, texts.current()
        languages = tuple((code, LANGUAGE_NAMES.get(code, code)) for code in texts.languages())
        self.language = Choice(_("Language"), languages, words.language)
        looks = [(name, _(title)) for name, title in THEME_NAMES.items()]
        self.look = ComboField(_("Look"), looks, chosen.theme)
        sizes = [(str(size), words.percent(size, 0)) for size in TEXT_SIZES]
        self.text_size = ComboField(_("Text size"), sizes, str(chosen.text_scale))
        rows = ((NO, _("close together")), (YES, _("airy")))
        self.rows = Choice(_("Rows of tables"), rows, YES if chosen.airy else NO)
        motion = ((NO, _("as usual")), (YES, _("reduced")))
        hint = _("Reduced: the cursor does not blink, menus neither slide nor fade.")
        self.motion = Choice(_("Motion"), motion, YES if chosen.calm else NO, hint)
        spelling = ((YES, _("switched on")), (NO, _("switched off")))
        self.spelling = Choice(
            _("Spell check"), spelling, YES if chosen.spelling else NO, self._dictionary_words(words.language)
        )
        hint = _("Stands beside your steps in the history. An office or a role, not a name.")
        self.author = TextField(_("Your role"), hint=hint, optional=True)
        self.author.line.setText(chosen.author)

    @staticmethod
    def _dictionary_words(language: str) -> str:
        name = LANGUAGE_NAMES.get(language, language)
        if dictionary(language) is None:
            return _("This computer has no dictionary for {language}: nothing is underlined.", language=name)
        return _("Unknown words of long texts are underlined.")

    def _make_places(self) -> None:
        names = {
            "plan": _("This plan"),
            "backups": _("Backups of this plan"),
            "samples": _("Sample towns"),
            "settings": _("These settings"),
            "log": _("Log of the program, without names and figures"),
        }
        self.places = {key: Folder(self.desk, name) for key, name in names.items()}

    def _make_facts(self) -> None:
        self.counts = Fact(_("Protection of small counts"), _("Change in the plan"))
        self.words = Fact(_("Words of the town"), _("To the words"))
        self.plan_language = Fact(_("Language of the plan"), _("Change in the plan"))

    def _build(self) -> None:
        here = SectionHeading(_("On this computer"), _("for every plan you open here"))
        files = SectionHeading(_("Where files lie"), _("on this computer"))
        plan = SectionHeading(_("In the plan"), _("for everybody who opens it"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(tokens.FIELD_GAP))
        for field in (self.look, self.text_size):
            field.setMaximumWidth(metrics.px(FIELD))
        choices = (self.language, self.look, self.text_size, self.rows, self.motion, self.spelling, self.author)
        for widget in (here, *choices):
            column.addWidget(widget)
        column.addSpacing(metrics.gap(12))
        column.addWidget(files)
        for folder in self.places.values():
            column.addWidget(folder)
        column.addSpacing(metrics.gap(12))
        column.addWidget(plan)
        for fact in (self.counts, self.words, self.plan_language):
            column.addWidget(fact)
        whole.setMaximumWidth(metrics.px(WIDTH))
        self.column.addWidget(self.heading)
        self.column.addWidget(whole)
        self.column.addStretch(1)

    def _connect(self) -> None:
        preferences, desk = self.desk.preferences, self.desk
        later = Qt.ConnectionType.QueuedConnection  # these lay the window out afresh, this page included
        self.language.taken.connect(preferences.set_language, later)
        self.text_size.taken.connect(lambda key: preferences.set_text_scale(int(key)), later)
        self.rows.taken.connect(lambda key: preferences.set_airy(key == YES), later)
        self.look.taken.connect(self._take_look)
        self.motion.taken.connect(lambda key: preferences.set_calm(key == YES))
        self.spelling.taken.connect(lambda key: preferences.set_spelling(key == YES))
        self.author.line.editingFinished.connect(self._take_author)
        self.counts.wanted.connect(lambda: desk.show_record(desk.bridge.plan.municipality, "min_count"))
        self.plan_language.wanted.connect(lambda: desk.show_record(desk.bridge.plan.municipality, "language"))
        self.words.wanted.connect(lambda: desk.go("words"))

    def refresh(self) -> None:
        """Say what is chosen, what the plan holds, and where its files lie."""
        chosen, words, plan = self.desk.preferences.settings, texts.current(), self.desk.bridge.plan
        role = _("you sign as “{role}”", role=chosen.author) if chosen.author else _("your steps bear no role")
        self.heading.lead.setText(
            _(
                "{language}, {look}, {size}; {role}.",
                language=LANGUAGE_NAMES.get(words.language, words.language),
                look=_(THEME_NAMES[chosen.theme]),
                size=words.percent(chosen.text_scale, 0),
                role=role,
            )
        )
        session, town = self.desk.bridge.session, plan.municipality
        found = {
            "plan": session.path,
            "backups": session.backup_folder,
            "samples": paths.data_dir() / "samples",
            "settings": paths.config_dir(),
            "log": paths.log_dir(),
        }
        for key, path in found.items():
            self.places[key].show_path(path)
        self.counts.value.setText(
            _(
                "Counts below {count} and shares of fewer than {base} are not shown to the public.",
                count=words.number(town.min_count),
                base=words.number(town.min_denominator),
            )
        )
        self.words.value.setText(content.label_set(town.label_set).names[words.language])
        self.plan_language.value.setText(LANGUAGE_NAMES.get(town.language, town.language))
        self.settle()

    def _take_look(self, name: str) -> None:
        self.desk.preferences.set_theme(name)
        self.refresh()

    def _take_author(self) -> None:
        role = self.author.words
        if role != self.desk.preferences.settings.author:
            self.desk.preferences.set_author(role)
            self.desk.bridge.session.sign_as(self.desk.preferences.settings.author)
            self.refresh()
