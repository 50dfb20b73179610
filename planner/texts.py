"""Words, numbers, dates and money in the languages of the program; without Qt.

English stands in the code as message ids; every other language is a catalogue in
`resources/locale/<language>/LC_MESSAGES/planner.mo`. Formats come from Babel, which is imported at the first
number or date, so that a window can stand before it is loaded. A `Texts` never changes: the interface has one
(`current()`), a report in another language simply holds its own.
"""

from __future__ import annotations

import datetime as dt
import gettext as _catalogues
import locale as _locale
import os
import re
import sys
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner import paths

if TYPE_CHECKING:
    from babel import Locale

SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "de"
MINUS = "\N{MINUS SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"

_REGIONS = {"en": "en_GB", "de": "de_DE"}
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-H([12])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Number = int | float | Decimal


class Texts:
    """The words and formats of one language.

    Parameters are filled in by name after translation, as by `str.format`; the values themselves are never
    read as a format, so text typed by a person may hold braces and percent signs.
    """

    def __init__(self, language: str) -> None:
        """Take a language of `languages()`; raises ValueError for any other."""
        if language not in languages():
            raise ValueError(f"no catalogue for the language {language!r}")
        self.language = language
        self._catalogue = _catalogue(language)
        self._long_dates: dict[dt.date, str] = {}

    # words

    def gettext(self, msgid: str, /, **params: object) -> str:
        """The sentence for a message id, its parameters filled in."""
        text = self._catalogue.gettext(msgid) if msgid else ""
        return text.format(**params) if params else text

    def ngettext(self, one: str, many: str, n: int, /, **params: object) -> str:
        """The sentence in the number that `n` asks for; `{n}` is filled in as a formatted number."""
        text = self._catalogue.ngettext(one, many, n)
        return text.format(**{"n": self.number(n), **params})

    def pgettext(self, context: str, msgid: str, /, **params: object) -> str:
        """The sentence for a message id that means different things in different contexts."""
        text = self._catalogue.pgettext(context, msgid)
        return text.format(**params) if params else text

    # numbers

    def number(self, x: Number, decimals: int = 0, *, grouping: bool = True) -> str:
        """A number rounded half away from zero, with a true minus sign: "1.044.555", "−1,7".

        Raises ValueError for infinity and not-a-number: what has no value has a state, and a state has words.
        """
        value = Decimal(str(x))
        if not value.is_finite():
            raise ValueError(f"not a number to show: {x!r}")
        digits = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
        negative = digits.startswith("-") and any(sign in digits for sign in "123456789")
        whole, _, fraction = digits.lstrip("-").partition(".")
        group, point = self._separators
        text = whole.replace(",", group if grouping else "")
        return (MINUS if negative else "") + (f"{text}{point}{fraction}" if fraction else text)

    def percent(self, x: Number, decimals: int = 1) -> str:
        """A value that already is in percent: "20,2 %" with a no-break space in German, "20.2%" in English."""
        return self.number(x, decimals) + self._percent_sign

    def money(self, amount: Number, decimals: int | None = None) -> str:
        """An amount in euros: "1.048.000 €"; cents only where there are any, unless `decimals` says otherwise."""
        value = Decimal(str(amount))
        if decimals is None:
            decimals = 0 if value == value.to_integral_value() else 2
        text = self.number(value, decimals)
        if not self._currency_leads:
            return f"{text}{NBSP}€"
        return f"{MINUS}€{text[1:]}" if text.startswith(MINUS) else f"€{text}"

    # dates

    def date(self, day: dt.date) -> str:
        """A day in short: "31.12.2028", "31 Dec 2028"."""
        from babel.dates import format_date

        return format_date(day, "medium", self._locale)

    def long_date(self, day: dt.date) -> str:
        """A day in full: "31. Dezember 2028", "31 December 2028"; said once, for a history has thousands of days."""
        known = self._long_dates.get(day)
        if known is None:
            from babel.dates import format_date

            known = self._long_dates[day] = format_date(day, "long", self._locale)
        return known

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of the months as people write them, whole and short, in small letters without dots, to their numbers."""
        from babel.dates import get_month_names

        found: dict[str, int] = {}
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, self._locale).items():
                    found[name.casefold().rstrip(".")] = number
        short = [(name[:3], number) for name, number in found.items()]
        for head, number in short:
            if all(other == number for name, other in short if name == head):
                found.setdefault(head, number)
        return found

    def time(self, moment: dt.datetime | dt.time) -> str:
        """Hours and minutes, "14:32"; a moment that knows its zone is shown in this machine's."""
        from babel.dates import format_time

        return format_time(_local(moment), "short", locale=self._locale)

    def date_time(self, moment: dt.datetime) -> str:
        """Day, hours and minutes: "31.12.2028, 14:32"; zones as in `time`."""
        here = moment.astimezone() if moment.tzinfo else moment
        return f"{self.date(here.date())}, {self.time(here)}"

    def period(self, text: str) -> str:
        """The words for the text of a period: "2012-Q3" is "3. Quartal 2012"; unknown forms stay as they are."""
        if ".." in text:
            return EN_DASH.join(self.period(end) for end in text.split("..", 1))
        if match := _QUARTER.fullmatch(text):
            return self.gettext("Q{quarter} {year}", quarter=match[2], year=match[1])
        if match := _HALF.fullmatch(text):
            if match[2] == "1":
                return self.gettext("First half of {year}", year=match[1])
            return self.gettext("Second half of {year}", year=match[1])
        try:
            if _DAY.fullmatch(text):
                return self.date(dt.date.fromisoformat(text))
            if match := _MONTH.fullmatch(text):
                return self._month(dt.date(int(match[1]), int(match[2]), 1))
        except ValueError:
            return text
        return text

    def list(self, items: Iterable[object]) -> str:
        """An enumeration: "A, B und C"."""
        from babel.lists import format_list

        return format_list([str(item) for item in items], locale=self._locale)

    def _month(self, first: dt.date) -> str:
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", first, locale=self._locale)

    # what Babel knows, asked once

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale

        return Locale.parse(_REGIONS.get(self.language, self.language))

    @cached_property
    def _separators(self) -> tuple[str, str]:
        symbols = self._locale.number_symbols["latn"]
        return symbols["group"], symbols["decimal"]

    @cached_property
    def _percent_sign(self) -> str:
        return str(self._locale.percent_formats[None].suffix[0])

    @cached_property
    def _currency_leads(self) -> bool:
        return str(self._locale.currency_formats["standard"].pattern).startswith("¤")


def _local(moment: dt.datetime | dt.time) -> dt.datetime | dt.time:
    """The moment on this machine's clock, without its zone, so that Babel does not convert it again."""
    if isinstance(moment, dt.datetime) and moment.tzinfo:
        return moment.astimezone().replace(tzinfo=None)
    return moment


def _locale_dir() -> Path:
    return paths.resources() / "locale"


@cache
def _catalogue(language: str) -> _catalogues.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return _catalogues.NullTranslations()
    with (_locale_dir() / language / "LC_MESSAGES" / "planner.mo").open("rb") as file:
        return _catalogues.GNUTranslations(file)


@cache
def languages() -> tuple[str, ...]:
    """The languages the program speaks, the default one first."""
    found = {path.parts[-3] for path in _locale_dir().glob("*/LC_MESSAGES/planner.mo")} | {SOURCE_LANGUAGE}
    return tuple(sorted(found, key=lambda language: (language != DEFAULT_LANGUAGE, language)))


# the language of the interface

_current: Texts | None = None


def use(language: str) -> Texts:
    """Make a language that of the whole process; raises ValueError when there is no catalogue for it."""
    global _current
    _current = Texts(language)
    return _current


def current() -> Texts:
    """The words of the interface; until `use` was called, those of `preferred_language()`."""
    return _current or use(preferred_language())


def gettext(msgid: str, /, **params: object) -> str:
    """`Texts.gettext` in the language of the interface."""
    return current().gettext(msgid, **params)


def ngettext(one: str, many: str, n: int, /, **params: object) -> str:
    """`Texts.ngettext` in the language of the interface."""
    return current().ngettext(one, many, n, **params)


def pgettext(context: str, msgid: str, /, **params: object) -> str:
    """`Texts.pgettext` in the language of the interface."""
    return current().pgettext(context, msgid, **params)


def preferred_language(setting: str = "") -> str:
    """The language to speak: PLANNER_LANGUAGE, else the person's setting, else the system's."""
    for wish in (os.environ.get("PLANNER_LANGUAGE", ""), setting):
        if wish in languages():
            return wish
    return system_language()


def system_language() -> str:
    """German for a German or unknown system (the plain C and POSIX locales say nothing), English for any other."""
    name = _system_locale()
    code = re.split(r"[-_.@]", name, maxsplit=1)[0].lower()
    return DEFAULT_LANGUAGE if code in ("", "c", "posix", DEFAULT_LANGUAGE) else SOURCE_LANGUAGE


def _system_locale() -> str:
    """The name of the system's language as it gives it, or "" when it gives none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    if sys.platform == "win32":
        import ctypes

        return _locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        return _mac_language()
    return ""


def _mac_language() -> str:
    """The first language of the person's list; a program started from the Finder sees no LANG."""
    import plistlib

    try:
        with Path("~/Library/Preferences/.GlobalPreferences.plist").expanduser().open("rb") as file:
            wishes = plistlib.load(file).get("AppleLanguages", [])
    except (OSError, ValueError):
        return ""
    return str(wishes[0]) if wishes else ""
