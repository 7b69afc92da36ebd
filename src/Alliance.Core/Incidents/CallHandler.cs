using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Reports;

namespace Alliance.Core.Incidents;

/// <summary>Handles what callers say of an incident, and whether it is true.</summary>
internal sealed class CallHandler(IncidentState state)
{
    /// <summary>The most people that a call can name.</summary>
    private const int MostPeople = 1_000_000;

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

    /// <summary>Enters what a later call tells. The same again changes nothing.</summary>
    public void OnCall(AddCall add, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        if (Fault(add.Call) is { } why)
        {
            turn.Refuse("bad-call", why);
            return;
        }

        var known = state.Call ?? new CallDetails();
        // What an earlier caller says fills in what nobody has said since.
        var isLate = turn.Happened < state.CalledAt;
        var after = isLate ? add.Call.With(known) : known.With(add.Call);
        if (!isLate) state.CalledAt = turn.Happened;
        var isCallBackNew = add.CallBack is not null && add.CallBack != state.CallBack;
        if (after == known && !isCallBackNew) return;
        turn.Record(new CallAdded(state.Call, after, isCallBackNew));
        state.Call = after;
        if (isCallBackNew) CallBackAt(add.CallBack!);
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
        state.Call = after;
        if (adopt.Verification != Verification.Verified || state.Verification != Verification.Unverified) return;
        turn.Record(new IncidentVerified(
            Verification.Verified, state.Verification, $"as {adopt.Incident} was verified"));
        state.Verification = Verification.Verified;
    }

    /// <summary>Takes back what was taken over of a call, because the merge was undone. The numbers stay.</summary>
    public void Restore(CallDetails? before, Turn turn)
    {
        turn.Record(new CallAdded(state.Call, before ?? new CallDetails(), false));
        state.Call = before;
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

    private static bool IsNoCount(int? people) => people is < 0 or > MostPeople;
}
