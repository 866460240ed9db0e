# Made by `python -m allegiance.query.generate` from queries/; do not edit.
"""All questions as typed methods."""

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
