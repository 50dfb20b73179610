"""A linter for plans: rules that never raise and never block, each with a code, a sentence and a place to jump to.

Codes: N needs, G goals, T targets, M measures, B money, O offers, A analysis, R governance, V review. A code is never
used again for another rule: waivers in plans name it.
"""

from __future__ import annotations

from datetime import date

from planner.domain.frame import Waiver
from planner.domain.plan import Plan
from planner.domain.remarks import Actuals, Remark
from planner.domain.rules import analysis, goals, governance, measures, money, needs, offers, review, targets
from planner.domain.rules.rule import Found, Look, Rule

__all__ = ["BY_CODE", "RULES", "Found", "Look", "Rule", "remarks", "remarks_of"]

RULES: tuple[Rule, ...] = (
    *needs.RULES,
    *goals.RULES,
    *targets.RULES,
    *measures.RULES,
    *money.RULES,
    *offers.RULES,
    *analysis.RULES,
    *governance.RULES,
    *review.RULES,
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}


def remarks(plan: Plan, actuals: Actuals, today: date, *, waived: bool = False) -> tuple[Remark, ...]:
    """Every remark on a plan on a day, in the order of the rules; with `waived` those a person has waived as well."""
    return remarks_of(Look(plan, actuals, today), waived=waived)


def remarks_of(look: Look, *, waived: bool = False) -> tuple[Remark, ...]:
    """`remarks` of a look that others share."""
    found = [remark for rule in RULES for remark in look.remarks(rule)]
    accepted = set() if waived else {(one.code, one.subject) for one in look.plan.all(Waiver)}
    return tuple([one for one in found if (one.code, one.subject) not in accepted] if accepted else found)
