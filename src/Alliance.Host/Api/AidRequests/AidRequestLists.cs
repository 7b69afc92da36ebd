using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.AidRequests;

/// <summary>The list of aid requests.</summary>
internal static class AidRequestLists
{
    private static readonly QueryParameter<IReadOnlySet<LineStage>> State = Parameters.AnyOf<LineStage>(
        "state", "The state of any of its lines, such as soliciting or active.");

    private static readonly QueryParameter<IReadOnlySet<Outcome>> Outcome = Parameters.AnyOf<Outcome>(
        "outcome", "How it came out; open while it has not.");

    /// <summary>The filters that the list and the totals have in common.</summary>
    public static readonly ListShape<RequestProjection> Shape =
        new ListShape<RequestProjection>("number", r => r.Number)
            .Where(ListParameters.Incident, (r, incident) => r.BelongsTo == incident)
            .Place((r, _) => r.Place)
            .Where(State, (r, wanted) => r.Lines.Exists(l => wanted.Contains(l.Stage)))
            .Where(Outcome, (r, wanted) => wanted.Contains(r.Outcome))
            .Where(ListParameters.Kind, (r, wanted) => r.Lines.Exists(l => wanted.Contains(l.State.Spec.Kind.Code)))
            .Where(
                ListParameters.Priority,
                (r, wanted) => r.PressingLines.Any(l => wanted.Contains(l.State.Spec.Priority)))
            .Takes(ListParameters.Hazard)
            .Takes(ListParameters.Grade)
            .Author(r => r.By)
            .Happened(r => r.HappenedAt)
            .Recorded(r => r.RecordedAt ?? r.RaisedAt)
            .By("priority", r => r.Lines.Count > 0 ? (long)r.PressingLines.Min(l => l.State.Spec.Priority) : null)
            .Due(r => r.Lines.Count > 0 ? r.PressingLines.Min(l => l.State.Spec.NeededBy) : null)
            .Search("number, place, kinds and the reasons why its lines ended", (r, region) =>
            [
                r.Number, Lookups.NameOf(r.Place, region),
                .. r.Lines.SelectMany(l => (string?[])
                [
                    l.State.Spec.Kind.Code, Catalogue.Of(l.State.Spec.Kind)?.Zh, Catalogue.Of(l.State.Spec.Kind)?.En,
                    l.State.EndedBecause,
                ]),
            ]);

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", List)
            .ProducesList<AidRequestView>(Shape.Query)
            .WithSummary("List aid requests")
            .WithDescription(
                "In the order of their numbers, or by time, priority of the most pressing line, or the earliest "
                    + "deadline of a line. hazard and grade are those of its incident. As CSV, each line is a row.");

    private static async Task<IResult> List(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var wanted = Shape.Read(http, open);
        var values = QueryValues.Of(http);
        var named = await IncidentLists.Named(open, values);
        var marks = values.Of(State)?.Aggregate(0, (all, stage) => all | ProjectionRange.MarkOf(stage)) ?? 0;
        var prefix = values.Of(ListParameters.Incident) is { } incident
            ? await IncidentLists.PrefixOfRequests(open, incident) : "";
        return await ListAnswer.Of(
            http, wanted.And(named is null ? null : r => named.Contains(r.BelongsTo)),
            wish => ListPages.Of(
                wish, new ProjectionRange(prefix, wish.IsByKey ? wish.After?.Key ?? "" : "", marks), open.Requests,
                r => [r], r => AidRequestView.Of(r, open)),
            wish => ListPages.Count(wish, new ProjectionRange(prefix, "", marks), open.Requests, r => [r]),
            AidRequestRow.Table);
    }
}
