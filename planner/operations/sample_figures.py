"""What the lines of the sample town say of figures: deliveries, borders, protection, and the ruler of its index."""

from __future__ import annotations

from planner.content.sample_borders import sample_borders
from planner.content.sample_figures import sample_figures
from planner.content.sample_lines import SampleLine, sample_lines
from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.figures import Area, Variable
from planner.operations.disclosure import SetDisclosure
from planner.operations.figures import AssignBorder, DeliverFigures
from planner.operations.indexes import FreezeReference, index_by_code
from planner.operations.sample_teller import Teller


def delivered(teller: Teller, line: SampleLine) -> DeliverFigures:
    """A delivery with its figures or outlines."""
    areas = {area.key: area.id for area in teller.plan.all(Area)}
    fields = dict(line.fields)
    figures = fields.pop("figures", line.id)
    values = teller.values("delivery", fields)
    if figures == "dl.borders":
        # one outline of the file fits no area and is assigned by hand
        by_hand = {line.fields["key"] for line in sample_lines(teller.language) if line.table == "border"}
        outlines = {areas[key]: geometry for key, geometry in sample_borders().items() if key not in by_hand}
        return DeliverFigures(values, borders=outlines)
    variables = {variable.code: variable.id for variable in teller.plan.all(Variable)}
    rows = tuple(
        (variables[one.variable], areas[one.area], one.period, "", one.value, one.state)
        for one in sample_figures(figures)
    )
    return DeliverFigures(values, rows)


def assigned(teller: Teller, line: SampleLine) -> AssignBorder:
    """An outline assigned by hand."""
    fields = line.fields
    outline, delivery = sample_borders()[fields["key"]], teller.id("delivery", fields["delivery"])
    return AssignBorder(teller.id("area", fields["area"]), outline, delivery)


def protection(line: SampleLine) -> SetDisclosure:
    """The rule of a source."""
    rule = DisclosureRule(line.fields["min_count"], line.fields["min_denominator"])
    return SetDisclosure(line.fields["source"], rule)


def frozen(teller: Teller, line: SampleLine) -> FreezeReference:
    """The year an index is measured by; a file of definitions names the index by its code."""
    return FreezeReference(index_by_code(teller.plan, line.fields["index"]).id, line.fields["period"])
