using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Handles the commitments of a request. It accepts them or answers them with a release, follows them until
/// they are over, and gives them back.</summary>
internal sealed class CommitmentHandler(RequestState state, LineEscalation escalation, StandIns standIns)
{
    /// <summary>Returns why a commitment is not wanted; null when it is.</summary>
    public static string? WhyNotTaken(Commitment commitment, LineState line, Turn turn) =>
        line.EndedBecause ?? (line.Remainder <= 0 || IsStockTooMany(commitment, line) ? "covered"
            : StandIns.ComesNoSooner(line, commitment.Eta) ? "no sooner"
            : IsCapable(commitment, line, turn) ? null : "not as asked");

    /// <summary>Accepts a commitment, or gives it back where it is not wanted.</summary>
    public void TakeUp(Commitment commitment, ActorId tier, LineState line, Turn turn)
    {
        if (WhyNotTaken(commitment, line, turn) is { } why)
        {
            GiveBack(commitment, why, turn);
            return;
        }

        var taken = new CommitmentState
        {
            Lender = commitment.Lender, Tier = tier, Resource = commitment.Resource, Quantity = commitment.Quantity,
            Eta = commitment.Eta,
            Promised = commitment.Eta, StandsIn = StandIns.Place(line), Order = ++state.TakenUp,
            Substitute = commitment.Substitute,
        };
        turn.Record(new CommitmentAccepted(
            commitment.Line, commitment.Id, commitment.Lender, tier, commitment.Resource, commitment.Quantity,
            line.Covered, line.Wanted, false, taken.StandsIn, commitment.Substitute));
        line.Commitments.Add(commitment.Id, taken);
        state.Peers.Add(commitment.Lender);
        turn.Send(commitment.Lender,
            new Accept(commitment.Line, commitment.Id, commitment.AcceptBy, state.Asked));
        if (line.IsChanged) ChangeTask(line, commitment.Id, commitment.Lender, turn);
        standIns.OnAccepted(line, turn);
        escalation.TellIncident(line, turn);
    }

    /// <summary>Sends what was promised to the corrected place, wherever it is by now.</summary>
    public void TellOfPlace(LineState line, Turn turn)
    {
        line.IsChanged = true;
        foreach (var (id, commitment) in line.Commitments)
            if (commitment.IsActive) ChangeTask(line, id, commitment.Lender, turn);
    }

    /// <summary>Tells those who have not left that the line is more or less pressing, or is wanted at another
    /// time.</summary>
    public void TellTerms(LineState line, LineSpec before, Turn turn)
    {
        if (line.Spec.Priority == before.Priority && line.Spec.NotBefore == before.NotBefore) return;
        line.IsChanged = true;
        foreach (var (id, commitment) in line.Commitments)
            if (commitment.IsWaiting) ChangeTask(line, id, commitment.Lender, turn);
    }

    private void ChangeTask(LineState line, CommitmentId commitment, ActorId lender, Turn turn, int? units = null) =>
        turn.Send(lender, new ChangeTask(
            state.IdOf(line, turn), commitment, state.Place, line.Spec.Priority, line.Spec.NotBefore, units));

    /// <summary>Gives a commitment that was not accepted back to its lender. A lender that knows that the request is
    /// settled hears no more of it: its promise lapses by itself.</summary>
    public void GiveBack(Commitment commitment, string why, Turn turn)
    {
        turn.Record(new CommitmentNotTaken(commitment.Line, commitment.Id, why));
        TellUnlessSettled(commitment.Lender, new ReleaseCommitment(commitment.Line, commitment.Id, why), turn);
    }

    /// <summary>Tells an actor something also after the request is settled, if it has not heard that yet; then it hears
    /// that too.</summary>
    private void TellUnlessSettled(ActorId to, Assured news, Turn turn)
    {
        var (isNew, isSettled) = (state.Peers.Add(to), state.Outcome != Outcome.Open);
        if (isSettled && !isNew) return;
        turn.Send(to, news);
        if (isSettled) turn.Send(to, new Settled(RequestNumber.Of(turn.Self)));
    }

    /// <summary>Notes how a commitment stands, and seeks a replacement for what is lost.</summary>
    public void OnReport(CommitmentReport report, Turn turn)
    {
        var line = state.LineOf(report.Line);
        if (!line.Commitments.TryGetValue(report.Commitment, out var commitment) || commitment.IsOver) return;
        var before = commitment.Counts ? commitment.Quantity : 0;
        if (report.Units is { } units) commitment.Correct(units);
        commitment.Report(report.Status, report.Reason, report.Unconfirmed);
        if (report.Shift is { } shift) commitment.Shift = shift;
        turn.Record(new CommitmentProgress(
            report.Line, report.Commitment, commitment.Status, report.Reason, report.Why, report.Units,
            report.Happened, report.Unconfirmed ? true : null));
        if (!commitment.IsOver && !report.Unconfirmed) standIns.OnHeard(line, report.Commitment, turn);
        if (commitment.Status is CommitmentStatus.OnScene) standIns.OnArrived(line, report.Commitment, turn);
        var lost = before - (commitment.Counts ? commitment.Quantity : 0);
        var isGivenBack = commitment.Status == CommitmentStatus.Released
            || (commitment.ReleaseAsked && !commitment.IsOver);
        // What was given back as too many may be wanted again by now: a line may have been amended twice.
        if (lost > 0 || commitment.Status is CommitmentStatus.Withdrawn or CommitmentStatus.Released)
            escalation.SeekReplacement(line, isGivenBack ? 0 : lost, turn);
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Notes that a squad had arrived before it left, as a late report says. It has served the line, though it
    /// was thought that it had not come. Those sought in its place that have not left may stay at home. People are
    /// told.</summary>
    public void OnHadArrived(HadArrived late, Turn turn)
    {
        var line = state.LineOf(late.Line);
        if (!line.Commitments.TryGetValue(late.Commitment, out var commitment)) return;
        var (stood, counts) = (commitment.Status, !commitment.Arrived && line.Outcome == Outcome.Open);
        if (late.People is { } people) state.Count(late.Line, late.Commitment, people, turn);
        if (counts) commitment.HadArrived(late.LeftEarly);
        turn.Notify(new LateArrivalTold(late.Line, late.Commitment, late.At, stood, counts, late.LeftEarly));
        if (counts && commitment.Counts)
            LetSurplusStay(line, "the squad had been there", turn);

        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Releases one commitment on a person's word. No other is sought in its place, and the line goes on as it
    /// was. To release one again that is on its way home, or home, changes nothing.</summary>
    public void OnRelease(Release release, Turn turn)
    {
        foreach (var line in state.Lines)
        {
            if (!line.Commitments.TryGetValue(release.Commitment, out var commitment)) continue;
            if (!commitment.IsActive && commitment.Status != CommitmentStatus.Withdrawn) return;
            if (!commitment.IsActive) continue;
            commitment.IsRenounced = true;
            ReleaseOne(line, release.Commitment, commitment, release.Reason, turn);
            escalation.TellIncident(line, turn);
            return;
        }

        turn.Refuse(
            "no-such-commitment",
            $"Request {turn.Self.Key} has no active commitment {release.Commitment}; "
                + "read the request for those it has.");
    }

    /// <summary>Enters what people arranged among themselves as an accepted commitment. A squad that is promised to the
    /// line already keeps its number.</summary>
    public void OnArranged(EnterArrangedAid entry, Turn turn)
    {
        if (Unknown(entry, turn) is { } why)
        {
            turn.Refuse("bad-arranged-aid", why);
            return;
        }

        if (state.Lines[entry.Line - 1].Outcome != Outcome.Open)
        {
            EnterLate(entry, state.Lines[entry.Line - 1], turn);
            return;
        }

        if (PromisedAs(entry, turn) is { } number)
        {
            turn.Give(number);
            return;
        }

        Enter(
            entry, CommitmentId.Of(state.IdOf(state.Lines[entry.Line - 1], turn), "tel", ++state.ArrangedAid), turn);
    }

    /// <summary>Enters aid that came while the line was open and was not entered then. It is on record as over. What
    /// is entered twice is one.</summary>
    private void EnterLate(EnterArrangedAid entry, LineState line, Turn turn)
    {
        var (lender, quantity) = PromiseOf(entry, turn);
        if (line.Commitments.FirstOrDefault(c => c.Value.Tier == turn.Self && c.Value.Resource == entry.Resource
            && c.Value.Quantity == quantity && RepeatPolicy.AreNear(c.Value.Promised, turn.Happened))
            is { Value: not null } first)
        {
            turn.Give(first.Key);
            return;
        }

        var id = CommitmentId.Of(state.IdOf(line, turn), "tel", ++state.ArrangedAid);
        turn.Record(new LateAidEntered(state.IdOf(line, turn), id, lender, entry.Resource, quantity));
        line.Commitments.Add(id, new CommitmentState
        {
            Lender = lender, Tier = turn.Self, Resource = entry.Resource, Quantity = quantity,
            Eta = turn.Happened, Promised = turn.Happened, Order = ++state.TakenUp,
            Status = CommitmentStatus.Ended, Arrived = true,
        });
        turn.Give(id);
        if (entry.Resource.Kind == ActorKind.RescueTeam)
            TellUnlessSettled(entry.Resource, new PastTask(
                new Assignment(state.IdOf(line, turn), id, line.Spec.Kind, quantity, state.Place,
                    Priority: line.Spec.Priority), turn.Happened), turn);
    }

    /// <summary>Returns the lender of aid that people arranged, and how many people or units it is.</summary>
    private static (ActorId Lender, int Quantity) PromiseOf(EnterArrangedAid entry, Turn turn)
    {
        if (entry.Resource.Kind == ActorKind.Depot)
            return (turn.Region.Depots[entry.Resource.Key].Owner, entry.Quantity);
        var team = turn.Region.Teams[entry.Resource.Key];
        return (team.Owner, team.People);
    }

    /// <summary>Returns the number under which aid is promised to the line already; null where it is not, or is to
    /// leave. Stock may be sent twice, but not twice within a minute.</summary>
    private CommitmentId? PromisedAs(EnterArrangedAid entry, Turn turn) =>
        state.Lines[entry.Line - 1].Commitments
            .Where(c => c.Value.Resource == entry.Resource && (entry.Resource.Kind == ActorKind.RescueTeam
                ? c.Value is { IsActive: true, Return: null }
                : c.Value.Tier == turn.Self && c.Value.Quantity == entry.Quantity
                    && RepeatPolicy.AreNear(c.Value.Promised, turn.Now)))
            .Select(c => (CommitmentId?)c.Key).FirstOrDefault();

    /// <summary>Enters a squad that turned up unasked and may stay in the same way, unless its line is over.</summary>
    public void OnTurnedUp(TakeUpSquad squad, Turn turn)
    {
        // A settled request has closed its pairs; the incident decides anew when it hears nothing.
        if (state.Outcome != Outcome.Open) return;
        // A check-in at an incident that was merged does not know the lines of the one that stands for both.
        if (squad.Line.Line > state.Lines.Count || state.LineOf(squad.Line).Spec.Kind.IsSupply)
        {
            turn.Send(turn.From, new SquadAnswered(squad.Line, squad.CheckIn, false));
            return;
        }

        var line = state.LineOf(squad.Line);
        var id = CommitmentId.OfCheckIn(squad.Line, squad.CheckIn);
        var isKnown = line.Commitments.ContainsKey(id);
        var isOpen = line.Outcome == Outcome.Open && line.IfNothing != Outcome.Cancelled;
        if (isOpen && !isKnown)
            Enter(new EnterArrangedAid(
                squad.By, null, squad.Line.Line, new ActorId(ActorKind.RescueTeam, squad.Team), 0), id, turn);
        turn.Send(turn.From, new SquadAnswered(squad.Line, squad.CheckIn, isKnown || isOpen));
    }

    /// <summary>Takes a squad over from another task, or refuses the command.</summary>
    public void OnDivert(DivertSquad divert, Turn turn)
    {
        if (Diversions.Done(divert, state) is { } done)
        {
            turn.Give(done);
            return;
        }

        if (Diversions.WhyNot(divert, state, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        var (line, team) = (state.Lines[divert.Line - 1], turn.Region.Teams[divert.Team]);
        var id = CommitmentId.Of(state.IdOf(line, turn), CommitmentId.Diverted, ++state.ArrangedAid);
        turn.Record(new SquadDiverted(
            state.IdOf(line, turn), id, team.Id, divert.Leaves, divert.OnBehalfOf, divert.Reason));
        Enter(line, id, team.Owner, new ActorId(ActorKind.RescueTeam, team.Id), team.People, new Arranged(
            state.IdOf(line, turn), id, new ActorId(ActorKind.RescueTeam, team.Id), line.Spec.Kind, team.People,
            state.PlaceIn(turn.Region), divert.By, line.Spec.Priority, divert.Leaves, turn.HappenedBefore,
            line.Spec.NotBefore), turn,
            isConfirmed: false);
        turn.Give(id);
    }

    private void Enter(EnterArrangedAid entry, CommitmentId id, Turn turn)
    {
        var line = state.Lines[entry.Line - 1];
        var (lender, quantity) = PromiseOf(entry, turn);
        Enter(line, id, lender, entry.Resource, quantity, new Arranged(
            state.IdOf(line, turn), id, entry.Resource, line.Spec.Kind, quantity, state.PlaceIn(turn.Region), entry.By,
            line.Spec.Priority, Since: turn.HappenedBefore), turn);
        turn.Give(id);
    }

    /// <summary>Takes an unsolicited offer up for a line as arranged aid, whose lender may find it gone. Where the line
    /// is over, the offer lapses.</summary>
    public void OnOfferTaken(TakeUpOffer taken, Turn turn)
    {
        var line = state.LineOf(taken.Line);
        if (line.Outcome != Outcome.Open) return;
        var id = CommitmentId.Of(taken.Line, CommitmentId.Offered, ++state.ArrangedAid);
        Enter(line, id, taken.Lender, taken.Resource, taken.Quantity,
            new OfferTaken(taken.Line, id, taken.Offer, taken.Resource, line.Spec.Kind, taken.Quantity,
                state.PlaceIn(turn.Region), taken.By), turn);
    }

    /// <summary>Enters what was agreed without a round as a commitment, and tells its lender. It counts as due now
    /// until its lender says when it comes.</summary>
    private void Enter(
        LineState line, CommitmentId id, ActorId lender, ActorId resource, int quantity, Assured news, Turn turn,
        bool isConfirmed = true)
    {
        turn.Record(new CommitmentAccepted(
            state.IdOf(line, turn), id, lender, turn.Self, resource, quantity, line.Covered, line.Wanted, true));
        line.Commitments.Add(id, new CommitmentState
        {
            Lender = lender, Tier = turn.Self, Resource = resource, Quantity = quantity, Eta = turn.Now,
            Promised = turn.Now, Order = ++state.TakenUp, Confirmed = isConfirmed,
        });
        state.Peers.Add(lender);
        turn.Send(lender, news);
        escalation.TellIncident(line, turn);
    }

    /// <summary>Gives back every active commitment of a line.</summary>
    public void ReleaseAll(LineState line, string reason, Turn turn)
    {
        foreach (var (id, commitment) in line.Commitments)
            if (commitment.IsActive) ReleaseOne(line, id, commitment, reason, turn);
    }

    /// <summary>Gives back commitments beyond what the line is to cover. Those in doubt go first, then those that have
    /// not departed, then those on the way. Among the same those go first that would arrive last.</summary>
    /// <param name="line">The line.</param>
    /// <param name="target">People at a time, or units, that the line is to keep.</param>
    /// <param name="departed">Whether those that have departed are given back too.</param>
    /// <param name="reason">The reason, in a few words.</param>
    /// <param name="turn">The turn.</param>
    public void ReleaseBeyond(LineState line, int target, bool departed, string reason, Turn turn)
    {
        standIns.OnCovered(line, turn);
        var kept = LineEscalation.Promised(line);
        foreach (var (id, commitment) in line.Commitments
            .Where(c => c.Value.IsActive && (departed || c.Value.IsWaiting)
                && LineEscalation.IsPromised(c.Key, c.Value, line))
            .OrderBy(c => Stays(c.Value)).ThenByDescending(c => c.Value.Eta).ThenByDescending(c => c.Value.Order))
        {
            if (kept - commitment.Quantity < target) continue;
            kept -= commitment.Quantity;
            ReleaseOne(line, id, commitment, reason, turn);
        }

        if (line.Spec.Kind.IsSupply) LetUnitsGo(line, kept - target, turn);
    }

    /// <summary>Lets units go that are too many and have not left, of goods of which the rest is wanted. The depot
    /// tells how many the commitment then has.</summary>
    private void LetUnitsGo(LineState line, int excess, Turn turn)
    {
        foreach (var (id, commitment) in line.Commitments
            .Where(c => c.Value is { IsWaiting: true, ReleaseAsked: false, Substitute: null })
            .OrderByDescending(c => c.Value.Eta).ThenByDescending(c => c.Value.Order))
        {
            var units = Math.Min(excess, commitment.Quantity - 1);
            if (units <= 0) continue;
            excess -= units;
            ChangeTask(line, id, commitment.Lender, turn, commitment.Quantity - units);
        }
    }

    /// <summary>Seeks no more than the line lacks. Those who are too many and have not left may stay at home.</summary>
    public void LetSurplusStay(LineState line, string reason, Turn turn)
    {
        escalation.StopWhenCovered(line, turn);
        ReleaseBeyond(line, line.Spec.Quantity - LineEscalation.Served(line), false, reason, turn);
    }

    /// <summary>Ranks commitments by how long each stays when there are too many; the lowest goes first.</summary>
    private static int Stays(CommitmentState commitment) =>
        commitment.Return is not null || commitment.Doubt != Doubt.None ? 0
        : commitment.IsWaiting ? 1 : commitment.Status == CommitmentStatus.OnScene ? 3 : 2;

    /// <summary>Gives one commitment of a line back to its lender.</summary>
    public void ReleaseOne(LineState line, CommitmentId id, CommitmentState commitment, string reason, Turn turn) =>
        ReleaseOne(state.IdOf(line, turn), id, commitment, reason, turn);

    /// <summary>Gives one commitment back to its lender.</summary>
    public static void ReleaseOne(LineId line, CommitmentId id, CommitmentState commitment, string reason, Turn turn)
    {
        commitment.ReleaseAsked = true;
        turn.Record(new CommitmentReleased(line, id, reason));
        turn.Send(commitment.Lender, new ReleaseCommitment(line, id, reason));
    }

    private string? Unknown(EnterArrangedAid entry, Turn turn)
    {
        if (entry.Line < 1 || entry.Line > state.Lines.Count)
            return $"line: request {turn.Self.Key} has lines 1 to {state.Lines.Count}.";
        var kind = state.Lines[entry.Line - 1].Spec.Kind;
        return entry.Resource.Kind switch
        {
            ActorKind.RescueTeam when kind.IsSupply =>
                $"resource: line {entry.Line} asks for {kind}, in units; name a depot.",
            ActorKind.RescueTeam =>
                turn.Region.Teams.ContainsKey(entry.Resource.Key) ? null
                : $"resource: no team has the id {entry.Resource.Key}.",
            ActorKind.Depot when !turn.Region.Depots.ContainsKey(entry.Resource.Key) =>
                $"resource: no depot has the id {entry.Resource.Key}.",
            ActorKind.Depot when !kind.IsSupply =>
                $"resource: line {entry.Line} asks for {kind}, in people; name a team.",
            ActorKind.Depot =>
                entry.Quantity is > 0 and <= LineSpec.MaxQuantity ? null
                : $"quantity: from 1 to {LineSpec.MaxQuantity}.",
            _ => "resource: name a team or a depot.",
        };
    }

    /// <summary>Tells whether the resource meets the line. The lender has matched it, and the requester checks again
    /// before it accepts.</summary>
    private static bool IsCapable(Commitment commitment, LineState line, Turn turn) =>
        commitment.Resource.Kind == ActorKind.Depot
        ? RequirementMatch.Accepts(commitment.Substitute?.Kind ?? line.Spec.Kind, line.Spec.Kind, line.Spec.Requirement)
        : RequirementMatch.Meets(turn.Region.Teams[commitment.Resource.Key], line.Spec.Kind, line.Spec.Requirement);

    private static bool IsStockTooMany(Commitment commitment, LineState line) =>
        commitment.Resource.Kind == ActorKind.Depot && commitment.Quantity > line.Remainder;
}
