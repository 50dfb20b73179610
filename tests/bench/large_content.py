"""The records of the large plan, written in one step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from planner.domain.analysis import Evidence, Need, Offer
from planner.domain.catalogues import Funder, LifePhase, Sector
from planner.domain.figures import Area, Border, Indicator, Variable
from planner.domain.goals import Goal, GoalLevel, Target, Vision
from planner.domain.governance import Body, BodyKind, Meeting, Resolution
from planner.domain.measures import BudgetLine, Measure, MeasureState, Milestone, MoneyKind
from planner.domain.record import Record
from planner.domain.review import Lesson, Light, Review, Status
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work

GUIDING, INTERMEDIATE, ACTION, MEASURES = 10, 60, 230, 1_000
DISTRICTS, QUARTERS, VARIABLES, INDICATORS = 11, 120, 60, 30
OFFERS, NEEDS, EVIDENCE, MEETINGS = 120, 40, 80, 12
OFFICES = ("Jugendamt", "Gesundheitsamt", "Schulamt", "Sozialamt", "Stadtplanung", "Netzwerk Frühe Hilfen")
SUBJECTS = ("Elterncafé", "Sprachförderung", "Bewegungsangebot", "Lotsendienst", "Familienbesuch", "Hausaufgabenhilfe")
SENTENCE = (
    "Familien mit kleinen Kindern finden im eigenen Stadtteil verlässliche Ansprechpersonen, die sie beim Übergang "
    "von der Geburtsklinik in die Kindertageseinrichtung begleiten."
)


@dataclass(frozen=True, slots=True)
class Fill(Operation):
    """All records of the large plan but its figures."""

    def label(self) -> StepLabel:
        """Never shown to anybody."""
        return StepLabel("Fill")

    def apply(self, work: Work) -> None:
        """Write them, what is referred to first."""
        maker = _Maker(work)
        maker.put_areas()
        maker.put_indicators()
        maker.put_analysis()
        maker.put_goals()
        maker.put_measures()
        maker.put_review()


class _Maker:
    """Puts kind after kind and remembers their ids."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.cycle = work.base.cycle.id
        self.phases = [phase.id for phase in work.base.all(LifePhase)]
        self.sectors = [sector.id for sector in work.base.all(Sector)]
        self.funders = [funder.id for funder in work.base.all(Funder)]
        self.areas: list[str] = []
        self.indicators: list[str] = []
        self.needs: list[str] = []
        self.action_goals: list[str] = []
        self.measures: list[str] = []

    def _put(self, record: Record) -> str:
        return self.work.put(record).id

    def _id(self) -> str:
        return self.work.new_id()

    def put_areas(self) -> None:
        """One town, its districts, their quarters, each quarter and district with a border."""
        town = self._put(Area(id=self._id(), key="000", name="Großlindenau"))
        districts = [
            self._put(Area(id=self._id(), key=f"{number:02}", name=f"Bezirk {number}", level=1, parent=town))
            for number in range(1, DISTRICTS + 1)
        ]
        for number in range(QUARTERS):
            above = districts[number % DISTRICTS]
            key = f"{number % DISTRICTS + 1:02}{number // DISTRICTS + 1:02}"
            self.areas.append(
                self._put(Area(id=self._id(), key=key, name=f"Viertel {number + 1}", level=2, parent=above))
            )
        for number, area in enumerate((*districts, *self.areas)):
            self._put(Border(id=self._id(), area=area, geometry=_square(number % 12, number // 12)))

    def put_indicators(self) -> None:
        """Counts, and shares of one count in another."""
        variables = [
            self._put(
                Variable(id=self._id(), code=f"V{number:02}", name=f"Einwohner der Gruppe {number}", unit="Personen")
            )
            for number in range(VARIABLES)
        ]
        for number in range(INDICATORS):
            name = f"Anteil der Gruppe {number} an der Gruppe {number + INDICATORS}"
            top, base = (variables[number],), (variables[number + INDICATORS],)
            self.indicators.append(
                self._put(Indicator(id=self._id(), code=f"I{number:02}", name=name, numerator=top, denominator=base))
            )

    def put_analysis(self) -> None:
        """Offers, statements, and the needs that rest on them."""
        for number in range(OFFERS):
            offer = Offer(
                id=self._id(), name=f"{SUBJECTS[number % 6]} {number}", description=SENTENCE, places=20 + number % 9,
                phases=self._some(self.phases, number), sectors=self._some(self.sectors, number),
                areas=self._some(self.areas, number), provider=OFFICES[number % 6], places_taken=15 + number % 9,
            )  # fmt: skip
            self._put(offer)
        evidence = [
            self._put(Evidence(id=self._id(), statement=f"{SENTENCE} ({number})", source="Stadtstatistik"))
            for number in range(EVIDENCE)
        ]
        for number in range(NEEDS):
            need = Need(
                id=self._id(), cycle=self.cycle, name=f"Bedarf an {SUBJECTS[number % 6]} {number}", statement=SENTENCE,
                evidence=self._some(evidence, number), areas=self._some(self.areas, number), priority=number % 5 + 1,
                phases=self._some(self.phases, number), priority_reason=SENTENCE,
            )  # fmt: skip
            self.needs.append(self._put(need))

    def put_goals(self) -> None:
        """A vision, and goals of three levels; each action goal with one target."""
        self._put(Vision(id=self._id(), cycle=self.cycle, text=SENTENCE, authors="Steuerungsgruppe"))
        guiding = [self._goal(number, GoalLevel.GUIDING, None) for number in range(GUIDING)]
        middle = [
            self._goal(number, GoalLevel.INTERMEDIATE, guiding[number % GUIDING]) for number in range(INTERMEDIATE)
        ]
        for number in range(ACTION):
            goal = self._goal(number, GoalLevel.ACTION, middle[number % INTERMEDIATE])
            self.action_goals.append(goal)
            target = Target(
                id=self._id(), cycle=self.cycle, goal=goal, indicator=self.indicators[number % INDICATORS],
                area=self.areas[number % 40], baseline=float(number % 50), baseline_period="2018",
                value=float(number % 50 + 10), due=date(2028, 12, 31),
            )  # fmt: skip
            self._put(target)

    def _goal(self, number: int, level: GoalLevel, parent: str | None) -> str:
        goal = Goal(
            id=self._id(), cycle=self.cycle, level=level, parent=parent, number=f"{level.value[0].upper()}{number + 1}",
            rank=number, name=f"{SUBJECTS[number % 6]} erreicht alle Familien im Viertel {number + 1}",
            description=SENTENCE, needs=self._some(self.needs, number), lead=OFFICES[number % 6], due=date(2027, 6, 30),
        )  # fmt: skip
        return self._put(goal)

    def put_measures(self) -> None:
        """Measures with two milestones, two costs and three lines of funding each."""
        for number in range(MEASURES):
            starts = date(2024, 1, 1) + timedelta(days=number)
            measure = Measure(
                id=self._id(), cycle=self.cycle, number=f"M{number + 1}", name=f"{SUBJECTS[number % 6]} im Viertel {number}",
                description=SENTENCE, goals=self._some(self.action_goals, number), inputs=SENTENCE, outputs=SENTENCE,
                outcomes=SENTENCE, impact=SENTENCE, effect_step=number % 7 + 1, areas=self._some(self.areas, number),
                phases=self._some(self.phases, number), sectors=self._some(self.sectors, number), lead=OFFICES[number % 6],
                starts=starts, until=starts + timedelta(days=700), state=tuple(MeasureState)[number % 3],
            )  # fmt: skip
            self.measures.append(self._put(measure))
            self._put_parts(number, measure)

    def _put_parts(self, number: int, measure: Measure) -> None:
        for place, name in enumerate(("Träger gefunden", "Erste Gruppe begonnen")):
            due = measure.starts + timedelta(days=200 * (place + 1)) if measure.starts else None
            reached = due if number % 3 else None
            self._put(Milestone(id=self._id(), measure=measure.id, name=name, due=due, done=reached))
        for place in range(5):
            sort = MoneyKind.COST if place < 2 else MoneyKind.FUNDING
            line = BudgetLine(
                id=self._id(), measure=measure.id, year=2024 + (number + place) % 5, sort=sort, name="Personal und Räume",
                funder=self.funders[(number + place) % len(self.funders)] if place > 1 else None,
                planned=Decimal(1_000 + 37 * number + place).quantize(Decimal("0.01")),
            )  # fmt: skip
            self._put(line)

    def put_review(self) -> None:
        """A status of every second measure, some stories and lessons, bodies with meetings and resolutions."""
        lights = (Light.ON_TRACK, Light.AT_RISK, Light.LATE)
        for number, measure in enumerate(self.measures[::2]):
            shown = dict.fromkeys(("implementation", "attainment", "funding"), lights[number % 3])
            self._put(Status(id=self._id(), measure=measure, day=date(2025, 3, 1), comment=SENTENCE, **shown))
        for number, measure in enumerate(self.measures[:40]):
            self._put(Review(id=self._id(), measure=measure, day=date(2025, 6, 1), story=SENTENCE, works=SENTENCE))
            if number < 10:
                self._put(
                    Lesson(id=self._id(), cycle=self.cycle, name=f"Lehre {number}", text=SENTENCE, measure=measure)
                )
        body = self._put(Body(id=self._id(), name="Steuerungsgruppe", sort=BodyKind.STEERING))
        for number in range(MEETINGS):
            day = date(2024, 2, 1) + timedelta(days=70 * number)
            meeting = self._put(Meeting(id=self._id(), body=body, day=day, subject=f"{number + 1}. Sitzung"))
            self._put(Resolution(id=self._id(), body=body, day=day, subject=SENTENCE, meeting=meeting, yes=9, no=1))

    @staticmethod
    def _some(ids: list[str], number: int) -> tuple[str, ...]:
        """One or two of these ids, others for every number."""
        first, second = ids[number % len(ids)], ids[(number * 7 + 3) % len(ids)]
        return tuple(dict.fromkeys((first, second) if number % 2 else (first,)))


def _square(column: int, row: int) -> str:
    """A border as GeoJSON, somewhere in the sea."""
    west, south = 3.0 + column * 0.02, 54.0 + row * 0.01
    east, north = west + 0.02, south + 0.01
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [[[round(x, 6), round(y, 6)] for x, y in ring]]})
