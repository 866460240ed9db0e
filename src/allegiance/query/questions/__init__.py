# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""All questions as typed methods, and the row type of each."""

from allegiance.query.questions import (
    allegiance,
    claims,
    designations,
    leadership,
    links,
    names,
    operations,
    organizations,
    places,
    sources,
    time,
)

ROW_TYPES: dict[str, type] = {
    "allegiance_changes": allegiance.AllegianceChangesRow,
    "allegiances_at": allegiance.AllegiancesAtRow,
    "co_pledgers_of": allegiance.CoPledgersOfRow,
    "pledges_of": allegiance.PledgesOfRow,
    "pledges_to_possibly_dead": allegiance.PledgesToPossiblyDeadRow,
    "switched_camps": allegiance.SwitchedCampsRow,
    "unanswered_pledges": allegiance.UnansweredPledgesRow,
    "attribution_chains": claims.AttributionChainsRow,
    "claims_by": claims.ClaimsByRow,
    "disputed_situations": claims.DisputedSituationsRow,
    "hedges": claims.HedgesRow,
    "positions_on": claims.PositionsOnRow,
    "self_reported_only": claims.SelfReportedOnlyRow,
    "superseded_claims": claims.SupersededClaimsRow,
    "totals": claims.TotalsRow,
    "designated_when_pledging": designations.DesignatedWhenPledgingRow,
    "designations_of": designations.DesignationsOfRow,
    "leaders_at": leadership.LeadersAtRow,
    "entries_for_successors": links.EntriesForSuccessorsRow,
    "links_to": links.LinksToRow,
    "listing_changes": links.ListingChangesRow,
    "lumped_differently": links.LumpedDifferentlyRow,
    "pledgers_on_lists": links.PledgersOnListsRow,
    "names_of": names.NamesOfRow,
    "participants_in": operations.ParticipantsInRow,
    "branches_of": organizations.BranchesOfRow,
    "descendants_of": organizations.DescendantsOfRow,
    "diverging_splinters": organizations.DivergingSplintersRow,
    "situations_in": places.SituationsInRow,
    "announcements_of": sources.AnnouncementsOfRow,
    "outlets": sources.OutletsRow,
    "sources_mentioning": sources.SourcesMentioningRow,
    "standing_of_sources": sources.StandingOfSourcesRow,
    "situations_before": time.SituationsBeforeRow,
    "timeline_of": time.TimelineOfRow,
}


def row_type(question: str) -> type:
    """Return the dataclass of a question's rows."""
    return ROW_TYPES[question]


class Questions(
    allegiance.AllegianceQuestions,
    claims.ClaimsQuestions,
    designations.DesignationsQuestions,
    leadership.LeadershipQuestions,
    links.LinksQuestions,
    names.NamesQuestions,
    operations.OperationsQuestions,
    organizations.OrganizationsQuestions,
    places.PlacesQuestions,
    sources.SourcesQuestions,
    time.TimeQuestions,
):
    """Every question as a typed method."""
