using Alliance.Core.Geography;
using Alliance.Core.Tests.Fuzz;
using Xunit;

namespace Alliance.Core.Tests.Geography;

/// <summary>The searches against all pairs worked out at once (Floyd and Warshall), on random maps whose roads are cut
/// and opened.</summary>
public sealed class RoadGraphTests
{
    private const int Unreachable = int.MaxValue / 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_version_of_a_random_map_gives_the_ways_that_all_pairs_give(ulong seed)
    {
        var dice = new Dice(seed);
        string[] places = [.. Enumerable.Range(0, 40).Select(i => $"p{i:00}")];
        // Few roads, so that there are islands, and few lengths, so that there are ties.
        var roads = Enumerable.Range(0, 55)
            .Select(_ => (A: places[dice.Between(0, 39)], B: places[dice.Between(0, 39)])).Where(r => r.A != r.B)
            .Select(r => new RoadData(r.A, r.B, dice.Between(1, 4))).ToList();
        var cut = new HashSet<RoadKey>();
        var graph = new RoadGraph(places, roads, cut);
        var versions = new List<(RoadGraph Graph, HashSet<RoadKey> Cut)> { (graph, [.. cut]) };
        for (var change = 0; change < 30; change++)
        {
            var road = dice.Of(roads).Key;
            var open = !cut.Add(road);
            if (open) cut.Remove(road);
            graph = graph.With(road, open);
            versions.Add((graph, [.. cut]));
            // Old versions are asked now and then, while their searches have gone on with newer ones.
            Compare(versions[^1], places, roads, dice, asked: 60);
            Compare(dice.Of(versions), places, roads, dice, asked: 10);
        }

        foreach (var version in versions) Compare(version, places, roads, dice, asked: 40);
        Compare((new RoadGraph(places, roads, cut), cut), places, roads, dice, asked: 400);
    }

    [Fact]
    public void Threads_that_ask_at_once_get_the_same_answers()
    {
        string[] places = [.. Enumerable.Range(0, 900).Select(i => $"p{i:000}")];
        var roads = new List<RoadData>();
        for (var i = 0; i < 900; i++)
        {
            if (i % 30 < 29) roads.Add(new(places[i], places[i + 1], 1 + (i * 7 % 5)));
            if (i < 870) roads.Add(new(places[i], places[i + 30], 1 + (i * 11 % 5)));
        }

        var (shared, alone) = (new RoadGraph(places, roads, new HashSet<RoadKey>()),
            new RoadGraph(places, roads, new HashSet<RoadKey>()));
        Parallel.For(0, 8, t =>
        {
            for (var i = 0; i < 900; i++) _ = shared.Next(places[(i * 37 + t) % 900], places[i % 3]);
        });
        for (var i = 0; i < 900; i++)
            Assert.Equal((alone.Minutes(places[i], places[0]), alone.Next(places[i], places[1])),
                (shared.Minutes(places[i], places[0]), shared.Next(places[i], places[1])));
    }

    private static void Compare(
        (RoadGraph Graph, HashSet<RoadKey> Cut) version, string[] places, List<RoadData> roads, Dice dice, int asked)
    {
        var open = roads.Where(r => !version.Cut.Contains(r.Key)).ToList();
        var minutes = AllPairs(places, open);
        for (var i = 0; i < asked; i++)
        {
            var (a, b) = (dice.Between(0, places.Length - 1), dice.Between(0, places.Length - 1));
            int? expected = minutes[a, b] >= Unreachable ? null : Math.Max(5, minutes[a, b]);
            Assert.Equal(expected is not null, version.Graph.AreJoined(places[a], places[b]));
            Assert.Equal(expected, version.Graph.Minutes(places[a], places[b]));
            Assert.Equal(Next(a, b, minutes, places, open), version.Graph.Next(places[a], places[b]));
        }
    }

    private static (string, int)? Next(int a, int b, int[,] minutes, string[] places, List<RoadData> open)
    {
        if (a == b || minutes[a, b] >= Unreachable) return null;
        var (end, length) = open.Where(r => r.A == places[a] || r.B == places[a])
            .Select(r => (End: Array.IndexOf(places, r.A == places[a] ? r.B : r.A), r.Minutes))
            .Where(r => r.Minutes + minutes[r.End, b] == minutes[a, b]).MinBy(r => r.End);
        return (places[end], length);
    }

    private static int[,] AllPairs(string[] places, List<RoadData> open)
    {
        var n = places.Length;
        var minutes = new int[n, n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
                minutes[i, j] = i == j ? 0 : Unreachable;
        foreach (var road in open)
        {
            var (a, b) = (Array.IndexOf(places, road.A), Array.IndexOf(places, road.B));
            minutes[a, b] = minutes[b, a] = Math.Min(minutes[a, b], road.Minutes);
        }

        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    minutes[i, j] = Math.Min(minutes[i, j], minutes[i, k] + minutes[k, j]);
        return minutes;
    }
}
