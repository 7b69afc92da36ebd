namespace Alliance.Benchmarks.Measuring;

/// <summary>One of those that are compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RunAsync">Does one round; handed the round's number.</param>
internal sealed record Contender<T>(string Name, Func<int, Task<T>> RunAsync);

/// <summary>What a contender's rounds gave.</summary>
internal sealed record Measured<T>(string Name, IReadOnlyList<T> Rounds);

/// <summary>Runs contenders in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Rounds
{
    /// <summary>Some rounds to warm up, then as many as asked for.</summary>
    /// <param name="contenders">Those that are compared.</param>
    /// <param name="rounds">The rounds that count.</param>
    /// <param name="warmUps">The rounds before them.</param>
    /// <param name="rotates">Whether each round begins with another one, so that none is always first. Small
    /// differences need that.</param>
    public static async Task<IReadOnlyList<Measured<T>>> InterleaveAsync<T>(
        IReadOnlyList<Contender<T>> contenders, int rounds, int warmUps = 1, bool rotates = false)
    {
        var results = contenders.Select(_ => new List<T>(rounds)).ToList();
        for (var round = 0; round < warmUps + rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var i = rotates ? (turn + round) % contenders.Count : turn;
                // What the last one left behind is not this one's to clear.
                GC.Collect(2, GCCollectionMode.Forced, blocking: true);
                var result = await contenders[i].RunAsync(round);
                if (round >= warmUps) results[i].Add(result);
            }
        }

        return [.. contenders.Select((c, i) => new Measured<T>(c.Name, results[i]))];
    }
}
