using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;

namespace Alliance.Core.Tiers;

/// <summary>Handles the reports of incidents. It numbers and opens them, and merges those that are the same.</summary>
internal sealed class IncidentDesk(TownshipState state, ReportHandler reports)
{
    private readonly SameIncidents _same = new(state);

    /// <summary>Numbers a reported incident and opens it.</summary>
    public void OnReport(ReportIncident report, Turn turn)
    {
        if (CallHandler.Fault(report.Call) is { } why)
        {
            turn.Refuse("bad-call", why);
            return;
        }

        var number = IncidentNumber.Of(turn.Self.Key, ++state.Incidents);
        var hazard = turn.Region.Hazards.CodeOf(report.Hazard);
        turn.Record(new IncidentReported(number, report.Name, hazard, report.Call, report.Verified));
        turn.RecordLeftOut(report, null, number);
        var opened = new OpenCase { Hazard = hazard, ReportedAt = turn.Happened,
            VillageAlliance = report.VillageAlliance, Latitude = report.Call?.Latitude,
            Longitude = report.Call?.Longitude };
        _same.OnNew(number, opened, turn);
        Open(number, opened, turn);
        turn.Send(number.ToIncident(), new OpenIncident(report.Name, hazard, report.VillageAlliance, Call: report.Call,
            CallBack: report.CallBack, VerifiedBy: report.Verified ? report.By : null, ReportedAt: turn.Happened));
        if (CouldComeHome() is { Length: > 0 } lent) turn.Notify(new StrickenWhileLending(number, lent));
        reports.OnReported(number, turn);
        turn.Give(number);
    }

    /// <summary>Returns the commitments of squads that are out for others and could be recalled.</summary>
    private string[] CouldComeHome() =>
        [.. state.Slots.Where(s => s.Value is { Lent: true, Stage: SlotStage.Accepted,
            Resource.Kind: ActorKind.RescueTeam, Recall: null }).Select(s => s.Key)];

    /// <summary>Merges two incidents, or refuses the command.</summary>
    public void OnMerge(MergeIncidents merge, Turn turn)
    {
        if (state.Merged.TryGetValue(merge.Younger, out var merged) && merged.Into == merge.Older) return;
        if (!state.Open.TryGetValue(merge.Younger, out var younger) || !MayStand(merge, younger, turn))
        {
            turn.Refuse("nothing-to-merge",
                $"into: {merge.Younger} can be merged, while it is open, into an open incident of the same hazard, or "
                    + $"of one that comes with it, that was reported before it. {merge.Older} is none.");
            return;
        }

        state.Open.Remove(merge.Younger);
        state.Unmerged.Remove(merge.Younger);
        state.Merged[merge.Younger] = new MergedCase { Into = merge.Older, Case = younger };
        turn.Record(new IncidentsMerged(merge.Younger, merge.Older, merge.Reason));
        turn.Send(merge.Younger.ToIncident(), new MergeIncident(merge.Older));
    }

    /// <summary>Tells whether an incident may stand for another. Of a neighbour's incident its own township and the
    /// desk know more.</summary>
    private bool MayStand(MergeIncidents merge, OpenCase younger, Turn turn) =>
        state.Open.TryGetValue(merge.Older, out var older)
            ? (turn.Region.Hazards.MayBeSame(older.Hazard, younger.Hazard)
                    || turn.Region.Hazards.ComeTogether(older.Hazard, younger.Hazard))
                && (Numbers.IsAfter(merge.Younger, merge.Older) || merge.Younger.Township != merge.Older.Township)
            : merge.Older.Township != turn.Self.Key && turn.Region.Townships.ContainsKey(merge.Older.Township)
                && merge.Older != merge.Younger;

    /// <summary>Undoes a merge, or refuses the command.</summary>
    public void OnUnmerge(UnmergeIncidents unmerge, Turn turn)
    {
        if (state.Unmerged.Contains(unmerge.Younger)) return;
        if (!state.Merged.TryGetValue(unmerge.Younger, out var merged))
        {
            turn.Refuse("not-merged", $"{unmerge.Younger} was not merged into another at {turn.Self.Key}.");
            return;
        }

        if (state.Merged.ContainsKey(merged.Into))
        {
            turn.Refuse("merged-further", $"{merged.Into} was merged itself; undo that merge first.");
            return;
        }

        state.Merged.Remove(unmerge.Younger);
        state.Unmerged.Add(unmerge.Younger);
        turn.Record(new IncidentsUnmerged(unmerge.Younger, merged.Into, unmerge.Reason));
        turn.Send(merged.Into.ToIncident(), new GiveBackIncident(unmerge.Younger, unmerge.Reason));
    }

    /// <summary>Numbers an incident that is split off another, and opens it.</summary>
    public void OnSplit(SplitIncident split, Turn turn)
    {
        if (!state.Open.ContainsKey(split.Incident) || CallHandler.Fault(split.Call) is not null)
        {
            turn.Refuse("incident-not-open", CallHandler.Fault(split.Call)
                ?? $"Incident {split.Incident} is not open at {turn.Self.Key}; reopen it, or report a new one.");
            return;
        }

        if (SplitBefore(split, turn.Now) is { Value: { } part } done)
        {
            if (part.Name == split.Name && part.Requests.SequenceEqual(split.Requests)) turn.Give(done.Key);
            else turn.Refuse("bad-split", $"requests: some of them went to {done.Key}, which was split off before.");
            return;
        }

        var number = IncidentNumber.Of(turn.Self.Key, ++state.Incidents);
        var villages = state.Open[split.Incident].VillageAlliance;
        var hazard = turn.Region.Hazards.CodeOf(split.Hazard);
        turn.Record(new IncidentReported(number, split.Name, hazard, split.Call, split.Verified));
        turn.Record(new IncidentSplitOff(number, split.Incident, split.Reason));
        Open(number, new OpenCase { Hazard = hazard, ReportedAt = turn.Now, VillageAlliance = villages,
            Latitude = split.Call?.Latitude, Longitude = split.Call?.Longitude, SplitFrom = split.Incident.Text,
            Requests = split.Requests, Name = split.Name }, turn);
        turn.Send(number.ToIncident(), new OpenIncident(split.Name, hazard, villages, Call: split.Call,
            VerifiedBy: split.Verified ? split.By : null, ReportedAt: turn.Now));
        turn.Send(split.Incident.ToIncident(), new PartIncident(number, split.Requests, split.Reason));
        reports.OnReported(number, turn);
        turn.Give(number);
    }

    /// <summary>Finds the part that was split off with the same requests, or with none just now.</summary>
    private KeyValuePair<IncidentNumber, OpenCase> SplitBefore(SplitIncident split, Instant now) =>
        state.Open.FirstOrDefault(o => o.Value.SplitFrom == split.Incident.Text && (split.Requests.Length > 0
            ? split.Requests.Intersect(o.Value.Requests).Any()
            : o.Value is { Requests.Length: 0 } part && part.Name == split.Name
                && RepeatPolicy.AreNear(part.ReportedAt, now)));

    /// <summary>Notes how the case of an incident stands that was put right, and compares it anew. One that was moved
    /// here or is open again is taken up.</summary>
    public void OnStands(CaseStands stands, Turn turn)
    {
        var hazard = turn.Region.Hazards.CodeOf(stands.Hazard);
        if (state.Open.TryGetValue(stands.Incident, out var known))
        {
            Correct(known, stands, hazard, turn);
            return;
        }

        var opened = new OpenCase { Hazard = hazard, ReportedAt = stands.HappenedAt ?? stands.ReportedAt ?? turn.Now,
            VillageAlliance = stands.VillageAlliance, Latitude = stands.Latitude, Longitude = stands.Longitude,
            Links = stands.Links };
        _same.OnNew(stands.Incident, opened, turn);
        Open(stands.Incident, opened, turn, stands.Former);
        // One that was moved here is reported on from here, also where it comes back to where it was numbered.
        if (stands.Former is not null || stands.Incident.Township != turn.Self.Key)
            reports.OnReported(stands.Incident, turn, stands.HappenedAt ?? stands.ReportedAt);
    }

    private void Correct(OpenCase known, CaseStands stands, string hazard, Turn turn)
    {
        var before = known.Compared;
        (known.Hazard, known.VillageAlliance) = (hazard, stands.VillageAlliance);
        known.Link(stands.Links);
        known.ReportedAt = stands.HappenedAt ?? stands.ReportedAt ?? known.ReportedAt;
        // An older server tells neither its position nor when it was reported.
        if (stands is not { Latitude: null, ReportedAt: null })
            (known.Latitude, known.Longitude) = (stands.Latitude, stands.Longitude);
        if (known.Compared == before) return;
        _same.OnCorrected(stands.Incident, known, before, turn);
        BorderWatch.AskAnew(stands.Incident, known, before, turn);
    }

    private void Open(IncidentNumber number, OpenCase opened, Turn turn, string? former = null)
    {
        state.Open.Add(number, opened);
        BorderWatch.Ask(number, opened, former, turn);
    }

    /// <summary>Closes the case of an incident that is over.</summary>
    public void OnOver(IncidentOver over, Turn turn)
    {
        state.Open.Remove(over.Incident);
        reports.OnOver(over, turn);
    }
}
