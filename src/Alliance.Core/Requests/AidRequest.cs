using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Requests;

/// <summary>An aid request: it owns its lines, puts each to one tier after the other, takes commitments up or gives them back, and is settled
/// when the last of them is over.</summary>
public sealed class AidRequest(RequestState? state) : Actor<RequestState>(state)
{
    /// <summary>A commitment taken back reopens a line this often.</summary>
    private const int MaxRestarts = 3;

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Submit m: On(m, turn); break;
            case Commitment m: On(m, turn); break;
            case SearchEnded m: On(m, turn); break;
            case CommitmentReport m: On(m, turn); break;
            case EndLine m: On(m, turn); break;
            case LineDue m: On(m, turn); break;
            case CancelRequest m: On(m, turn); break;
            case Release m: On(m, turn); break;
            case EnterArrangedAid m: On(m, turn); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(Submit submit, Turn turn)
    {
        if (State.Lines.Count > 0) return;
        State.Peers.Add(turn.From);
        (State.Incident, State.Place, State.VillageAlliance) = (submit.Incident, submit.Place, submit.VillageAlliance);
        turn.Record(new RequestSubmitted(submit.Incident, submit.Place, submit.Lines));
        foreach (var spec in submit.Lines)
        {
            var line = new LineState { Spec = spec, Ladder = Ladder.Of(State.Place, State.VillageAlliance, turn.Region) };
            State.Lines.Add(line);
            turn.At(DueKey(Id(line, turn)), spec.NeededBy, new LineDue(State.Lines.Count));
            PutToNextTier(line, turn);
        }
    }

    private void On(Commitment commitment, Turn turn)
    {
        var line = LineOf(commitment.Line);
        State.Peers.Add(commitment.Lender);
        if (line.Commitments.ContainsKey(commitment.Id)) return;
        var why = line.EndedBecause ?? (line.Remainder <= 0 || IsStockTooMany(commitment, line) ? "covered" : null);
        if (why is not null)
        {
            turn.Record(new CommitmentNotTaken(commitment.Line, commitment.Id, why));
            turn.Send(commitment.Lender, new ReleaseCommitment(commitment.Line, commitment.Id, why));
            return;
        }

        turn.Record(new CommitmentAccepted(commitment.Line, commitment.Id, commitment.Lender, turn.From, commitment.Resource, commitment.Quantity,
            line.Covered, line.Spec.Quantity, false));
        line.Commitments.Add(commitment.Id, new CommitmentState
        {
            Lender = commitment.Lender, Tier = turn.From, Resource = commitment.Resource, Quantity = commitment.Quantity, Eta = commitment.Eta,
        });
        turn.Send(commitment.Lender, new Accept(commitment.Line, commitment.Id, commitment.AcceptBy));
        TellIncident(line, turn);
    }

    private static bool IsStockTooMany(Commitment commitment, LineState line) =>
        commitment.Resource.Kind == ActorKind.Depot && commitment.Quantity > line.Remainder;

    private void On(SearchEnded ended, Turn turn)
    {
        var line = LineOf(ended.Line);
        if (!line.Searching || line.Ladder[line.Rung] != turn.From) return;
        line.Searching = false;
        if (line.EndedBecause is null && line.Remainder > 0) PutToNextTier(line, turn);
        else TellIncident(line, turn);
        EndWhenOver(line, turn);
    }

    private void On(CommitmentReport report, Turn turn)
    {
        var line = LineOf(report.Line);
        State.Peers.Add(turn.From);
        if (!line.Commitments.TryGetValue(report.Commitment, out var commitment) || commitment.IsOver) return;
        commitment.Report(report.Status);
        turn.Record(new CommitmentProgress(report.Line, report.Commitment, commitment.Status, report.Reason));
        if (commitment.Status is CommitmentStatus.Withdrawn) SeekReplacement(line, turn);
        TellIncident(line, turn);
        EndWhenOver(line, turn);
    }

    private void SeekReplacement(LineState line, Turn turn)
    {
        if (line.EndedBecause is not null || line.Searching || line.Remainder <= 0) return;
        if (line.Restarts == MaxRestarts)
        {
            line.EndedBecause = "taken back too often";
            return;
        }

        line.Restarts++;
        line.Rung = -1;
        PutToNextTier(line, turn);
    }

    /// <summary>The incident no longer needs a line.</summary>
    private void On(EndLine end, Turn turn)
    {
        var line = LineOf(end.Line);
        StopSeeking(line, end.Reason, Outcome.Cancelled, turn);
        ReleaseAll(line, end.Reason, turn);
        EndWhenOver(line, turn);
    }

    /// <summary>The time by which aid had to be there has passed: what is under way goes on, nothing more is sought.</summary>
    private void On(LineDue due, Turn turn)
    {
        var line = State.Lines[due.Line - 1];
        StopSeeking(line, "its time has passed", Outcome.Expired, turn);
        EndWhenOver(line, turn);
    }

    private void On(CancelRequest cancel, Turn turn)
    {
        if (State.Lines.Count == 0 || State.Lines.TrueForAll(l => l.Outcome != Outcome.Open))
        {
            turn.Refuse("request-ended", $"Request {turn.Self.Key} is not open; nothing is left to cancel.");
            return;
        }

        foreach (var line in State.Lines)
        {
            StopSeeking(line, cancel.Reason, Outcome.Cancelled, turn);
            ReleaseAll(line, cancel.Reason, turn);
            EndWhenOver(line, turn);
        }
    }

    private void On(Release release, Turn turn)
    {
        foreach (var line in State.Lines)
        {
            if (!line.Commitments.TryGetValue(release.Commitment, out var commitment) || !commitment.IsActive) continue;
            if (!line.Searching) StopSeeking(line, release.Reason, Outcome.Cancelled, turn);
            ReleaseOne(line, release.Commitment, commitment, release.Reason, turn);
            TellIncident(line, turn);
            return;
        }

        turn.Refuse("no-such-commitment", $"Request {turn.Self.Key} has no active commitment {release.Commitment}; read the request for those it has.");
    }

    /// <summary>What people arranged among themselves is entered as a commitment taken up.</summary>
    private void On(EnterArrangedAid entry, Turn turn)
    {
        if (Unknown(entry, turn) is { } why)
        {
            turn.Refuse("bad-arranged-aid", why);
            return;
        }

        var line = State.Lines[entry.Line - 1];
        var lender = entry.Resource.Kind == ActorKind.Depot ? turn.Region.Depots[entry.Resource.Key].Owner : turn.Region.Teams[entry.Resource.Key].Owner;
        var quantity = entry.Resource.Kind == ActorKind.Depot ? entry.Quantity : turn.Region.Teams[entry.Resource.Key].People;
        var id = $"{Id(line, turn)}-tel-{++State.ArrangedAid}";
        turn.Record(new CommitmentAccepted(Id(line, turn), id, lender, turn.Self, entry.Resource, quantity, line.Covered, line.Spec.Quantity, true));
        line.Commitments.Add(id, new CommitmentState { Lender = lender, Tier = turn.Self, Resource = entry.Resource, Quantity = quantity, Eta = turn.Now });
        State.Peers.Add(lender);
        turn.Send(lender, new Arranged(Id(line, turn), id, entry.Resource, line.Spec.Kind, quantity, State.Place, entry.By));
        TellIncident(line, turn);
        turn.Give(id);
    }

    private string? Unknown(EnterArrangedAid entry, Turn turn)
    {
        if (entry.Line < 1 || entry.Line > State.Lines.Count) return $"line: request {turn.Self.Key} has lines 1 to {State.Lines.Count}.";
        if (State.Lines[entry.Line - 1].Outcome != Outcome.Open) return $"line: line {entry.Line} has ended; enter it under a new request.";
        var kind = State.Lines[entry.Line - 1].Spec.Kind;
        return entry.Resource.Kind switch
        {
            ActorKind.RescueTeam when kind.IsSupply => $"resource: line {entry.Line} asks for {kind}, in units; name a depot.",
            ActorKind.RescueTeam => turn.Region.Teams.ContainsKey(entry.Resource.Key) ? null : $"resource: no team has the id {entry.Resource.Key}.",
            ActorKind.Depot when !turn.Region.Depots.ContainsKey(entry.Resource.Key) => $"resource: no depot has the id {entry.Resource.Key}.",
            ActorKind.Depot when !turn.Region.Depots[entry.Resource.Key].Stock.ContainsKey(kind) => $"resource: {entry.Resource.Key} keeps no {kind}.",
            ActorKind.Depot => entry.Quantity is > 0 and <= LineSpec.MaxQuantity ? null : $"quantity: from 1 to {LineSpec.MaxQuantity}.",
            _ => "resource: name a team or a depot.",
        };
    }

    /// <summary>Escalates the remainder; when no tier is left, nothing more is sought.</summary>
    private void PutToNextTier(LineState line, Turn turn)
    {
        if (++line.Rung >= line.Ladder.Count)
        {
            line.EndedBecause = "every tier was asked";
            TellIncident(line, turn);
            return;
        }

        var tier = line.Ladder[line.Rung];
        line.Searching = true;
        State.Peers.Add(tier);
        turn.Record(new LineSolicited(Id(line, turn), tier, line.Remainder));
        turn.Send(tier, new Solicit(new Demand(Id(line, turn), line.Spec.Kind, line.Remainder, State.Place, line.Spec.Priority, line.Spec.NeededBy)));
    }

    private void StopSeeking(LineState line, string reason, Outcome ifNothing, Turn turn)
    {
        if (line.EndedBecause is not null || line.Outcome != Outcome.Open) return;
        (line.EndedBecause, line.IfNothing) = (reason, ifNothing);
        if (line.Searching) turn.Send(line.Ladder[line.Rung], new StopSearch(Id(line, turn), reason));
    }

    private void ReleaseAll(LineState line, string reason, Turn turn)
    {
        foreach (var (id, commitment) in line.Commitments)
            if (commitment.IsActive) ReleaseOne(line, id, commitment, reason, turn);
    }

    private void ReleaseOne(LineState line, string id, CommitmentState commitment, string reason, Turn turn)
    {
        commitment.ReleaseAsked = true;
        turn.Record(new CommitmentReleased(Id(line, turn), id, reason));
        turn.Send(commitment.Lender, new ReleaseCommitment(Id(line, turn), id, reason));
    }

    /// <summary>A line ends when nothing is sought for it any more and its last commitment is over.</summary>
    private void EndWhenOver(LineState line, Turn turn)
    {
        if (line.Outcome != Outcome.Open || line.Searching || line.Commitments.Values.Any(c => !c.IsOver)) return;
        if (line.EndedBecause is null && line.Remainder > 0) return;
        line.EndedBecause ??= "fulfilled";
        line.Outcome = line.Received >= line.Spec.Quantity ? Outcome.Fulfilled : line.Received > 0 ? Outcome.PartiallyFulfilled : line.IfNothing;
        turn.Cancel(DueKey(Id(line, turn)));
        turn.Record(new LineEnded(Id(line, turn), line.Outcome, line.Received, line.Spec.Quantity, line.EndedBecause));
        TellIncident(line, turn);
        if (State.Lines.TrueForAll(l => l.Outcome != Outcome.Open)) Settle(turn);
    }

    private void Settle(Turn turn)
    {
        State.Outcome = Outcomes.Of(State.Lines.Select(l => l.Outcome));
        turn.Record(new RequestSettled(State.Outcome));
        foreach (var peer in State.Peers) turn.Send(peer, new Settled(turn.Self.Key));
    }

    private void TellIncident(LineState line, Turn turn)
    {
        var promised = line.Spec.Kind.IsSupply ? line.Covered : line.Commitments.Values.Where(c => c.IsActive).Sum(c => c.Quantity);
        var sought = line.EndedBecause is null && (line.Searching || line.Remainder > 0);
        var told = new LineCovered(Id(line, turn), promised, sought, line.Outcome != Outcome.Open);
        if (told == line.Told) return;
        line.Told = told;
        turn.Send(State.Incident.ToIncident(), told);
    }

    private LineState LineOf(LineId id) => State.Lines[id.Line - 1];
    private LineId Id(LineState line, Turn turn) => new(turn.Self.Key, State.Lines.IndexOf(line) + 1);
    private static string DueKey(LineId line) => $"due/{line}";
}
