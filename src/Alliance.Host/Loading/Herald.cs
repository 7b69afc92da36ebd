using System.Diagnostics;
using System.Text.Json;

namespace Alliance.Host.Loading;

/// <summary>The tester's own watcher: learns from the event stream of offers, promises and orders, and passes orders to the crews.</summary>
internal sealed class Herald(LoadClient client, RequestBook book, LoadTally tally, Crews crews)
{
    private const string Query = "?types=tier.offered,request.accepted,request.settled-record,team.deploy";

    /// <summary>Watches from a record on, until cancelled.</summary>
    public Task Watch(long after, CancellationToken cancellation) => client.Watch(Query, after, OnEvent, null, cancellation);

    private void OnEvent(long id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var now = Stopwatch.GetTimestamp();
        if (type.SequenceEqual("tier.offered"u8))
        {
            if (RequestOf(data) is { } offered && book[offered] is { FirstOffer: 0 } course) course.FirstOffer = now;
        }
        else if (type.SequenceEqual("request.accepted"u8))
        {
            if (RequestOf(data) is not { } accepted || book[accepted] is not { Committed: 0 } course) return;
            course.Committed = now;
            tally.Succeeded();
        }
        else if (type.SequenceEqual("request.settled-record"u8))
        {
            if (Text(data, "actor"u8) is { } actor && book[After(actor)] is { Ended: 0 } course) course.Ended = now;
        }
        else if (Text(data, "actor"u8) is { } team && Text(data, "commitment"u8) is { } commitment)
        {
            crews.Order(After(team), commitment);
        }
    }

    /// <summary>Of the line that a record is about.</summary>
    private static string? RequestOf(ReadOnlySpan<byte> data) => Text(data, "request"u8);

    private static string After(string actor) => actor[(actor.IndexOf('/') + 1)..];

    /// <summary>The first text of that name, at any depth.</summary>
    private static string? Text(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name)
    {
        var json = new Utf8JsonReader(data);
        while (json.Read())
            if (json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name) && json.Read() && json.TokenType == JsonTokenType.String) return json.GetString();
        return null;
    }
}
