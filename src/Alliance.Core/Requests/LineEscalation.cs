using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Seeks aid for a request. It puts each line to one tier after the other until it is covered, given up or
/// over. It settles the request with its last line.</summary>
internal sealed class LineEscalation(RequestState state)
{
    /// <summary>The most times that a commitment taken back begins the search anew from the first tier. After that it
    /// goes on up from the tier that it has come to.</summary>
    private const int MaxRestarts = 6;
    private const string EveryTierAsked = "every tier was asked";
    private const string Moved = "the place was corrected";
    private const string TimeHasPassed = "its time has passed";

    /// <summary>Adds a line, sets its deadline and asks its first tier.</summary>
    public void Begin(LineSpec spec, Turn turn)
    {
        var line = new LineState { Spec = spec, Ladder = LadderNow(turn), Since = turn.Now };
        state.Lines.Add(line);
        SetDeadline(line, turn);
        PutToNextTier(line, turn);
    }

    /// <summary>Goes on with a line whose terms have changed. A search that runs goes on with what is now open. Where
    /// none runs and something is open, the tiers are asked again from the first.</summary>
    public void GoOn(LineState line, LineSpec before, int change, Turn turn)
    {
        if (line.Spec.NeededBy != before.NeededBy) SetDeadline(line, turn);
        if (line.Searching)
        {
            line.AskedOfTier += change;
            turn.Send(line.Ladder[line.Rung],
                new AmendSearch(state.IdOf(line, turn), change, line.Spec.Priority, line.Spec.NeededBy,
                    line.Spec.NotBefore));
            return;
        }

        var isLess = line.Spec with { Quantity = before.Quantity } == before && line.Spec.Quantity < before.Quantity;
        if (line.Remainder <= 0 || (isLess && line.EndedBecause is not null)) return;
        (line.EndedBecause, line.Rung) = (null, -1);
        // The deadline may have been that of a relief, which is over.
        SetDeadline(line, turn);
        PutToNextTier(line, turn);
    }

    /// <summary>Asks the tiers of another place, because the incident was on record in the wrong one. What is promised
    /// stays. A search that is being stopped ends as it was.</summary>
    public void Relocate(LineState line, Turn turn)
    {
        if (line.Outcome != Outcome.Open || line is { Searching: true, EndedBecause: not null }) return;
        if (line.EndedBecause == EveryTierAsked && line.Remainder > 0 && turn.Now < line.Spec.NeededBy)
        {
            line.EndedBecause = null;
            SetDeadline(line, turn);
        }

        if (line.Searching) turn.Send(line.Ladder[line.Rung], new StopSearch(state.IdOf(line, turn), Moved));
        line.Ladder.Clear();
        line.Ladder.AddRange(LadderNow(turn));
        (line.Searching, line.Rung) = (false, -1);
        if (line.EndedBecause is null && line.Remainder > 0) PutToNextTier(line, turn);
    }

    /// <summary>Returns why a line can no longer be amended; null when it can.</summary>
    public static string? WhyFixed(LineState line) =>
        line.Outcome != Outcome.Open ? "it has ended" : line.EndedBecause is null or EveryTierAsked ? null
        : line.EndedBecause;

    /// <summary>Tells whether more may be sought for a line: it is sought, or was given up without being
    /// unwanted.</summary>
    public static bool MayBeSoughtAgain(LineState line) =>
        line.Outcome == Outcome.Open && line.EndedBecause is null or EveryTierAsked or TimeHasPassed;

    private void SetDeadline(LineState line, Turn turn) =>
        turn.At(DueKey(state.IdOf(line, turn)), line.Spec.NeededBy, new LineDue(state.Lines.IndexOf(line) + 1));

    /// <summary>Escalates the remainder of a line to the next tier. When no tier is left, nothing more is
    /// sought.</summary>
    public void PutToNextTier(LineState line, Turn turn)
    {
        line.Rung++;
        FollowTownship(line, turn);
        if (line.Rung >= line.Ladder.Count)
        {
            line.EndedBecause = EveryTierAsked;
            TellIncident(line, turn);
            return;
        }

        var tier = line.Ladder[line.Rung];
        (line.Searching, line.AskedOfTier) = (true, line.Remainder);
        state.Peers.Add(tier);
        turn.Record(new LineSolicited(state.IdOf(line, turn), tier, line.Remainder));
        turn.Send(tier, new Solicit(new Demand(
            state.IdOf(line, turn), line.Spec.Kind, line.Remainder, state.PlaceIn(turn.Region), line.Spec.Priority,
            line.Deadline, state.Backfill, line.Spec.Requirement, line.Since, line.Spec.NotBefore,
            ++line.Searches)));
    }

    private List<ActorId> LadderNow(Turn turn) => Ladder.Of(
        state.PlaceIn(turn.Region), state.VillageAlliance, turn.Region, turn.Now, state.Backfill is not null);

    /// <summary>Goes on with the tiers of the township that the place belongs to now, where it was merged, split or
    /// re-coded since the tiers were listed. Who was asked is not asked again, and no tier below the last but the
    /// township itself.</summary>
    private void FollowTownship(LineState line, Turn turn)
    {
        var now = turn.Region.Standing(state.PlaceIn(turn.Region));
        if (now == state.Place && line.Ladder.TrueForAll(t => t.Kind != ActorKind.Township || t.Key == now)) return;
        var asked = line.Ladder[..Math.Min(line.Rung, line.Ladder.Count)];
        var own = new ActorId(ActorKind.Township, turn.Region.Standing(state.Place));
        var next = LadderNow(turn).Where(t => !asked.Contains(t)
            && (asked.Count == 0 || t == own || t.Kind >= asked[^1].Kind)).ToList();
        line.Ladder.Clear();
        line.Ladder.AddRange([.. asked, .. next]);
    }

    /// <summary>Goes on with the next tier when a search has ended and the line is still open.</summary>
    public void OnEnded(SearchEnded ended, Turn turn)
    {
        var line = state.LineOf(ended.Line);
        if (!line.Searching || line.Ladder[line.Rung] != turn.From || ended.Search != line.Searches) return;
        line.Searching = false;
        // It ended before it heard that the line had been raised: the same tier is asked for the rest.
        if (ended.Asked < line.AskedOfTier && line.Remainder > 0) line.Rung--;
        if (line.EndedBecause is null && line.Remainder > 0) PutToNextTier(line, turn);
        else TellIncident(line, turn);
        EndWhenOver(line, turn);
    }

    /// <summary>Seeks a replacement for what was lost. A line that every tier was asked for is sought again for that
    /// much.</summary>
    public void SeekReplacement(LineState line, int lost, Turn turn)
    {
        if (lost > 0 && line is { Outcome: Outcome.Open, EndedBecause: EveryTierAsked, IfNothing: Outcome.Unfilled }
            && turn.Now < line.Spec.NeededBy && line.Restarts < MaxRestarts)
        {
            line.SeekAtMost(line.Covered + lost);
            line.EndedBecause = null;
            // The deadline may have been that of a relief, which is over.
            SetDeadline(line, turn);
        }

        if (line.EndedBecause is not null || line.Searching || line.Remainder <= 0) return;
        if (line.Restarts < MaxRestarts) (line.Restarts, line.Rung) = (line.Restarts + 1, -1);
        PutToNextTier(line, turn);
    }

    /// <summary>Seeks relief until a time, even if the line is no longer sought. Relief is sought for as much as the
    /// line has.</summary>
    public void SeekUntil(LineState line, Instant until, Turn turn)
    {
        if (line.SeekUntil is not { } former || former < until) line.SeekUntil = until;
        line.Restarts = 0;
        if (line.EndedBecause is null) return;
        line.EndedBecause = null;
        line.SeekAtMost(Math.Min(line.Wanted, line.Committed));
        turn.At(DueKey(state.IdOf(line, turn)), line.SeekUntil.Value, new LineDue(state.Lines.IndexOf(line) + 1));
    }

    /// <summary>Stops seeking when the time of a line has passed. Aid under way goes on.</summary>
    public void OnDue(LineDue due, Turn turn)
    {
        var line = state.Lines[due.Line - 1];
        if (line.SeekUntil > turn.Now)
        {
            // Only those who take over from others are of use from now on.
            line.SeekAtMost(Math.Min(line.Wanted, line.Committed));
            turn.At(DueKey(state.IdOf(line, turn)), line.SeekUntil.Value, due);
            return;
        }

        StopSeeking(line, TimeHasPassed, Outcome.Expired, turn);
        EndWhenOver(line, turn);
    }

    /// <summary>Stops seeking for a line and stops the search that runs.</summary>
    public void StopSeeking(LineState line, string reason, Outcome ifNothing, Turn turn)
    {
        if (line.Outcome != Outcome.Open) return;
        if (line.EndedBecause is not null && ifNothing != Outcome.Cancelled) return;
        var isSought = line.EndedBecause is null;
        (line.EndedBecause, line.IfNothing) = (reason, ifNothing);
        if (isSought && line.Searching)
            turn.Send(line.Ladder[line.Rung], new StopSearch(state.IdOf(line, turn), reason));
    }

    /// <summary>Stops the search of a line that is covered at present.</summary>
    public void StopWhenCovered(LineState line, Turn turn)
    {
        if (line is { Searching: true, EndedBecause: null, Remainder: <= 0 })
            turn.Send(line.Ladder[line.Rung], new StopSearch(state.IdOf(line, turn), "covered"));
    }

    /// <summary>Ends a line when nothing is sought for it any more and its last commitment is over.</summary>
    public void EndWhenOver(LineState line, Turn turn)
    {
        if (line.Outcome != Outcome.Open || line.Searching || line.Confirming.Count > 0
            || line.Commitments.Values.Any(c => !c.IsOver)) return;
        if (line.EndedBecause is null && line.Remainder > 0) return;
        line.EndedBecause ??= line.Received >= line.Spec.Quantity ? "fulfilled" : "released";
        line.Outcome = line.Received >= line.Spec.Quantity ? Outcome.Fulfilled
            : line.Commitments.Values.Any(c => c.Arrived) ? Outcome.PartiallyFulfilled
            : line.Wanted <= 0 ? Outcome.Cancelled : line.IfNothing;
        turn.Cancel(DueKey(state.IdOf(line, turn)));
        turn.Record(
            new LineEnded(state.IdOf(line, turn), line.Outcome, line.Received, line.Spec.Quantity, line.EndedBecause));
        TellIncident(line, turn);
        if (state.Lines.TrueForAll(l => l.Outcome != Outcome.Open)) Settle(turn);
    }

    private void Settle(Turn turn)
    {
        state.Outcome = Outcomes.Of(state.Lines.Select(l => l.Outcome));
        turn.Record(new RequestSettled(state.Outcome));
        foreach (var peer in state.Peers) turn.Send(peer, new Settled(RequestNumber.Of(turn.Self)));
    }

    /// <summary>Tells the incident how a line stands, where that has changed.</summary>
    public void TellIncident(LineState line, Turn turn)
    {
        var told = Covered(line, turn);
        if (told == line.Told) return;
        line.Told = told;
        turn.Send(state.Incident.ToIncident(), told);
    }

    /// <summary>Describes how a line stands.</summary>
    public LineCovered Covered(LineState line, Turn turn)
    {
        int promised = 0, departed = 0, there = 0;
        foreach (var (id, commitment) in line.Commitments)
        {
            if (!IsPromised(id, commitment, line)) continue;
            promised += commitment.Quantity;
            if (!commitment.IsWaiting) departed += commitment.Quantity;
            if (commitment.Arrived) there += commitment.Quantity;
        }

        var sought = line.EndedBecause is null && (line.Searching || line.Confirming.Count > 0 || line.Remainder > 0);
        var lacks = Math.Max(0, line.Wanted - Served(line) - promised);
        return new LineCovered(state.IdOf(line, turn), promised, sought, line.Outcome != Outcome.Open, line.Wanted,
            departed, there, lacks, line.Spec.Priority, line.Spec.NeededBy, line.IfNothing == Outcome.Cancelled,
            line.IsMerged ? Math.Max(0, NeedNoOther(line) - line.NeededNoOtherBefore) : 0);
    }

    /// <summary>People at a time, or units, that are promised to a line at present.</summary>
    public static int Promised(LineState line) =>
        line.Commitments.Where(c => IsPromised(c.Key, c.Value, line)).Sum(c => c.Value.Quantity);

    /// <summary>People or units that cover a line though they are no longer there: they have served. Who is sent home
    /// before arriving does not.</summary>
    public static int Served(LineState line) => line.Commitments
        .Where(c => c.Value is { Counts: true, Arrived: true } && !IsPromised(c.Key, c.Value, line))
        .Sum(c => c.Value.Quantity);

    /// <summary>People or units in whose place nobody is wanted, beside those promised: they have served, or people
    /// gave them back.</summary>
    public static int NeedNoOther(LineState line) => Served(line) + line.GivenBack;

    /// <summary>Tells whether a commitment counts as promised. Goods that are used up stay received. People and durable
    /// goods count while they are at the scene or on the way; those in doubt, until others are on their way instead. A
    /// line that was merged seeks nobody itself: those in doubt are missed at once.</summary>
    public static bool IsPromised(CommitmentId id, CommitmentState commitment, LineState line) =>
        (commitment.Substitute?.Kind ?? line.Spec.Kind) is { IsSupply: true } kind && !Catalogue.IsDurable(kind)
            ? commitment.Counts
            : commitment.IsActive
                && (commitment.Doubt == Doubt.None || !(line.IsMerged || StandIns.HasStandIn(line, id)));

    private static string DueKey(LineId line) => $"due/{line}";
}
