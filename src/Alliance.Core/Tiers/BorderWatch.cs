using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Tiers;

/// <summary>Finds one incident that two townships have reported. A township tells its neighbours of an incident that is
/// new or was put right. Both desks are told where one of theirs may be the same, and where it no longer may.</summary>
internal sealed class BorderWatch(TownshipState state)
{
    /// <summary>Tells the neighbours of a new incident.</summary>
    /// <param name="incident">The number of the incident.</param>
    /// <param name="opened">How it stands.</param>
    /// <param name="former">The code of the township that it was moved from, whose neighbours are told too; null where
    /// it was not moved.</param>
    /// <param name="turn">The turn that opens it.</param>
    public static void Ask(IncidentNumber incident, OpenCase opened, string? former, Turn turn) =>
        Tell(incident, opened, former is null ? null : Position(null, null, former, turn), turn);

    /// <summary>Tells the neighbours of an incident that was put right, those of its former position too.</summary>
    public static void AskAnew(IncidentNumber incident, OpenCase corrected, ComparedFacts before, Turn turn) =>
        Tell(incident, corrected, Position(before.Latitude, before.Longitude, turn.Self.Key, turn), turn);

    private static void Tell(
        IncidentNumber incident, OpenCase stands, (int Latitude, int Longitude)? before, Turn turn)
    {
        var (latitude, longitude) = Position(stands, turn);
        foreach (var other in turn.Region.Data.Townships)
        {
            if (other.MergedInto is not null || other.Code == turn.Self.Key) continue;
            var metres = Distances.Metres(latitude, longitude, other.Latitude, other.Longitude);
            if (before is var (formerLatitude, formerLongitude))
                metres = Math.Min(
                    metres, Distances.Metres(formerLatitude, formerLongitude, other.Latitude, other.Longitude));
            if (metres > 2 * DuplicatePolicy.NearMetres) continue;
            turn.Send(new ActorId(ActorKind.Township, other.Code), new IncidentNearby(
                incident, stands.Hazard, latitude, longitude, stands.ReportedAt, before is not null, stands.Links));
        }
    }

    /// <summary>Compares a neighbour's incident with the open ones. Names the nearest that may be the same to both
    /// desks.</summary>
    public void OnNearby(IncidentNearby nearby, Turn turn)
    {
        (IncidentNumber Number, int Metres)? nearest = null;
        foreach (var (number, mine) in state.Open)
        {
            // One that was moved away is here until the incident itself has said so.
            if (number == nearby.Incident) continue;
            // Whoever linked two incidents knows that they are not the same.
            if (mine.IsLinked(nearby.Incident) || nearby.Links?.Contains(number) == true) continue;
            if (Metres(mine, nearby, turn) is not { } metres)
            {
                if (!mine.MayBe.Remove(nearby.Incident)) continue;
                turn.Record(new SameIncidentWithdrawn(number, nearby.Incident));
                turn.Send(turn.From, new SameAcrossBorder(nearby.Incident, number, 0, true));
            }
            else if (nearest is null || metres < nearest.Value.Metres)
            {
                nearest = (number, metres);
            }
        }

        if (nearest is not var (found, distance)) return;
        if (state.Open[found].Suspect(nearby.Incident) || !nearby.IsCorrected)
            turn.Notify(new SameAcrossBorderSuspected(found, nearby.Incident, distance));
        turn.Send(turn.From, new SameAcrossBorder(nearby.Incident, found, distance));
    }

    /// <summary>Tells the desk that a neighbour has an incident that may be the same, or no longer may.</summary>
    public void OnSame(SameAcrossBorder same, Turn turn)
    {
        if (!state.Open.TryGetValue(same.Yours, out var mine)) return;
        if (!same.Ends)
        {
            if (mine.Suspect(same.Mine))
                turn.Notify(new SameAcrossBorderSuspected(same.Yours, same.Mine, same.Metres));
        }
        else if (mine.MayBe.Remove(same.Mine))
        {
            turn.Record(new SameIncidentWithdrawn(same.Yours, same.Mine));
        }
    }

    /// <summary>Tells how far apart two incidents are that may be the same; null where they cannot be.</summary>
    private static int? Metres(OpenCase mine, IncidentNearby nearby, Turn turn)
    {
        if (!SameIncidents.AreAlike(mine, nearby.Hazard, nearby.ReportedAt, turn)) return null;
        var (latitude, longitude) = Position(mine, turn);
        var metres = Distances.Metres(latitude, longitude, nearby.Latitude, nearby.Longitude);
        return metres <= DuplicatePolicy.NearMetres ? metres : null;
    }

    private static (int Latitude, int Longitude) Position(OpenCase opened, Turn turn) =>
        Position(opened.Latitude, opened.Longitude, turn.Self.Key, turn);

    /// <summary>Returns a position; where it is not known, that of the seat of a township.</summary>
    private static (int Latitude, int Longitude) Position(int? latitude, int? longitude, string township, Turn turn) =>
        (latitude, longitude) is ({ } north, { } east) ? (north, east)
        : turn.Region.Townships[township] is var seat ? (seat.Latitude, seat.Longitude) : default;
}
