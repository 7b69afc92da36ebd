using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Core.Teams;

/// <summary>Describes the way that a squad under way is expected to take. It is the shortest way as it was when the
/// squad set out, or when the roads last changed.</summary>
[GenerateSerializer, Alias("travel-plan")]
public sealed class TravelPlan
{
    /// <summary>The difference of arrival up to which a new time says nothing new: 5 minutes.</summary>
    private static readonly Span Same = Span.FromMinutes(5);

    /// <summary>The places on the way. The last is as far as open roads lead.</summary>
    [Id(0)] public required Stop[] Stops { get; init; }
    /// <summary>The code of the place to go to.</summary>
    [Id(1)] public required string Destination { get; init; }
    /// <summary>Whether its request was told of this arrival.</summary>
    [Id(2)] public bool Told { get; init; }

    /// <summary>When the squad will arrive; null: no open road leads there.</summary>
    public Instant? Arrival => Stops[^1].Place == Destination ? Stops[^1].At : null;

    /// <summary>Plans the shortest way from a place.</summary>
    /// <param name="start">The place and the time of the start.</param>
    /// <param name="destination">The code of the place to go to.</param>
    /// <param name="region">The region as the team sees it.</param>
    public static TravelPlan From(Stop start, string destination, Region region) =>
        new() { Stops = [.. Way(start, destination, region)], Destination = destination };

    /// <summary>Plans the way anew by the roads as they are now. The squad goes on from the next place. Where the road
    /// to it is cut, it goes back to the last one.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="region">The region as the team sees it.</param>
    public TravelPlan Anew(Instant now, Region region)
    {
        var ahead = Array.FindIndex(Stops, s => s.At > now);
        if (ahead < 0)
            return new() { Stops = [.. Stops[..^1], .. Way(Stops[^1] with { At = now }, Destination, region)],
                Destination = Destination, Told = Told };
        var turnsBack = ahead > 0 && region.CutRoads.Contains(new RoadKey(Stops[ahead - 1].Place, Stops[ahead].Place));
        var kept = turnsBack ? Stops[..(ahead - 1)] : Stops[..ahead];
        var start = turnsBack ? Stops[ahead - 1] with { At = now + (now - Stops[ahead - 1].At) } : Stops[ahead];
        return new() { Stops = [.. kept, .. Way(start, Destination, region)], Destination = Destination, Told = Told };
    }

    /// <summary>Returns the same plan, marked as told to the request.</summary>
    public TravelPlan AsTold() => new() { Stops = Stops, Destination = Destination, Told = true };

    /// <summary>Tells whether a crew's time of arrival says nothing that the request was not told.</summary>
    /// <param name="eta">The time that the crew reports; null: it cannot say.</param>
    public bool Says(Instant? eta) =>
        Told && (eta is { } theirs && Arrival is { } ours ? Math.Abs((theirs - ours).Milliseconds) <= Same.Milliseconds
            : eta == Arrival);

    private static IEnumerable<Stop> Way(Stop start, string destination, Region region)
    {
        yield return start;
        for (var last = start; region.Roads.Next(last.Place, destination) is { } next;)
            yield return last = new Stop(next.Place, last.At + Span.FromMinutes(next.Minutes));
    }
}

/// <summary>Names a place on a way and when it is reached.</summary>
/// <param name="Place">The code of the place.</param>
/// <param name="At">When the place is reached.</param>
[GenerateSerializer, Alias("travel-stop")]
public readonly record struct Stop(string Place, Instant At);
