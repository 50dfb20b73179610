"""The frozen ruler of a social index holds for what it was made of: other components or weights, and it is let go."""

from __future__ import annotations

from planner.domain.errors import BadInput
from planner.domain.plan import Plan
from planner.domain.record import N_, Record, new_like
from planner.domain.social_index import Combine, IndexPart, SocialIndex
from planner.storage.work import Work


def let_ruler_go(work: Work, index: str) -> None:
    """Measure an index by each period itself again."""
    found = work.plan.get(SocialIndex, index)
    if found is None:
        return
    for part in work.plan.pointing(IndexPart, "index", index):
        work.put(new_like(part, mean=None, deviation=None))
    work.put(new_like(found, reference="", reference_spread=None))


def follow_rulers(work: Work, old: Record | None, new: Record | None) -> None:
    """What was just written, removed or added may be another make of an index: then its ruler measured something else."""
    one = new if new is not None else old
    if isinstance(one, IndexPart):
        index = work.plan.get(SocialIndex, one.index)
        if index is not None and index.reference and _is_other_part(index, old, new):
            let_ruler_go(work, index.id)
    elif isinstance(old, SocialIndex) and isinstance(new, SocialIndex) and new.reference and old.combine != new.combine:
        let_ruler_go(work, new.id)


def check_part(plan: Plan, part: IndexPart) -> None:
    """Raise BadInput for an indicator that is in an index twice; `plan` holds the part already."""
    peers = plan.pointing(IndexPart, "index", part.index)
    if sum(one.indicator == part.indicator for one in peers) > 1:
        raise BadInput(N_("An indicator stands in an index only once."))


def _is_other_part(index: SocialIndex, old: Record | None, new: Record | None) -> bool:
    if not (isinstance(old, IndexPart) and isinstance(new, IndexPart)) or old.indicator != new.indicator:
        return True
    return old.weight != new.weight and index.combine is Combine.STANDARDISED_SUM
