using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Core.Teams;

/// <summary>How a squad under way is thought to go: the shortest way as it was when it set out, or when the roads last
/// changed.</summary>
[GenerateSerializer, Alias("travel-plan")]
public sealed class TravelPlan
{
    /// <summary>A time of arrival that differs by no more says nothing new.</summary>
    private static readonly Span Same = Span.FromMinutes(5);

    /// <summary>Places on the way, the last of them as far as open roads lead.</summary>
    [Id(0)] public required Stop[] Stops { get; init; }
    /// <summary>Where it is to go.</summary>
    [Id(1)] public required string Destination { get; init; }
    /// <summary>Its request was told of this arrival.</summary>
    [Id(2)] public bool Told { get; init; }

    /// <summary>When it will be there; null: no open road leads there.</summary>
    public Instant? Arrival => Stops[^1].Place == Destination ? Stops[^1].At : null;

    /// <summary>By the shortest way from a place.</summary>
    public static TravelPlan From(Stop start, string destination, Region region) =>
        new() { Stops = [.. Way(start, destination, region)], Destination = destination };

    /// <summary>By the roads as they are now: on from the next place, or back to the last one where the road between is
    /// cut.</summary>
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

    /// <summary>The same plan, of which the request knows.</summary>
    public TravelPlan AsTold() => new() { Stops = Stops, Destination = Destination, Told = true };

    /// <summary>Whether a crew's word says nothing that the request was not told.</summary>
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

/// <summary>A place on a way, and when it is reached.</summary>
[GenerateSerializer, Alias("travel-stop")]
public readonly record struct Stop(string Place, Instant At);
