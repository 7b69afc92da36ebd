using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Core.Realms;

/// <summary>Owns the versions of its realm's region: whatever changes the map or the agreements is a command to it.</summary>
public sealed class Realm(RealmState? state) : Actor<RealmState>(state)
{
    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case ReportRoad m: On(m, turn); break;
            case SetAgreement m: On(m, turn); break;
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

        if (State.CutRoads.Contains(road) == !report.Open) return;
        if (report.Open) State.CutRoads.Remove(road);
        else State.CutRoads.Add(road);
        turn.Record(new RoadChanged(road.A, road.B, report.Open));
    }

    private void On(SetAgreement command, Turn turn)
    {
        if (!turn.Region.TownshipAlliances.ContainsKey(command.Alliance))
        {
            turn.Refuse("no-such-alliance", $"alliance: no alliance has the id {command.Alliance}.");
            return;
        }

        if (State.Suspended.Contains(command.Alliance) == !command.InForce) return;
        if (command.InForce) State.Suspended.Remove(command.Alliance);
        else State.Suspended.Add(command.Alliance);
        turn.Record(new AgreementChanged(command.Alliance, command.InForce, command.Reason));
    }
}

/// <summary>What has changed since the region was loaded. Kept beside the region, which in virtual time takes effect a lookahead later.</summary>
[GenerateSerializer, Alias("realm-state")]
public sealed class RealmState
{
    [Id(0)] public SortedSet<RoadKey> CutRoads { get; init; } = [];
    [Id(1)] public SortedSet<string> Suspended { get; init; } = [];
}
