using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Revisions;

namespace Alliance.Core.Realms;

/// <summary>Owns the versions of its realm's region. Every change of the map or the agreements is a command to
/// it.</summary>
/// <param name="state">The stored state; null for a realm that has handled no message yet.</param>
public sealed class Realm(RealmState? state) : Actor<RealmState>(state)
{
    /// <summary>Time until a change holds: 10 seconds. It holds a lookahead, or a commit, after its command. Mail of a
    /// turn that sees the change brings it to the receivers.</summary>
    private static readonly Span UntilItHolds = new(10_000);

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case ReportRoad m: On(m, turn); break;
            case ReviseRegion m: On(m, turn); break;
            case SetAgreement m: On(m, turn); break;
            case ConcludeAgreement m: On(m, turn); break;
            case AmendAgreement m: On(m, turn); break;
            case TerminateAgreement m: On(m, turn); break;
            case RoadNewsDue: TellOfRoads(turn); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(ReportRoad report, Turn turn)
    {
        var road = new RoadKey(report.A, report.B);
        if (!turn.Region.AreNeighbours(report.A, report.B))
        {
            turn.Refuse("no-such-road", $"a, b: no road joins {report.A} and {report.B}.");
            return;
        }

        if (turn.IsLate("open", report.Open ? "open" : "cut", State.CutRoads.Contains(road) ? "cut" : "open",
            State.RoadsSeen, $"{road.A}-{road.B}")) return;
        if (State.CutRoads.Contains(road) == !report.Open) return;
        if (report.Open) State.CutRoads.Remove(road);
        else State.CutRoads.Add(road);
        State.RoadsOfNews.Add(road);
        turn.Record(new RoadChanged(road.A, road.B, report.Open));
        // News that waits is not put off by the next change, which has news of its own when those are out.
        if (State.RoadNewsWaits) State.RoadsChangedSince = true;
        else ExpectNews(turn);
    }

    private void ExpectNews(Turn turn)
    {
        (State.RoadNewsWaits, State.RoadsChangedSince) = (true, false);
        turn.At("roads", turn.Now + UntilItHolds, new RoadNewsDue());
    }

    private void TellOfRoads(Turn turn)
    {
        State.RoadNewsWaits = false;
        // Of the last changes the version that holds may not know yet: their news follows.
        var telling = State.RoadsOfNews.ToList();
        if (State.RoadsChangedSince) ExpectNews(turn);
        else State.RoadsOfNews.Clear();
        foreach (var owner in RoadNewsRange.Of(telling, turn.Region)) turn.Send(owner, new RoadNews());
    }

    private void On(ReviseRegion command, Turn turn)
    {
        if (RegionFaults.Of(command.Patch, turn.Region).FirstOrDefault() is { Path: { } path, Mend: var mend })
        {
            turn.Refuse("bad-region", $"{path}: {mend}");
            return;
        }

        if (command.Adds && command.Patch.Added is { } added)
        {
            // A second identical entry, as by a double click, is given back and changes nothing.
            // A township that was merged may come back under its code.
            if (turn.Region.Has(added) && !IsMerged(added, turn.Region) && !IsThere(command.Patch, turn.Region.Data))
                turn.Refuse("code-taken", $"{added.Key} is taken; choose another code.");
            else turn.Give(added.Key);
        }

        if (turn.Refusal is not null) return;
        var patch = RegionDifference.Reduce(command.Patch, turn.Region.Data);
        if (patch.Count == 0) return;
        if (command.Patch is { SplitFrom: { } from, Townships: [.., var part] }
            && !turn.Region.Townships.ContainsKey(part.Code))
            patch = patch with { SplitFrom = from };
        if (command.Basis > 0
            && patch.Keys.FirstOrDefault(k => State.Revised.GetValueOrDefault(k) > command.Basis) is { } changed)
        {
            turn.Refuse("region-changed", $"{changed} was revised in version {State.Revised[changed]}, after version "
                + $"{command.Basis} was read; read it again, and send what you still mean.");
            return;
        }

        foreach (var key in patch.Keys) State.Revised[key] = turn.Region.Version + 1;
        turn.Record(new RegionRevised(patch, command.Reason));
    }

    private static bool IsMerged(ActorId added, Region region) =>
        added.Kind == ActorKind.Township && region.Townships[added.Key].MergedInto is not null;

    // A depot keeps its owner and its first stock through a revision, so these are compared by themselves.
    private static bool IsThere(RegionPatch patch, RegionData region) =>
        RegionDifference.Reduce(patch, region).Count == 0
        && patch.Depots.All(d => region.Depots.Any(
            there => there.Id == d.Id && there.Owner == d.Owner && there.Stock.Count == d.Stock.Count
                && !there.Stock.Except(d.Stock).Any()));

    private void On(SetAgreement command, Turn turn)
    {
        if (Unusable(command.Alliance, turn)) return;
        var signs = command.InForce && !turn.Region.Agreements[command.Alliance].Terms.Signed
            && State.Signed.Add(command.Alliance);
        var changes = command.InForce ? State.Suspended.Remove(command.Alliance)
            : State.Suspended.Add(command.Alliance);
        if (signs || changes) turn.Record(new AgreementChanged(command.Alliance, command.InForce, command.Reason));
    }

    private void On(ConcludeAgreement command, Turn turn)
    {
        var agreement = new AgreementData(command.Agreement, command.Name, command.Parties, command.Terms);
        if (State.Concluded.Contains(command.Agreement) || turn.Region.Agreements.Find(agreement.Id) is not null)
            turn.Refuse("agreement-exists",
                $"id: there is an agreement {agreement.Id} already, or was; choose another id, or amend that one.");
        else if (agreement.Fault(turn.Region, command.IsAlliance) is { } fault)
            turn.Refuse("bad-agreement", $"{fault.Field}: {fault.Mend}");
        if (turn.Refusal is not null) return;
        State.Concluded.Add(command.Agreement);
        turn.Give(agreement.Id);
        turn.Record(new AgreementConcluded(
            command.Agreement, agreement.Name, command.IsAlliance, command.Parties, agreement.Terms, command.Reason));
    }

    private void On(AmendAgreement command, Turn turn)
    {
        if (Unusable(command.Agreement, turn)) return;
        if ((turn.Region.Agreements[command.Agreement] with { Terms = command.Terms }).FaultOfTerms(
            turn.Region.Agreements.Alliances.Contains(command.Agreement)) is { } fault)
        {
            turn.Refuse("bad-agreement", $"{fault.Field}: {fault.Mend}");
            return;
        }

        if (!command.Terms.Signed) State.Signed.Remove(command.Agreement);
        turn.Record(new AgreementAmended(command.Agreement, command.Terms, command.Reason));
    }

    private void On(TerminateAgreement command, Turn turn)
    {
        if (State.Terminated.Contains(command.Agreement) || Unusable(command.Agreement, turn)) return;
        State.Terminated.Add(command.Agreement);
        turn.Record(new AgreementTerminated(command.Agreement, command.Reason));
    }

    private bool Unusable(AgreementId agreement, Turn turn)
    {
        if (turn.Region.Agreements.Find(agreement) is null)
            turn.Refuse("no-such-agreement", $"agreement: no agreement has the id {agreement}.");
        else if (State.Terminated.Contains(agreement))
            turn.Refuse("agreement-terminated", $"agreement: {agreement} was terminated for good; sign a new one.");
        return turn.Refusal is not null;
    }
}

/// <summary>The changes since the region was loaded. They are kept beside the region, where in virtual time they take
/// effect a lookahead later.</summary>
[GenerateSerializer, Alias("realm-state")]
public sealed class RealmState
{
    /// <summary>Roads that are cut.</summary>
    [Id(0)] public SortedSet<RoadKey> CutRoads { get; init; } = [];
    /// <summary>Ids of the agreements that are suspended.</summary>
    [Id(1)] public SortedSet<AgreementId> Suspended { get; init; } = [];
    /// <summary>Ids of the agreements that were terminated.</summary>
    [Id(2)] public SortedSet<AgreementId> Terminated { get; init; } = [];
    /// <summary>Ids of the agreements that were signed since.</summary>
    [Id(3)] public SortedSet<AgreementId> Signed { get; init; } = [];
    /// <summary>Ids of the agreements that were concluded since.</summary>
    [Id(4)] public SortedSet<AgreementId> Concluded { get; init; } = [];
    /// <summary>Whether news of changed roads waits until the version with the changes holds.</summary>
    [Id(5)] public bool RoadNewsWaits { get; set; }
    /// <summary>Whether roads have changed again while news waited.</summary>
    [Id(6)] public bool RoadsChangedSince { get; set; }
    /// <summary>Roads of which news waits.</summary>
    [Id(7)] public SortedSet<RoadKey> RoadsOfNews { get; init; } = [];
    /// <summary>The version in which each entry of the master data was revised last, by its key.</summary>
    [Id(8)] public SortedDictionary<string, int> Revised { get; init; } = new(StringComparer.Ordinal);
    /// <summary>When each road of which people reported was last seen so, by the codes of its ends.</summary>
    [Id(9)] public SortedDictionary<string, Instant> RoadsSeen { get; init; } = new(StringComparer.Ordinal);
}
