using System.Text.Json;
using Alliance.Benchmarks.Measuring;
using Spectre.Console;

namespace Alliance.Benchmarks.Negotiation;

/// <summary>A hosting at a size.</summary>
/// <param name="Name">The hosting.</param>
/// <param name="Actors">Actors that the region configures.</param>
/// <param name="Active">Those of them, incidents, requests and the people of all of these, that were handed
/// anything.</param>
/// <param name="Messages">Messages of a round.</param>
/// <param name="NanosecondsPerMessage">Wall-clock time of all windows by messages, the median.</param>
/// <param name="Spread">Of that, largest less smallest as a share of the median.</param>
/// <param name="BytesPerMessage">Managed bytes allocated by message.</param>
/// <param name="BytesPerIdleActor">Managed bytes of an actor at rest after a full collection, without an empty
/// grain's.</param>
/// <param name="Digest">Of the journal, by which both hostings did the same.</param>
internal sealed record NegotiationRow(
    string Name, int Actors, long Active, long Messages, double NanosecondsPerMessage, double Spread,
    double BytesPerMessage, double BytesPerIdleActor, string Digest)
{
    public static NegotiationRow Of(Measured<NegotiationRun> measured, int actors)
    {
        var last = measured.Rounds[^1];
        var nanoseconds = Medians.Of(measured.Rounds.Select(r => r.Spent.Seconds * 1e9 / r.Messages));
        return new(measured.Name, actors, last.Active, last.Messages, Math.Round(nanoseconds.Median),
            Math.Round(nanoseconds.Spread, 3),
            Math.Round(Medians.Of(measured.Rounds.Select(r => (double)r.Spent.Bytes / r.Messages)).Median),
            Math.Round(last.BytesPerIdleActor), last.Digest);
    }
}

/// <summary>What <c>negotiation</c> prints.</summary>
internal static class NegotiationReport
{
    /// <returns>1 when two hostings came to different journals, else 0.</returns>
    public static int Write(IReadOnlyList<NegotiationRow> rows, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { Contenders = rows }, JsonOutput.Options));
        else Show(rows);
        if (rows.GroupBy(r => r.Actors).All(size => size.Select(r => r.Digest).Distinct().Count() == 1)) return 0;
        Console.Error.WriteLine("negotiation: the hostings came to different journals");
        return 1;
    }

    private static void Show(IReadOnlyList<NegotiationRow> rows)
    {
        var table = new Table().AddColumns(
            "hosting", "actors", "active", "messages", "ns/message", "spread", "bytes/message", "bytes/idle actor");
        foreach (var r in rows)
            table.AddRow(
                r.Name, $"{r.Actors:N0}", $"{r.Active:N0}", $"{r.Messages:N0}", $"{r.NanosecondsPerMessage:N0}",
                $"{r.Spread:P0}", $"{r.BytesPerMessage:N0}", $"{r.BytesPerIdleActor:N0}");
        AnsiConsole.Write(table);
    }
}
