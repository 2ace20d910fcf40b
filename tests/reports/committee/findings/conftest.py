"""Findings at each point of their way, and a recommendation to Riverton."""

from reports.committee.findings.models import Finding, Recommendation
from reports.committee.meetings.models import AgendaItem
from reports.committee.motions.models import Motion
from reports.committee.seats.models import Matter
from tests.kept import kept
from tests.reports.committee.findings import way


@kept
def matter(sybil) -> Matter:
    return way.matter_of(sybil)


@kept
def draft(matter, sybil, riverton) -> Finding:
    """It would recommend one thing to Riverton."""
    finding = way.drafted(matter, sybil)
    way.proposed(finding, sybil)
    return finding


@kept
def circulated(draft, sybil, committee) -> Finding:
    return way.circulated(draft, sybil)


@kept
def item(circulated, matter, sybil, committee) -> AgendaItem:
    """Where it is deliberated."""
    return way.met(matter, sybil, committee)


@kept
def deliberated(circulated, item, sybil) -> Finding:
    return way.does("deliberate", circulated, sybil, at=way.MET, item_id=item.pk)


@kept
def carried(deliberated, item, sybil, mabel, mina, milo, moses) -> Motion:
    motion = way.moved(item, mabel, mina)
    votes = {mabel: "YES", mina: "YES", milo: "YES", moses: "NO"}
    return way.decided(motion, sybil, votes)


@kept
def lost(deliberated, item, sybil, mabel, mina, milo, moses) -> Motion:
    motion = way.moved(item, mabel, mina)
    votes = {mabel: "YES", mina: "NO", milo: "NO", moses: "NO"}
    return way.decided(motion, sybil, votes)


@kept
def voted(deliberated, carried, sybil) -> Finding:
    return way.does("record_vote", deliberated, sybil, at=way.VOTED, motion_id=carried.pk)


@kept
def adopted(voted, sybil, moses) -> Finding:
    """With a dissent of Moses."""
    way.stated(voted, moses)
    return way.settled(voted, sybil)


@kept
def failed(deliberated, lost, sybil) -> Finding:
    way.does("record_vote", deliberated, sybil, at=way.VOTED, motion_id=lost.pk)
    return way.settled(deliberated, sybil)


@kept
def advice(adopted) -> Recommendation:
    """What it recommends to Riverton."""
    return way.only(adopted)


@kept
def another(matter, advice, sybil, mabel, mina, milo, moses, item) -> Recommendation:
    """A later recommendation of another finding."""
    finding = way.drafted(matter, sybil, title="Traffic stops again")
    way.proposed(finding, sybil, words="Issue an order.")
    way.circulated(finding, sybil)
    way.does("deliberate", finding, sybil, at=way.MET, item_id=item.pk)
    votes = dict.fromkeys((mabel, mina, milo, moses), "YES")
    motion = way.decided(way.moved(item, mabel, mina), sybil, votes)
    way.does("record_vote", finding, sybil, at=way.VOTED, motion_id=motion.pk)
    way.settled(finding, sybil)
    return way.only(finding)


@kept
def sent(advice, sybil, otto) -> Recommendation:
    return way.sent(advice, sybil)


@kept
def agreed(sent, otto) -> Recommendation:
    """Riverton concurs."""
    way.answered(sent, otto)
    return way.again(sent)


@kept
def under_way(agreed, otto) -> Recommendation:
    """It undertook one step."""
    way.undertaken(agreed, otto)
    return way.again(agreed)
