"""Bodies: who steers and decides, which networks and working groups there are, and who sits in them by role and office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from planner import texts
from planner.domain.governance import Body, BodyKind, Meeting, Membership, Resolution
from planner.domain.record import N_
from planner.domain.sentence import NN_, Sentence
from planner.texts import gettext as _
from planner.ui.columns import Cell, Chip, Column, Listing, field
from planner.ui.desk import Desk
from planner.ui.form.spec import FormSpec, Group, Links, Part
from planner.ui.pages.sheet import Empty, Sheet, SheetView, adding
from planner.ui.widgets.empty_state import Way

ORDER = (BodyKind.STEERING, BodyKind.COUNCIL, BodyKind.COMMITTEE, BodyKind.NETWORK, BodyKind.WORKING)
DECIDING = ORDER[:3]
SEATS = frozenset({Membership.kind})
MEETINGS = frozenset({Meeting.kind})


def bodies(desk: Desk, kinds: Sequence[BodyKind]) -> list[Body]:
    """The bodies of some kinds, those who steer first."""
    found = [one for one in desk.bridge.plan.all(Body) if one.sort in kinds]
    return sorted(found, key=lambda one: (ORDER.index(one.sort), one.name.casefold()))


def seats(desk: Desk, body: Body) -> list[Membership]:
    """The seats of a body that are held today."""
    today = desk.bridge.session.today()
    found = desk.bridge.plan.pointing(Membership, "body", body.id)
    return [one for one in found if one.until is None or one.until >= today]


def meetings(desk: Desk, body: Body) -> list[Meeting]:
    """The meetings of a body, the first one first."""
    return sorted(desk.bridge.plan.pointing(Meeting, "body", body.id), key=lambda one: one.day)


def next_meeting(desk: Desk, body: Body) -> Meeting | None:
    """The next meeting of a body from today on."""
    today = desk.bridge.session.today()
    return next((one for one in meetings(desk, body) if one.day >= today), None)


def _seats(desk: Desk, body: Body) -> Cell:
    count = len(seats(desk, body))
    return Cell(texts.current().number(count) if count else _("none"), count, count, quiet=not count)


def _day(day: date | None) -> Cell:
    return Cell(texts.current().date(day), day, day) if day else Cell()


def _last(desk: Desk, body: Body) -> Cell:
    today = desk.bridge.session.today()
    return _day(max((one.day for one in meetings(desk, body) if one.day < today), default=None))


def _next(desk: Desk, body: Body) -> Cell:
    found = next_meeting(desk, body)
    return _day(found.day if found else None)


def _listing(kinds: Sequence[BodyKind], fresh: BodyKind) -> Listing:
    return Listing(
        Body,
        (
            field(Body, "name", stretch=True, fixed=True),
            field(Body, "sort"),
            Column("seats", N_("Members"), _seats, right=True, leans_on=SEATS),
            field(Body, "chair", optional=True),
            field(Body, "rhythm", optional=True),
            Column("last", N_("Last met"), _last, right=True, leans_on=MEETINGS, optional=True),
            Column("next", N_("Next meeting"), _next, right=True, leans_on=MEETINGS),
            field(Body, "task", optional=True),
        ),
        lambda desk: bodies(desk, kinds),
        chips=(
            Chip("unmanned", N_("no members"), "step:open", lambda desk, one: not seats(desk, one)),
            Chip("unplanned", N_("no meeting planned"), "step:not_started", _is_unplanned),
        ),
        fresh=lambda _desk: {"sort": fresh},
    )


def _is_unplanned(desk: Desk, body: Body) -> bool:
    return next_meeting(desk, body) is None


def _lead_of_steering(desk: Desk) -> str:
    steering = bodies(desk, (BodyKind.STEERING,))
    if not steering:
        return _("No steering group is recorded. Goals of several offices need a place where they are decided.")
    body = steering[0]
    count = len(seats(desk, body))
    say = desk.words.say
    said = say(
        Sentence(*NN_("“{name}” has one member.", "“{name}” has {n} members."), n=count, params={"name": body.name})
    )
    if not count:
        said = _("“{name}” has no members.", name=body.name)
    meeting = next_meeting(desk, body)
    if meeting is None:
        more = _("No meeting is planned.")
    else:
        more = _("It meets next on {date}.", date=texts.current().date(meeting.day))
    return f"{said} {more}"


def _lead_of_networks(desk: Desk) -> str:
    found = bodies(desk, ORDER[3:])
    empty = sum(not seats(desk, one) for one in found)
    say = desk.words.say
    said = say(
        Sentence(
            *NN_("There is one network or working group.", "There are {n} networks and working groups."),
            n=len(found),
            none=N_("There is no network and no working group yet."),
        )
    )
    if not empty:
        return said
    more = NN_("The members of one are not recorded.", "The members of {n} are not recorded.")
    return f"{said} {say(Sentence(*more, n=empty))}"


def members(owner: str) -> Listing:
    """The seats of a body: role and office, never a name."""
    return Listing(
        Membership,
        (
            field(Membership, "role", fixed=True),
            field(Membership, "office", stretch=True),
            field(Membership, "actor", optional=True),
            field(Membership, "since", optional=True),
            field(Membership, "until", optional=True),
        ),
        lambda desk: sorted(
            desk.bridge.plan.pointing(Membership, "body", owner), key=lambda one: (one.role, one.office)
        ),
        fresh=lambda _desk: {"body": owner},
    )


def sittings(owner: str) -> Listing:
    """The meetings of a body, the latest first."""
    return Listing(
        Meeting,
        (
            field(Meeting, "day", fixed=True),
            field(Meeting, "subject", stretch=True),
            field(Meeting, "place", optional=True),
        ),
        lambda desk: sorted(desk.bridge.plan.pointing(Meeting, "body", owner), key=lambda one: one.day, reverse=True),
        fresh=lambda _desk: {"body": owner},
    )


def _resolutions(desk: Desk, body: Body) -> Sequence[Resolution]:
    found = desk.bridge.plan.pointing(Resolution, "body", body.id)
    return sorted(found, key=lambda one: one.day, reverse=True)


FORM = FormSpec(
    Body,
    groups=(
        Group(("name", "sort", "task")),
        Group(("chair", "rhythm")),
    ),
    parts=(
        Part(
            N_("Members"),
            "body",
            members,
            N_("Add a member"),
            hint=N_("Roles and offices, never names of persons."),
        ),
        Part(N_("Meetings"), "body", sittings, N_("Add a meeting")),
    ),
    links=(Links(N_("Resolutions"), _resolutions),),
    hints={
        "task": N_("What may the body decide alone, and what does it prepare for others?"),
        "chair": N_("The office that invites and leads, not a person."),
        "rhythm": N_("For example: four times a year, on a Thursday."),
    },
    optional=frozenset({"rhythm"}),
)


def _ways(desk: Desk) -> Sequence[Way]:
    return (Way(_("Record the resolution first"), "sheet", lambda: desk.go("resolutions")),)


def _view(
    ident: str, title: str, listing: Listing, lead: Callable[[Desk], str], add: Sentence, empty: Empty
) -> SheetView:
    return SheetView(ident, title, listing, lead=lead, add=add, empty=empty)


STEERING_EMPTY = Empty(
    N_("No steering group yet"),
    N_("The steering group decides on goals and gives tasks to offices. It needs members who may decide."),
    ways=_ways,
)
NETWORKS_EMPTY = Empty(
    N_("No networks yet"),
    N_("Networks and working groups carry the chain from day to day. Recorded, they show who meets whom."),
    ways=_ways,
)

BODIES = Sheet(
    place="bodies",
    kind=Body,
    title=N_("Bodies"),
    lead=_lead_of_steering,
    views=(
        _view(
            "steering",
            N_("Steering and deciding"),
            _listing(DECIDING, BodyKind.STEERING),
            _lead_of_steering,
            adding("kind.body"),
            STEERING_EMPTY,
        ),
        _view(
            "networks",
            N_("Networks"),
            _listing(ORDER[3:], BodyKind.NETWORK),
            _lead_of_networks,
            Sentence(N_("Add a network")),
            NETWORKS_EMPTY,
        ),
    ),
    form=FORM,
    empty=STEERING_EMPTY,
)
