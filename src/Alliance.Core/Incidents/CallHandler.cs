using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Reports;

namespace Alliance.Core.Incidents;

/// <summary>Handles what callers say of an incident, and whether it is true.</summary>
internal sealed class CallHandler(IncidentState state)
{
    /// <summary>The most people that a call can name.</summary>
    private const int MostPeople = 1_000_000;

    /// <summary>The facts of a call: the field, its value in words, and how a call takes it over from
    /// another.</summary>
    private static readonly (
        string Field, Func<CallDetails, string?> Words, Func<CallDetails, CallDetails, CallDetails> Take)[] Facts =
    [
        ("position", Position, (to, from) => to with { Latitude = from.Latitude, Longitude = from.Longitude }),
        ("position.words", c => c.Spot, (to, from) => to with { Spot = from.Spot }),
        ("trapped", c => People(c.Trapped), (to, from) => to with { Trapped = from.Trapped }),
        ("injured", c => People(c.Injured), (to, from) => to with { Injured = from.Injured }),
        ("toEvacuate", c => People(c.ToEvacuate), (to, from) => to with { ToEvacuate = from.ToEvacuate }),
        ("access", c => c.Access, (to, from) => to with { Access = from.Access }),
        ("dangers", c => c.Dangers, (to, from) => to with { Dangers = from.Dangers }),
    ];

    /// <summary>Returns what is wrong with a call; null for nothing.</summary>
    public static string? Fault(CallDetails? call) => call switch
    {
        null => null,
        { Latitude: null } and not { Longitude: null } or { Longitude: null } and not { Latitude: null } =>
            "position: give latitude and longitude, or neither.",
        { Latitude: < -90_000_000 or > 90_000_000 } => "latitude: from -90 to 90 degrees.",
        { Longitude: < -180_000_000 or > 180_000_000 } => "longitude: from -180 to 180 degrees.",
        _ when IsNoCount(call.Trapped) || IsNoCount(call.Injured) || IsNoCount(call.ToEvacuate) =>
            $"trapped, injured, toEvacuate: people, from 0 to {MostPeople}; leave out what is not known.",
        _ => null,
    };

    /// <summary>Enters what a later call tells. The same again changes nothing. What is of an earlier time than what is
    /// known is on record and counts only where nobody has said it since.</summary>
    public void OnCall(AddCall add, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        if (Fault(add.Call) is { } why)
        {
            turn.Refuse("bad-call", why);
            return;
        }

        var known = state.Call ?? new CallDetails();
        var after = Taken(known, add.Call, turn);
        var isCallBackNew = Takes(add.CallBack, turn.Happened < state.CalledAt);
        if (!(turn.Happened < state.CalledAt)) state.CalledAt = turn.Happened;
        if (after == known && !isCallBackNew) return;
        turn.Record(new CallAdded(state.Call, after, isCallBackNew));
        Stands(after, turn);
    }

    /// <summary>Notes when the facts of a call were said.</summary>
    public void Note(CallDetails call, Instant at)
    {
        foreach (var (field, words, _) in Facts)
            if (words(call) is not null) state.CallSeen[field] = at;
    }

    /// <summary>Returns what is known after a call. A fact of an earlier time than the one that is known is recorded as
    /// late.</summary>
    private CallDetails Taken(CallDetails known, CallDetails call, Turn turn)
    {
        var after = known;
        foreach (var (field, words, take) in Facts)
        {
            if (words(call) is not { } said) continue;
            Instant? since = state.CallSeen.TryGetValue(field, out var seen) ? seen : state.CalledAt;
            if (words(known) is { } stands && turn.IsLate(field, said, stands, since)) continue;
            state.CallSeen[field] = turn.Happened;
            after = take(after, call);
        }

        return after;
    }

    /// <summary>Notes what is known of the call from now on. The desk is told where its position is another.</summary>
    private void Stands(CallDetails? call, Turn turn)
    {
        var isMoved = (call?.Latitude, call?.Longitude) != (state.Call?.Latitude, state.Call?.Longitude);
        state.Call = call;
        if (isMoved) state.TellDesk(turn);
    }

    /// <summary>Takes a number to call back. That of the last caller comes first, that of an earlier one after
    /// it. Returns whether anything is new.</summary>
    private bool Takes(CallBackNumber? number, bool isLate)
    {
        if (number is null || number == state.CallBack) return false;
        if (isLate) return TakeNumbers([number]);
        CallBackAt(number);
        return true;
    }

    /// <summary>Returns the numbers of the callers, the last first.</summary>
    public CallBackNumber[] Numbers() =>
        state.CallBack is { } last ? [last, .. state.EarlierCallBacks] : [.. state.EarlierCallBacks];

    /// <summary>Takes over what the callers of an incident said that was merged into this one, and that it was
    /// verified.</summary>
    public void Adopt(AdoptIncident adopt, Turn turn)
    {
        var after = adopt.Call is { } call ? (state.Call ?? new CallDetails()).Joined(call) : state.Call;
        var isNumberNew = TakeNumbers(adopt.CallBacks ?? []);
        if (after != state.Call || isNumberNew)
            turn.Record(new CallAdded(state.Call, after ?? new CallDetails(), isNumberNew));
        Stands(after, turn);
        if (adopt.Verification != Verification.Verified || state.Verification != Verification.Unverified) return;
        turn.Record(new IncidentVerified(
            Verification.Verified, state.Verification, $"as {adopt.Incident} was verified"));
        state.Verification = Verification.Verified;
    }

    /// <summary>Takes back that the call was verified because that of a merged incident was, unless somebody has
    /// verified it since.</summary>
    public void NotVerified(Turn turn)
    {
        if (state.Verification != Verification.Verified || state.VerifiedAt is not null) return;
        turn.Record(new IncidentVerified(Verification.Unverified, state.Verification, "the merge was undone"));
        state.Verification = Verification.Unverified;
    }

    /// <summary>Takes back what was taken over of a call, because the merge was undone. The numbers stay.</summary>
    public void Restore(CallDetails? before, Turn turn)
    {
        turn.Record(new CallAdded(state.Call, before ?? new CallDetails(), false));
        Stands(before, turn);
    }

    /// <summary>Adds the numbers of other callers after its own. Returns whether one of them is new.</summary>
    private bool TakeNumbers(CallBackNumber[] numbers)
    {
        var isNew = false;
        foreach (var number in numbers)
        {
            if (number == state.CallBack || state.EarlierCallBacks.Contains(number)
                || state.EarlierCallBacks.Count >= IncidentState.MostCallBacks) continue;
            if (state.CallBack is null) state.CallBack = number;
            else state.EarlierCallBacks.Add(number);
            isNew = true;
        }

        return isNew;
    }

    /// <summary>Puts the number of the last caller first. The others can still be called.</summary>
    private void CallBackAt(CallBackNumber number)
    {
        var earlier = state.EarlierCallBacks;
        earlier.Remove(number);
        if (state.CallBack is { } former) earlier.Insert(0, former);
        if (earlier.Count > IncidentState.MostCallBacks) earlier.RemoveAt(earlier.Count - 1);
        state.CallBack = number;
    }

    /// <summary>Notes whether the call is true. Returns whether it was a false alarm, which ends the
    /// incident.</summary>
    public bool OnVerify(VerifyIncident verify, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return false;
        if (verify.Result == Verification.Unverified)
        {
            turn.Refuse("bad-verification", "result: verified or falseAlarm.");
            return false;
        }

        if (turn.IsLate("result", $"{verify.Result}", $"{state.Verification}", state.VerifiedAt)) return false;
        state.VerifiedAt = turn.Happened;
        if (verify.Result == state.Verification) return false;
        turn.Record(new IncidentVerified(verify.Result, state.Verification, verify.Reason));
        state.Verification = verify.Result;
        return verify.Result == Verification.FalseAlarm && state.IsOpen;
    }

    private static string? People(int? people) => people?.ToString(CultureInfo.InvariantCulture);

    private static string? Position(CallDetails call) =>
        call is not { Latitude: { } latitude, Longitude: { } longitude } ? null
        : string.Create(CultureInfo.InvariantCulture, $"{latitude / 1_000_000m}, {longitude / 1_000_000m}");

    private static bool IsNoCount(int? people) => people is < 0 or > MostPeople;
}
