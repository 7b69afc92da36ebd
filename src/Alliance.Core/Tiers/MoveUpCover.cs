using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tiers;

/// <summary>Asks for move-up cover (移防). A township whose ready squads have been fewer than its reserve floor for a
/// while asks others to stand by at its station. It asks through an incident of its own and the usual rounds, from its
/// alliances upward. When its floor has held again for a while, it lets them go.</summary>
/// <remarks>Cover is an assignment of its own, distinct from one to an incident (MABAS: change of quarters), and a
/// squad has one assignment at a time. So the covered township does not call on a squad in cover for an incident: its
/// owner answers that it is committed. When the cover has ended, its owner may lend the squad again, for that incident
/// too. What people arrange among themselves is entered as ever.</remarks>
internal sealed class MoveUpCover(TownshipState state, Func<Turn, int> readySquads)
{
    /// <summary>Checks the floor after a squad has left, come back, or changed its readiness.</summary>
    public void Examine(Turn turn)
    {
        if (turn.Region.Data.Policies.Cover is not { } policy) return;
        var isBelow = IsBelow(turn);
        switch (state.Cover)
        {
            case null when isBelow:
                state.Cover = new CoverState();
                LookAt(turn.Now + policy.AskAfter, turn);
                break;
            case { Incident: null } when !isBelow:
                End(turn);
                break;
            case { Incident: not null, AboveSince: null } cover when !isBelow:
                cover.AboveSince = turn.Now;
                LookAt(turn.Now + policy.ReleaseAfter, turn);
                break;
            case { AboveSince: not null } cover when isBelow:
                cover.AboveSince = null;
                break;
        }
    }

    /// <summary>Checks again when the timer is due: asks, lets go, or goes on waiting.</summary>
    public void OnDue(Turn turn)
    {
        if (state.Cover is not { } cover) return;
        if (turn.Region.Data.Policies.Cover is not { } policy)
        {
            LetGo(cover, "the policy has changed", turn);
            End(turn);
            return;
        }

        var isBelow = IsBelow(turn);
        cover.AboveSince = isBelow ? null : cover.AboveSince ?? turn.Now;
        if (cover.Incident is null && !isBelow) End(turn);
        else if (cover.Incident is null) Ask(cover, policy, turn);
        else if (cover.AboveSince + policy.ReleaseAfter <= turn.Now)
        {
            LetGo(cover, "the reserve is back", turn);
            End(turn);
        }
        else if (turn.Now >= cover.EndsAt)
        {
            LetGo(cover, "its time is over", turn);
            WaitOrGiveUp(cover, turn);
        }
        else LookAt(
            Instant.Earlier(
                cover.EndsAt, cover.AboveSince + policy.ReleaseAfter ?? turn.Now + CoverPolicy.LookAgain), turn);
    }

    /// <summary>Notes that people have closed the cover's incident, or that it was merged away. Cover is asked anew if
    /// it is still wanted.</summary>
    public void OnOver(IncidentNumber incident, Turn turn)
    {
        if (state.Cover is not { } cover || cover.Incident != incident) return;
        cover.Incident = null;
        WaitOrGiveUp(cover, turn);
    }

    private void Ask(CoverState cover, CoverPolicy policy, Turn turn)
    {
        cover.Attempts++;
        var (ready, floor) = (readySquads(turn), Floor(turn));
        if (Bounds(turn, out var neededBy, out var why) is not { } backfill)
        {
            turn.Record(new CoverNotAsked(ready, floor, why));
            WaitOrGiveUp(cover, turn);
            return;
        }

        var number = IncidentNumber.OfCover(turn.Self.Key, ++state.Covers);
        (cover.Incident, cover.EndsAt) = (number, turn.Now + policy.Length);
        turn.Record(new IncidentReported(number, "移防补位", HazardCatalogue.Cover));
        turn.Record(new CoverAsked(number, ready, floor, backfill));
        turn.Send(number.ToIncident(),
            new OpenIncident(
                "移防补位", HazardCatalogue.Cover, null, [Wanted(floor - ready, neededBy, turn)], backfill));
        LookAt(Instant.Earlier(cover.EndsAt, turn.Now + CoverPolicy.LookAgain), turn);
    }

    /// <summary>Returns the bounds of the chain now; null, with the reason, where the chain must not grow.</summary>
    private Backfill? Bounds(Turn turn, out Instant neededBy, out string why)
    {
        (neededBy, why) = (turn.Now + CoverPolicy.NeededWithin, "");
        var away = state.Slots.Values.Where(s => s.Resource.Kind == ActorKind.RescueTeam)
            .OrderByDescending(s => s.Backfill?.Depth ?? 0).ThenByDescending(s => s.NeededBy.Milliseconds)
            .FirstOrDefault();
        var depth = 1 + (away?.Backfill?.Depth ?? 0);
        if (depth > Backfill.MaxDepth) why = "cover of cover goes no further";
        else if (!turn.Region.AlliancesOf(turn.Self.Key).Any() && turn.Region.Townships[turn.Self.Key].Superior is null)
            why = "there is nobody to ask";
        // Where the parent's own time has passed it bounds nothing any more, unless it is cover itself: then it came
        // too late to be covered.
        var parent = away is { Backfill: not null } || away?.NeededBy > turn.Now ? away : null;
        if (parent is not null)
            neededBy = Instant.Earlier(
                neededBy, new Instant(parent.NeededBy.Milliseconds - CoverPolicy.Margin.Milliseconds));
        if (why == "" && neededBy < turn.Now + CoverPolicy.LeastTime) why = "too little time is left";
        if (why != "") return null;
        string[] visited = [.. state.Slots.Values.SelectMany(s => s.Backfill?.Visited ?? []).Append(turn.Self.Key)
            .Distinct().Order(StringComparer.Ordinal)];
        return new Backfill(visited, depth, parent?.Task.Line, parent?.NeededBy);
    }

    /// <summary>Returns a line for people of the capability that most of its own squads have. As many squads come as
    /// are missing.</summary>
    private static LineSpec Wanted(int squads, Instant neededBy, Turn turn)
    {
        var own = turn.Region.SquadsOf(turn.Self);
        var kind = own.SelectMany(t => t.Capabilities.Select(c => c.Kind)).GroupBy(k => k)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;
        return new LineSpec(kind, squads * own.Min(t => t.People), Priority.Routine, neededBy);
    }

    private void LetGo(CoverState cover, string reason, Turn turn)
    {
        if (cover.Incident is not { } incident) return;
        cover.Incident = null;
        turn.Record(new CoverEnded(new IncidentNumber(incident), readySquads(turn), Floor(turn), reason));
        turn.Send(incident.ToIncident(), new EndCover(reason));
    }

    private void WaitOrGiveUp(CoverState cover, Turn turn)
    {
        if (cover.Attempts < CoverPolicy.MaxAttempts) LookAt(turn.Now + CoverPolicy.LookAgain, turn);
        else turn.Cancel(Timer);
    }

    private void End(Turn turn)
    {
        state.Cover = null;
        turn.Cancel(Timer);
    }

    private bool IsBelow(Turn turn) => readySquads(turn) < Floor(turn);

    /// <summary>Returns the reserve floor, limited to the squads that there are.</summary>
    private static int Floor(Turn turn) =>
        Math.Min(LendableResources.Floor(turn.Self, turn.Region),
            turn.Region.SquadsOf(turn.Self).Length);

    private static void LookAt(Instant due, Turn turn) => turn.At(Timer, due, new CoverDue());

    private const string Timer = "cover";
}

/// <summary>Describes how a township stands that has been below its reserve floor.</summary>
[GenerateSerializer, Alias("township-cover")]
public sealed class CoverState
{
    /// <summary>The incident under which cover is asked; null while it is not.</summary>
    [Id(0)] public string? Incident { get; set; }
    /// <summary>When the cover ends at the latest.</summary>
    [Id(1)] public Instant EndsAt { get; set; }
    /// <summary>Since when the floor has held again; null while it does not.</summary>
    [Id(2)] public Instant? AboveSince { get; set; }
    /// <summary>Attempts to get cover since the township fell below its floor.</summary>
    [Id(3)] public int Attempts { get; set; }

    /// <summary>Whether the township still looks for cover. After its last attempt it waits for its own
    /// squads.</summary>
    public bool Looks => Incident is not null || Attempts < CoverPolicy.MaxAttempts;
}
