"""A new plan: the municipality, its first cycle and the catalogues every town starts with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner import content
from planner.domain.catalogues import (
    Criterion,
    Funder,
    FunderKind,
    LifePhase,
    Sector,
    Setting,
    Standard,
    TargetGroup,
    Transition,
)
from planner.domain.errors import BadInput, Refused
from planner.domain.frame import Cycle, Municipality
from planner.domain.record import N_, new_like
from planner.operations.operation import Operation, StepLabel
from planner.storage.work import Work


@dataclass(frozen=True, slots=True)
class NewTown(Operation):
    """The first step of every plan; `language` ("de" or "en") is the plan's and that of its first catalogues."""

    name: str
    key: str = ""
    language: str = "de"
    starts: date | None = None
    until: date | None = None
    example: bool = False
    notice: str = ""

    def label(self) -> StepLabel:
        """The same for every plan."""
        return StepLabel(N_("Create the plan"))

    def apply(self, work: Work) -> None:
        """Write the first records; raises BadInput without a name, Refused when there is a town already."""
        if work.plan.all(Municipality):
            raise Refused(N_("This plan has its municipality already."))
        if not self.name.strip():
            raise BadInput(N_("Give the name of the municipality."))
        work.put(
            Municipality(
                id=work.new_id(),
                name=self.name.strip(),
                key=self.key.strip(),
                language=self.language,
                example=self.example,
                notice=self.notice,
            )
        )
        work.put(Cycle(id=work.new_id(), number=1, starts=self.starts, until=self.until))
        put_catalogues(work, self.language)


def put_catalogues(work: Work, language: str) -> None:
    """Put the default catalogues in the language under new ids."""
    shipped = content.catalogues(language)
    phases: dict[str, str] = {}
    for rank, phase in enumerate(shipped.life_phases, start=1):
        fresh = LifePhase(id=work.new_id(), name=phase.name, rank=rank)
        phases[phase.id] = work.put(new_like(fresh, age_from=phase.age_from, age_until=phase.age_until)).id
    for rank, passage in enumerate(shipped.transitions, start=1):
        before = phases[passage.before] if passage.before else None
        after = phases[passage.after] if passage.after else None
        work.put(Transition(id=work.new_id(), name=passage.name, rank=rank, before=before, after=after))
    for rank, sector in enumerate(shipped.sectors, start=1):
        work.put(Sector(id=work.new_id(), name=sector.name, rank=rank))
    for rank, group in enumerate(shipped.target_groups, start=1):
        work.put(TargetGroup(id=work.new_id(), name=group.name, rank=rank))
    for rank, setting in enumerate(shipped.settings, start=1):
        work.put(Setting(id=work.new_id(), name=setting.name, rank=rank))
    for rank, funder in enumerate(shipped.funders, start=1):
        work.put(Funder(id=work.new_id(), name=funder.name, rank=rank, sort=FunderKind(funder.sort)))
    for rank, entry in enumerate(shipped.standards, start=1):
        first, second, third, fourth = entry.levels
        work.put(
            Standard(
                id=work.new_id(),
                name=entry.name,
                rank=rank,
                description=entry.description,
                level_1=first,
                level_2=second,
                level_3=third,
                level_4=fourth,
            )
        )
    put_criteria(work, language)


def put_criteria(work: Work, language: str) -> None:
    """Put the usual criteria for priorities under new ids; those there by name already stay as they are."""
    known = {one.name for one in work.plan.all(Criterion)}
    for rank, one in enumerate(content.catalogues(language).criteria, start=1):
        if one.name in known:
            continue
        fresh = Criterion(id=work.new_id(), name=one.name, rank=rank)
        work.put(new_like(fresh, weight=one.weight, description=one.description))
