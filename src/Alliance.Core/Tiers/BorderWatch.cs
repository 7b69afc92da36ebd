using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Tiers;

/// <summary>Finds one incident that two townships have reported. A township tells its neighbours of a new incident, and
/// both desks are told where one of theirs may be the same.</summary>
internal sealed class BorderWatch(TownshipState state)
{
    /// <summary>Tells the neighbours of an incident.</summary>
    public static void Ask(IncidentNumber incident, OpenCase opened, Turn turn)
    {
        var (latitude, longitude) = Position(opened, turn);
        foreach (var other in turn.Region.Data.Townships)
        {
            if (other.MergedInto is not null || other.Code == turn.Self.Key
                || Distances.Metres(latitude, longitude, other.Latitude, other.Longitude)
                > 2 * DuplicatePolicy.NearMetres) continue;
            turn.Send(new ActorId(ActorKind.Township, other.Code),
                new IncidentNearby(incident, opened.Hazard, latitude, longitude, opened.ReportedAt));
        }
    }

    /// <summary>Compares a neighbour's incident with the open ones. Names the nearest that may be the same to both
    /// desks.</summary>
    public void OnNearby(IncidentNearby nearby, Turn turn)
    {
        (IncidentNumber Number, int Metres)? nearest = null;
        foreach (var (number, mine) in state.Open)
        {
            if (!turn.Region.Hazards.MayBeSame(mine.Hazard, nearby.Hazard)
                || IsLongBetween(mine.ReportedAt, nearby.ReportedAt)) continue;
            var (latitude, longitude) = Position(mine, turn);
            var metres = Distances.Metres(latitude, longitude, nearby.Latitude, nearby.Longitude);
            if (metres <= DuplicatePolicy.NearMetres && (nearest is null || metres < nearest.Value.Metres))
                nearest = (number, metres);
        }

        if (nearest is not var (found, distance)) return;
        turn.Notify(new SameAcrossBorderSuspected(found, nearby.Incident, distance));
        turn.Send(turn.From, new SameAcrossBorder(nearby.Incident, found, distance));
    }

    /// <summary>Tells the desk that a neighbour has an incident that may be the same.</summary>
    public void OnSame(SameAcrossBorder same, Turn turn)
    {
        if (state.Open.ContainsKey(same.Yours))
            turn.Notify(new SameAcrossBorderSuspected(same.Yours, same.Mine, same.Metres));
    }

    private static (int Latitude, int Longitude) Position(OpenCase opened, Turn turn) =>
        opened is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude)
        : turn.Region.Townships[turn.Self.Key] is var seat ? (seat.Latitude, seat.Longitude) : default;

    private static bool IsLongBetween(Instant one, Instant other) =>
        one > other + DuplicatePolicy.SameIncidentWithin || other > one + DuplicatePolicy.SameIncidentWithin;
}
