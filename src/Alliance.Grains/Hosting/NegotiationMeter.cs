using System.Diagnostics.Metrics;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Hosting;

/// <summary>Measures the progress of requests from the records that one activation has committed. The silo that wrote a
/// record counts it once, so that the figures of all silos of a cluster add up.</summary>
internal sealed class NegotiationMeter(LiveRealm realm)
{
    private static readonly Counter<long> Requests = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.requests", "{request}",
        "Aid requests that came to a state: raised, committed (each commitment taken up), or an outcome.");
    private static readonly Histogram<double> Duration = AllianceTelemetry.Meter.CreateHistogram(
        "alliance.negotiation.duration", "s",
        "From when a line was first asked until a step of its negotiation: the first offer that a tier got, the tier's "
            + "award, the commitment on record.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [
            0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 900] });

    private static readonly Counter<long> Writes = AllianceTelemetry.Meter.CreateCounter<long>(
        "alliance.negotiation.commits", "{commit}",
        "Commits that hold a step of a line on its way from the request to a commitment on record.");

    /// <summary>The lines for which this activation has received a first offer.</summary>
    private readonly HashSet<LineId> _offered = [];

    /// <summary>The realm as a metric tag. All drills share one tag value, so that the number of values does not grow
    /// with the drills.</summary>
    private readonly KeyValuePair<string, object?> _realm =
        new("realm", realm.Id.Name == RealmId.Live ? RealmId.Live : "others");

    /// <summary>Counts records that are durable now.</summary>
    /// <param name="entries">The records.</param>
    /// <param name="state">The actor's state. It holds the moment when a line was first asked, and may be newer than
    /// the records.</param>
    public void Committed(IReadOnlyList<JournalEntry> entries, object state)
    {
        if (entries.Any(e => e.Body.IsNegotiationStep)) Writes.Add(1, _realm);
        foreach (var entry in entries)
        {
            switch (entry.Body)
            {
                case AidRequestRaised: Count("raised"); break;
                case OfferReceived r when _offered.Add(r.Line): Took("offer", entry, SinceOf(state, r.Line)); break;
                case Awarded r: Took("award", entry, SinceOf(state, r.Line)); break;
                case SearchClosed r: _offered.Remove(r.Line); break;
                case CommitmentAccepted r:
                    Count("committed");
                    Took("commitment", entry,
                        (state as RequestState)?.Lines.ElementAtOrDefault(r.Line.Line - 1)?.Since);
                    break;
                case RequestSettled r: Count(NameOf(r.Outcome)); break;
            }
        }
    }

    private void Count(string state) => Requests.Add(1, _realm, new("state", state));

    private void Took(string step, JournalEntry entry, Instant? since)
    {
        if (since is { } from)
            Duration.Record((entry.At - from).Milliseconds / (double)realm.FactorPermille, _realm, new("step", step));
    }

    private static Instant? SinceOf(object state, LineId line) =>
        state is TierState tier && tier.Searches.TryGetValue(line, out var search) ? search.Demand.Since : null;

    private static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Fulfilled => "fulfilled",
        Outcome.PartiallyFulfilled => "partiallyFulfilled",
        Outcome.Unfilled => "unfilled",
        Outcome.Cancelled => "cancelled",
        Outcome.Rejected => "rejected",
        Outcome.Expired => "expired",
        _ => "open",
    };
}
