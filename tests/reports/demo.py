"""A report with one of everything, in both languages, from invented figures."""

from __future__ import annotations

from datetime import date

from planner.charts.shapes import Hub, Label, Line, Move, Path, Quarter, Shapes, Step, wheel
from planner.charts.shapes.vocabulary import rectangle
from planner.reports.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Decision,
    Figure,
    Group,
    Heading,
    Keep,
    KeyFigure,
    KeyFigures,
    Language,
    List,
    Note,
    Number,
    PageBreak,
    Progress,
    Sparkline,
    Status,
    Table,
    Text,
)
from planner.reports.document import Document

DAY = date(2026, 9, 30)

LINE = Shapes(
    300, 80,
    (
        Path((Move(0, 79), Line(300, 79)), stroke="ink", width=0.8),
        Path((Move(10, 70), Line(90, 50), Line(170, 55), Line(290, 12)), stroke="accent", width=2, rounded=True),
    ),
)  # fmt: skip

LONG = {
    "de": (
        "Der Ausschuss für Jugendhilfe und Kindertagesbetreuung nimmt den Zwischenbericht zur Kenntnis. Die "
        "Präventionskettenberichterstattung der Stadt folgt dem Handlungsprogramm „Gut aufwachsen“ und weist für jede "
        "Maßnahme Zuständigkeit, Finanzierungsstand und Umsetzungsfortschritt aus. Gegenüber dem Vorjahr stieg der "
        "Anteil fristgerecht abgeschlossener Maßnahmen um 4,5 Prozentpunkte auf 61,2\N{NO-BREAK SPACE}%."
    ),
    "en": (
        "The committee for youth welfare takes note of the interim report. It follows the programme “Growing up well” "
        "and states responsibility, funding and progress for every measure. Compared with the previous year the share "
        "of measures finished in time has risen by 4.5 percentage points to 61.2%."
    ),
}


def demo_wheel() -> Shapes:
    names = ("Analyse", "Ziele", "Maßnahmen", "Überprüfung")
    steps = (Step("done"), Step("done"), Step("part", 0.5), Step("none"), Step("none"))
    quarters = [Quarter(name, name, "2 von 5", steps, current=name == "Ziele") for name in names]
    return wheel(quarters, Hub("mandate", "Auftrag", "bereit", 1.0), radius=110, width=420, height=270)


def demo_chart() -> Shapes:
    values = (12, 18, 25, 31, 38)
    items: list[Path | Label] = []
    for number, value in enumerate(values):
        left, high = 20 + number * 85, value * 3.2
        items.append(Path(rectangle(left, 140 - high, 50, high), fill="accent"))
        items.append(Label(str(value), left + 25, 134 - high, "middle", 9, 600))
        items.append(Label(str(2022 + number), left + 25, 154, "middle", 9, 400, "ink2"))
    items.append(Path(rectangle(0, 140, 440, 0.6), fill="ink"))
    return Shapes(467, 160, tuple(items))


def measures(rows: int) -> Table:
    states = (("on_track", "im Plan"), ("at_risk", "gefährdet"), ("late", "verzögert"), ("done", "abgeschlossen"))
    body: list[tuple[str | Number | Status, ...] | Group] = []
    for number in range(1, rows + 1):
        if number % 12 == 1:
            body.append(Group(f"Ziel {number // 12 + 1}: Jedes Kind kommt gesund in die Schule"))
        title = (
            f"Eltern-Kind-Gruppe im Familienzentrum Lindenhof, Ausbaustufe {number}" if number % 3 else "Sprachlotsen"
        )
        amount = Number(f"{number * 1234:,}".replace(",", "."))
        body.append((f"{number}", title, "Jugendamt", Number("31.12.2028"), Status(*states[number % 4]), amount))
    return Table(
        (
            Column("Nr."), Column("Maßnahme", weight=1), Column("Zuständig"), Column("Frist", "right"),
            Column("Stand"), Column("Budget in €", "right"),
        ),
        tuple(body),
        caption="Maßnahmen mit Zuständigkeit, Frist, Stand und Budget",
        sums=("", "Summe", "", "", "", Number("1.048.000")),
        note="Stand der Statusrunde vom 30.09.2026.",
        summary="Eine Zeile je Maßnahme, gruppiert nach Zielen.",
    )  # fmt: skip


def goals() -> Table:
    return Table(
        (
            Column("Ziel", weight=1), Column("Verlauf 2020–2026"), Column("Ist in %", "right"),
            Column("Soll in %", "right"), Column("Erreicht"), Column("Stand"),
        ),
        (
            ("1 Früh erreicht", Sparkline((3, 4, 6, 5, 8, 9), "Verlauf: 3, 4, 6, 5, 8, 9"), Number("52"), Number("60"),
             Progress(87, "87\N{NO-BREAK SPACE}%"), Status("on_track", "im Plan")),
            ("2 Gesund in die Schule", Sparkline((5, None, 4, 3, 3, 2), "Verlauf: 5, keine Angabe, 4, 3, 3, 2"),
             Number("34"), Number("55"), Progress(62, "62\N{NO-BREAK SPACE}%"), Status("late", "verzögert")),
            ("3 Übergänge begleitet", Sparkline((1, 2, 2, 4, 4, 7), "Verlauf: 1, 2, 2, 4, 4, 7"), Number("100"),
             Number("90"), Progress(111, "111\N{NO-BREAK SPACE}%"), Status("done", "abgeschlossen")),
        ),
        caption="Ziele und Stand",
        head_cols=1,
    )  # fmt: skip


def demo_blocks(language: Language, rows: int = 70) -> tuple[Block, ...]:
    long = LONG[language]
    data = Table(
        (Column("Jahr"), Column("Anzahl", "right")),
        tuple(
            (str(year), Number(str(value))) for year, value in zip(range(2022, 2027), (12, 18, 25, 31, 38), strict=True)
        ),
        caption="Werte der Abbildung",
    )
    chart = Figure(
        demo_chart(), "Säulen: 2022: 12, 2023: 18, 2024: 25, 2025: 31, 2026: 38.",
        "Abgeschlossene Maßnahmen je Jahr", "Quelle: Statusrunden; Stand 30.09.2026", data,
    )  # fmt: skip
    return (
        Cover(
            "Zwischenbericht zur Präventionskette", "Musterstadt · Zyklus 2 (2026–2028)",
            (("Gremium", "Jugendhilfeausschuss"), ("Sitzung", "12.11.2026"), ("Stand", "30.09.2026")),
            Figure(demo_wheel(), "Rad: Analyse 2 von 5, Ziele 2 von 5, Maßnahmen 2 von 5, Überprüfung 2 von 5."),
            "Musterstadt ist erfunden; alle Zahlen sind Beispiele.",
        ),
        Contents("Inhalt" if language == "de" else "Contents"),
        PageBreak(),
        Heading(1, "Auf einen Blick", "glance"),
        Text("61\N{NO-BREAK SPACE}% der Maßnahmen liegen im Plan, zwei Ziele brauchen eine Entscheidung.", "lead"),
        KeyFigures((
            KeyFigure("38 von 62", "Maßnahmen", "abgeschlossen"), KeyFigure("3,2 Mio. €", "verausgabt", "von 5,0 Mio. €"),
            KeyFigure("12", "Quartiere", "mit Kette"), KeyFigure("2", "Entscheidungen", "nötig"),
        )),
        goals(),
        Decision(
            ("Der Zwischenbericht wird zur Kenntnis genommen.", f"Die Verwaltung wird beauftragt. {long}"),
            "Der Ausschuss empfiehlt dem Rat zu beschließen:",
        ),
        PageBreak(),
        Heading(1, "Lage"),
        *(Text(long) for _ in range(3)),
        List(("Frühe Hilfen: 14 von 20 Lotsen", "Sprachförderung: beschlossen", long)),
        Heading(2, "Verlauf"),
        chart,
        Note(long, "Zu den Zahlen"),
        Figure(LINE, "Linie: steigt von 10 auf 38.", "Eine Linie"),
        Heading(2, "Maßnahmen"),
        measures(rows),
        Heading(3, "Hinweise"),
        Keep((Text("Fett gesetzt.", "strong"), Text(long, "small"), List((long, long), ordered=True))),
    )  # fmt: skip


def demo(language: Language = "de", rows: int = 70) -> Document:
    return Document(
        title="Zwischenbericht zur Präventionskette",
        language=language,
        date=DAY,
        blocks=demo_blocks(language, rows),
        subject="Bericht an den Jugendhilfeausschuss",
        header="Musterstadt · Zwischenbericht zur Präventionskette",
        footer="Musterstadt · Zwischenbericht · Stand 30.09.2026 · öffentlich",
    )
