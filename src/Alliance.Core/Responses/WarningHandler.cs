using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;

namespace Alliance.Core.Responses;

/// <summary>Handles the warnings of a tier. Each is issued, superseded, cancelled, or lapses by its timer.</summary>
internal sealed class WarningHandler(TierState state)
{
    /// <summary>Longest time that a warning may be valid: 30 days. If the hazard lasts longer, a new warning is
    /// issued.</summary>
    public static readonly Span Longest = Span.FromHours(30 * 24);

    /// <summary>Issues a warning and ends an earlier one of the same hazard. The same warning again changes
    /// nothing.</summary>
    public void OnIssue(IssueWarning issue, Turn turn)
    {
        if (turn.Self.Kind is not (ActorKind.Township or ActorKind.CommandCentre))
        {
            turn.Refuse("no-authority", "Townships and command centres issue warnings; issue it there.");
            return;
        }

        if (issue.ValidUntil <= turn.Happened || issue.ValidUntil > turn.Happened + Longest)
        {
            turn.Refuse("bad-warning", "validUntil: a time after it is issued, within thirty days.");
            return;
        }

        var (hazards, hazard) = (turn.Region.Hazards, turn.Region.Hazards.CodeOf(issue.Hazard));
        if (state.Warnings.FirstOrDefault(w => (w.Value.Hazard, w.Value.Colour, w.Value.Basis) ==
            (hazard, issue.Colour, issue.Basis) && RepeatPolicy.AreNear(w.Value.ValidUntil, issue.ValidUntil))
            is { Value: not null } same)
        {
            turn.Give(same.Key);
            return;
        }

        var formers = state.Warnings.Where(w => hazards.IsSame(w.Value.Hazard, hazard)).ToList();
        foreach (var (_, former) in formers)
            if (turn.IsLate("colour", $"{hazard} {issue.Colour}", $"{hazard} {former.Colour}", former.At)) return;
        foreach (var (former, _) in formers) End(former, "superseded", turn);
        var id = Number(turn, ++state.WarningsIssued);
        state.Warnings.Add(
            id, new Warning
            {
                Hazard = hazard, Colour = issue.Colour, ValidUntil = issue.ValidUntil, Basis = issue.Basis,
                At = turn.Happened,
            });
        turn.Record(new WarningIssued(id, hazard, issue.Colour, issue.ValidUntil, issue.Basis));
        turn.Give(id);
        // One that is entered after its time is on record, and over.
        if (issue.ValidUntil <= turn.Now) OnDue(new WarningDue(id), turn);
        else turn.At(Key(id), issue.ValidUntil, new WarningDue(id));
    }

    /// <summary>Cancels a warning.</summary>
    public void OnCancel(CancelWarning cancel, Turn turn)
    {
        if (state.Warnings.ContainsKey(cancel.Warning)) End(cancel.Warning, cancel.Reason, turn);
        // One that is over already is cancelled by saying so again.
        else if (!Numbers.IsGiven(cancel.Warning, state.WarningsIssued, count => Number(turn, count))) turn.Refuse(
            "no-such-warning", $"No warning {cancel.Warning} is valid here; read the warnings for those that are.");
    }

    /// <summary>Ends a warning whose time is over.</summary>
    public void OnDue(WarningDue due, Turn turn)
    {
        if (state.Warnings.Remove(due.Warning)) turn.Notify(new WarningLapsed(due.Warning));
    }

    private void End(string warning, string reason, Turn turn)
    {
        state.Warnings.Remove(warning);
        turn.Cancel(Key(warning));
        turn.Record(new WarningCancelled(warning, reason));
    }

    private static string Number(Turn turn, int count) => $"{turn.Self.Key}-W{count:00}";

    private static string Key(string warning) => $"warning/{warning}";
}
