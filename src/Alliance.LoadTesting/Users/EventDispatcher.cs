using System.Diagnostics;
using System.Text.Json;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>The watcher of the tester itself. It reads offers, commitments and orders from the event stream and passes
/// them on to the played people.</summary>
internal sealed class EventDispatcher(
    ApiClient client,
    RequestTraces book,
    LoadTally tally,
    Crews crews,
    Storekeepers keepers,
    DutyDesks desks)
{
    /// <summary>The types of record to which it listens.</summary>
    public const string Types = "tier.offered,request.accepted,request.settled-record,team.deploy,team.stand-down,"
        + "depot.ship,depot.do-not-ship,depot.bring-back,lender.approval-wanted,request.confirmation-wanted";

    /// <summary>Watches from a record on, until it is cancelled.</summary>
    public Task Watch(long after, CancellationToken cancellation) =>
        client.Watch($"?types={Types}", after, OnEvent, null, cancellation);

    private void OnEvent(long id, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var now = Stopwatch.GetTimestamp();
        if (type.SequenceEqual("tier.offered"u8))
        {
            if (RequestOf(data) is { } offered && book[offered] is { FirstOffer: 0 } trace) trace.FirstOffer = now;
        }
        else if (type.SequenceEqual("request.accepted"u8))
        {
            if (RequestOf(data) is not { } accepted || book[accepted] is not { Committed: 0 } trace) return;
            trace.Committed = now;
            tally.Succeeded();
        }
        else if (type.SequenceEqual("request.settled-record"u8))
        {
            if (Text(data, "actor"u8) is { } actor && book[After(actor)] is { Ended: 0 } trace) trace.Ended = now;
        }
        else if (Text(data, "actor"u8) is { } addressee && Text(data, "commitment"u8) is { } commitment)
        {
            PassOn(type, addressee, commitment);
        }
    }

    private void PassOn(ReadOnlySpan<byte> type, string addressee, string commitment)
    {
        if (type.SequenceEqual("team.deploy"u8)) crews.Order(After(addressee), commitment);
        else if (type.SequenceEqual("team.stand-down"u8)) crews.StandDown(commitment);
        else if (type.SequenceEqual("depot.ship"u8)) keepers.Ship(After(addressee), commitment);
        else if (type.SequenceEqual("depot.do-not-ship"u8)) keepers.DoNotShip(commitment);
        else if (type.SequenceEqual("depot.bring-back"u8)) keepers.BringBack(After(addressee), commitment);
        else if (type.SequenceEqual("lender.approval-wanted"u8)) desks.Approve(addressee, commitment);
        else if (type.SequenceEqual("request.confirmation-wanted"u8)) desks.Confirm(addressee, commitment);
    }

    /// <summary>Returns the request of the line that a record is about.</summary>
    private static string? RequestOf(ReadOnlySpan<byte> data) => Text(data, "request"u8);

    private static string After(string actor) => actor[(actor.IndexOf('/') + 1)..];

    /// <summary>Returns the first text field of that name, at any depth.</summary>
    private static string? Text(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name)
    {
        var json = new Utf8JsonReader(data);
        while (json.Read())
            if (
                json.TokenType == JsonTokenType.PropertyName
                && json.ValueTextEquals(name)
                && json.Read()
                && json.TokenType == JsonTokenType.String)
                return json.GetString();
        return null;
    }
}
