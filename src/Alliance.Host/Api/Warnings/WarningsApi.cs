using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;

namespace Alliance.Host.Api.Warnings;

/// <summary>Warnings by colour, and the reporting clocks of desks.</summary>
internal static class WarningsApi
{
    private static readonly QueryParameter<IReadOnlySet<WarningColour>> Colour = Parameters.AnyOf<WarningColour>(
        "colour", "The colour of the warning.");

    private static readonly QueryParameter<string> Subject = Parameters.Text(
        "subject", "The number of the incident or the line that it is about.", WrittenNumber.Of);

    private static readonly QueryParameter<bool?> Missed = Parameters.Flag(
        "missed", "true: its time has passed; false: it still runs.");

    private static readonly QueryParameter<IReadOnlySet<Clock>> Duty = Parameters.AnyOf<Clock>(
        "clock", "The duty.");

    private static readonly QueryParameter<IReadOnlySet<WarningState>> State = Parameters.AnyOf<WarningState>(
        "state", "How it stands. Default: valid. Of those that are over, the last 200 are listed.");

    private static readonly ListShape<WarningProjection> Warnings =
        new ListShape<WarningProjection>("id", w => w.Issued.Warning)
            .Tier(ListParameters.Tier, w => w.Tier)
            .Place((w, region) => region.PlaceOf(w.Tier))
            .Hazard(w => w.Issued.Hazard)
            .Where(State, (w, wanted) => wanted.Contains(WarningView.StateOf(w)), otherwise: w => w.EndedAt is null)
            .Where(Colour, (w, wanted) => wanted.Contains(w.Issued.Colour))
            .Happened(w => w.OccurredAt ?? w.At)
            .Recorded(w => w.At)
            .Author(w => w.By)
            .Due(w => w.Issued.ValidUntil)
            .By("colour", w => (long)w.Issued.Colour)
            .Search("id, hazard, ground and the name of its tier", (w, region) =>
            [
                w.Issued.Warning, .. Lookups.NamesOfHazard(w.Issued.Hazard, region), w.Issued.Basis,
                Lookups.NameOf(w.Tier, region),
            ]);

    private static readonly ListShape<ClockProjection> Owed =
        new ListShape<ClockProjection>("key", c => $"{c.Owner}/{c.Clock}/{c.Subject}")
            .Where(Subject, (c, subject) => c.Subject == subject)
            .Where(Missed, (c, missed) => c.Missed == missed)
            .Where(Duty, (c, wanted) => wanted.Contains(c.Clock))
            .Tier(ListParameters.Owner, c => c.Owner)
            .Place((c, region) => region.PlaceOf(c.Owner))
            .Due(c => c.Due)
            .Search("subject and the name of its owner", (c, region) => [c.Subject, Lookups.NameOf(c.Owner, region)]);

    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapList(
                "/warnings", Warnings, (s, _) => s.Warnings.Values.Concat(s.PastWarnings),
                (w, _, open) => WarningView.Of(w, open))
            .WithTags("Warnings")
            .WithSummary("List warnings")
            .WithDescription("Those that are valid, in the order of their ids; with state also those that are over.");
        realm
            .MapCommand<WarningBody>(Act.IngestFact, "/warnings", Issue)
            .WithTags("Warnings")
            .WithSummary("Issue a warning")
            .WithDescription(
                "Of a hazard, with a colour (预警级别) and a time after which it lapses by itself. It takes the "
                    + "place of "
                    + "the tier's warning of the same hazard.");
        realm
            .MapCommand<Ending>(Act.IngestFact, "/warnings/{id}/cancel", Cancel)
            .WithTags("Warnings")
            .WithSummary("Cancel a warning")
            .WithDescription("Before its time is over.");
        realm
            .MapList("/clocks", Owed, (s, _) => s.Clocks.Values, (c, s, open) => ClockView.Of(c, s, open))
            .WithTags("Clocks")
            .WithSummary("List what desks owe")
            .WithDescription(
                "Reports and answers that are owed by a time: those that run, and those that were missed and are owed "
                    + "still; in the order of owner, clock and subject.");
    }

    private static Task<CommandReply> Issue([AsParameters] CommandCall<WarningBody> call)
    {
        var tier = default(ActorId);
        return call.Read(
                (body, checks, open) =>
                {
                    tier = checks.Tier(body.Tier, "tier", open.Region);
                    var (by, occurred) = (checks.By(body), checks.OccurredAt(body, open.Live));
                    return new IssueWarning(
                        by,
                        occurred,
                        checks.Hazard(body.Hazard, "hazard", open.Region),
                        checks.Value(body.Colour, "colour", "blue, yellow, orange or red"),
                        ValidUntil(body, occurred, checks, open.Live),
                        checks.Text(body.Basis, "basis", "say on what ground"));
                })
            .SendTo(_ => tier);
    }

    /// <summary>Reads until when a warning is valid. Minutes count from when it was issued, also where the warning is
    /// over by now.</summary>
    private static Instant ValidUntil(WarningBody body, Instant? issued, Checks checks, LiveRealm realm)
    {
        var until = checks.By(body.ValidMinutes, body.ValidUntil, ("validMinutes", "validUntil"), realm);
        return issued is { } at && body.ValidMinutes is { } minutes && checks.AreFine
            ? at + Span.FromMinutes(minutes) : until;
    }

    private static Task<CommandReply> Cancel([AsParameters] CommandCall<Ending> call, string id) =>
        call.Read(
                (body, checks, open) =>
                    new CancelWarning(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        id,
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                var tier = await open.See(s =>
                    s.Warnings.TryGetValue(id, out var warning) ? warning.Tier : TierOf(id, s.Region))
                    ?? throw ApiProblem.NotFound(
                        $"No warning {id} is valid; GET {open.Path}/warnings lists those that are.");
                return tier;
            });

    /// <summary>Returns the tier that a warning was numbered by, also where it is over; null for other texts.</summary>
    private static ActorId? TierOf(string id, Region region)
    {
        if (id.LastIndexOf("-W", StringComparison.Ordinal) is not (var at and > 0)) return null;
        foreach (var kind in (ActorKind[])[ActorKind.Township, ActorKind.CommandCentre])
            if (new ActorId(kind, id[..at]) is var tier && region.IsTier(tier))
                return tier;
        return null;
    }
}
