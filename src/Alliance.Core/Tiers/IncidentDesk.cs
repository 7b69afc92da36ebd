using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;

namespace Alliance.Core.Tiers;

/// <summary>Handles the reports of incidents. It numbers and opens them, asks whether two of one hazard are the same,
/// and merges those that are.</summary>
internal sealed class IncidentDesk(TownshipState state, ReportHandler reports)
{
    /// <summary>Numbers a reported incident and opens it.</summary>
    public void OnReport(ReportIncident report, Turn turn)
    {
        var number = IncidentNumber.Of(turn.Self.Key, ++state.Incidents);
        var hazard = turn.Region.Hazards.CodeOf(report.Hazard);
        turn.Record(new IncidentReported(number, report.Name, hazard));
        AskWhetherTheSame(number, report, turn);
        state.Open.Add(number,
            new OpenCase { Hazard = hazard, ReportedAt = turn.Now, VillageAlliance = report.VillageAlliance });
        turn.Send(number.ToIncident(), new OpenIncident(report.Name, hazard, report.VillageAlliance));
        if (CouldComeHome() is { Length: > 0 } lent) turn.Notify(new StrickenWhileLending(number, lent));
        reports.OnReported(number, turn);
        turn.Give(number);
    }

    /// <summary>Asks the desk whether an incident is the same as older ones. It names the few that are likeliest and
    /// counts the rest. Those of the same villages come first, then the latest.</summary>
    private void AskWhetherTheSame(IncidentNumber number, ReportIncident report, Turn turn)
    {
        IncidentNumber[] older =
        [
            .. state.Open.Where(o => turn.Region.Hazards.MayBeSame(o.Value.Hazard, report.Hazard)
                && turn.Now <= o.Value.ReportedAt + DuplicatePolicy.SameIncidentWithin)
                .OrderBy(o => report.VillageAlliance is { } villages && o.Value.VillageAlliance == villages ? 0 : 1)
                .ThenByDescending(o => o.Value.ReportedAt).ThenByDescending(o => o.Key)
                .Select(o => o.Key),
        ];
        if (older.Length == 0) return;
        var others = older[1..Math.Min(older.Length, DuplicatePolicy.MostNamed)];
        turn.Notify(new SameIncidentSuspected(number, older[0], others, older.Length - 1 - others.Length));
    }

    /// <summary>Returns the commitments of squads that are out for others and could be recalled.</summary>
    private string[] CouldComeHome() =>
        [.. state.Slots.Where(s => s.Value is { Lent: true, Stage: SlotStage.Accepted,
            Resource.Kind: ActorKind.RescueTeam, Recall: null }).Select(s => s.Key)];

    /// <summary>Merges two incidents, or refuses the command.</summary>
    public void OnMerge(MergeIncidents merge, Turn turn)
    {
        if (!state.Open.TryGetValue(merge.Older, out var older)
            || !state.Open.TryGetValue(merge.Younger, out var younger)
            || !Numbers.IsAfter(merge.Younger, merge.Older)
            || !turn.Region.Hazards.MayBeSame(younger.Hazard, older.Hazard))
        {
            turn.Refuse("nothing-to-merge",
                $"younger: an open incident of {turn.Self.Key} that was reported after the older, of the same hazard.");
            return;
        }

        state.Open.Remove(merge.Younger);
        turn.Record(new IncidentsMerged(merge.Younger, merge.Older, merge.Reason));
        turn.Send(merge.Younger.ToIncident(), new MergeIncident(merge.Older));
    }

    /// <summary>Closes the case of an incident that is over.</summary>
    public void OnOver(IncidentOver over, Turn turn)
    {
        state.Open.Remove(over.Incident);
        reports.OnOver(over, turn);
    }
}
