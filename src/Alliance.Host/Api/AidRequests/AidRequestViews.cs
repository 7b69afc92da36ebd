using System.Text.Json.Nodes;
using Alliance.Core.Identifiers;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;

namespace Alliance.Host.Api.AidRequests;

/// <summary>A request in a list.</summary>
internal sealed record AidRequestView(
    string Number,
    string Incident,
    string Place,
    DateTimeOffset RaisedAt,
    Outcome Outcome,
    IReadOnlyList<LineView> Lines,
    DateTimeOffset? RecordedAt,
    bool Unverified)
{
    /// <summary>When it was raised, where that was earlier than it was recorded.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The person who raised it; null where actors did it among themselves.</summary>
    public string? RaisedBy { get; init; }

    /// <summary>The office that raised it.</summary>
    public string? Office { get; init; }

    public static AidRequestView Of(RequestProjection request, RealmDesk realm) => new(
        request.Number, request.BelongsTo, request.Place, realm.Time(request.RaisedAt), request.Outcome,
        [.. request.Lines.Select((line, i) => LineView.Of(i + 1, line.State, line.Step, realm))],
        request.RecordedAt is { } recorded ? realm.Time(recorded) : null,
        request.IsUnverified)
        {
            OccurredAt = request.OccurredAt is { } at ? realm.Time(at) : null,
            RaisedBy = request.By?.Name,
            Office = request.By?.Office,
        };
}

/// <summary>A line of a request as a row of CSV.</summary>
internal sealed record AidRequestRow(
    string Number,
    string Incident,
    string Place,
    DateTimeOffset RaisedAt,
    DateTimeOffset? OccurredAt,
    string? RaisedBy,
    string? Office,
    Outcome Outcome,
    LineView Line,
    bool Unverified,
    DateTimeOffset? RecordedAt)
{
    public static CsvTable<AidRequestView> Table { get; } = CsvTable<AidRequestView>.Of<AidRequestRow>(r =>
        r.Lines.Select(line => new AidRequestRow(
            r.Number, r.Incident, r.Place, r.RaisedAt, r.OccurredAt, r.RaisedBy, r.Office, r.Outcome, line,
            r.Unverified, r.RecordedAt)));
}

/// <summary>A request line: the resource that it asks for, and its progress. <c>unconfirmed</c> are the people of
/// <c>committed</c> whose crews have not said yet that they have the order.</summary>
internal sealed record LineView(
    int Line,
    string Kind,
    int Quantity,
    Priority Priority,
    DateTimeOffset NeededBy,
    LineStage State,
    string? Tier,
    int Committed,
    int Arrived,
    int Remainder,
    string? EndedBecause,
    RequirementView? Requirement,
    int Unconfirmed,
    DateTimeOffset? NotBefore)
{
    public static LineView Of(int number, LineState line, SearchStep step, RealmDesk realm) =>
        new(
            number,
            line.Spec.Kind.Code,
            line.Spec.Quantity,
            line.Spec.Priority,
            realm.Time(line.Spec.NeededBy),
            LineStages.Of(line, step),
            line.Searching && line.Rung >= 0 && line.Rung < line.Ladder.Count
                ? line.Ladder[line.Rung].ToString()
                : null,
            line.Covered,
            line.Received,
            Math.Max(0, line.Remainder),
            line.EndedBecause,
            RequirementView.Of(line.Spec.Requirement),
            line.Unconfirmed,
            line.Spec.NotBefore is { } notBefore ? realm.Time(notBefore) : null);
}

/// <summary>A commitment that the request has accepted. <c>substitute</c> is the kind that is given where it differs
/// from the kind that was asked for.</summary>
internal sealed record CommitmentView(
    string Id,
    int Line,
    string Lender,
    string Tier,
    string Resource,
    int Quantity,
    DateTimeOffset Eta,
    CommitmentStatus Status,
    bool Arrived,
    bool ReleaseAsked,
    Doubt Doubt,
    string? StandsIn,
    string? Substitute,
    bool ConfirmedByCrew)
{
    public static CommitmentView Of(string id, int line, CommitmentState state, RealmDesk realm) =>
        new(
            id,
            line,
            state.Lender.ToString(),
            state.Tier.ToString(),
            state.Resource.ToString(),
            state.Quantity,
            realm.Time(state.Eta),
            state.Status,
            state.Arrived,
            state.ReleaseAsked,
            state.Doubt,
            state.StandsIn,
            state.Substitute?.Kind.Code,
            state.Confirmed || state.Resource.Kind == ActorKind.Depot);
}

/// <summary>A resource that a lender could supply. <c>displaces</c> names the commitment that would have to give way,
/// null where the resource is free. <c>substitute</c> is the kind that is given where it differs from the kind that was
/// asked for.</summary>
internal sealed record CandidateView(
    string Lender,
    string Resource,
    int Quantity,
    int Minutes,
    string? Displaces,
    string? Substitute)
{
    public static CandidateView Of(Candidate candidate) =>
        new(
            candidate.Lender.ToString(),
            candidate.Resource.ToString(),
            candidate.Quantity,
            candidate.Minutes,
            candidate.Displaces,
            candidate.Substitute?.Kind.Code);
}

internal sealed record DeclineView(string Lender, string Code);

internal sealed record AwardView(
    string Policy,
    int Remainder,
    IReadOnlyList<CandidateView> Chosen,
    IReadOnlyList<CandidateView> NextRanked,
    int Considered)
{
    public static AwardView Of(Awarded award) =>
        new(
            award.Policy,
            award.Remainder,
            [.. award.Chosen.Select(CandidateView.Of)],
            [.. award.NextRanked.Select(CandidateView.Of)],
            award.Considered);
}

/// <summary>One round of offers: the lenders that were called, their answers, and the awards.</summary>
internal sealed record RoundView(
    int Round,
    IReadOnlyList<string> Called,
    IReadOnlyList<CandidateView> Offers,
    IReadOnlyList<DeclineView> Declines,
    IReadOnlyList<AwardView> Awards)
{
    public static RoundView Of(RoundProjection round) =>
        new(
            round.Round,
            [.. round.Called.Select(c => c.ToString())],
            [.. round.Offers.Select(CandidateView.Of)],
            [.. round.Declines.Select(d => new DeclineView(d.Lender.ToString(), d.Code.Code()))],
            [.. round.Awards.Select(AwardView.Of)]);
}

/// <summary>A requisition and its status: <c>pending</c>, <c>granted</c> or <c>refused</c>.</summary>
internal sealed record RequisitionView(
    string Commitment,
    string Lender,
    string Resource,
    int Quantity,
    string Status,
    string? Code)
{
    public static RequisitionView Of(RequisitionProjection requisition) =>
        new(
            requisition.Asked.Commitment,
            requisition.Asked.Lender.ToString(),
            requisition.Asked.Resource.ToString(),
            requisition.Asked.Quantity,
            requisition.Granted ? "granted"
                : requisition.IsPending ? "pending"
                : "refused",
            requisition.Refused?.Code());
}

/// <summary>One tier's search for a line.</summary>
internal sealed record TierSearchView(
    int Line,
    string Tier,
    int Asked,
    DateTimeOffset OpenedAt,
    bool Open,
    string? EndedBecause,
    IReadOnlyList<RoundView> Rounds,
    IReadOnlyList<RequisitionView> Requisitions)
{
    public static TierSearchView Of(int line, SearchProjection search, RealmDesk realm) => new(
        line, search.Tier.ToString(), search.Asked, realm.Time(search.OpenedAt), search.IsOpen, search.EndedBecause,
        [.. search.Rounds.Select(RoundView.Of)], [.. search.Requisitions.Select(RequisitionView.Of)]);
}

/// <summary>One request with all its details.</summary>
/// <param name="Request">The request with its lines.</param>
/// <param name="Searches">The searches, tier by tier: calls, offers, awards, requisitions.</param>
/// <param name="Commitments">The commitments that it has accepted, and the status of each.</param>
/// <param name="Journal">Every record that names the request: its own, and those of tiers, lenders, teams and
/// depots.</param>
internal sealed record AidRequestDetailView(
    AidRequestView Request,
    IReadOnlyList<TierSearchView> Searches,
    IReadOnlyList<CommitmentView> Commitments,
    IReadOnlyList<JsonObject> Journal);
