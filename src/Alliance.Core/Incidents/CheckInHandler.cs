using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles teams that turn up unasked. Each checks in, stays or is sent home, and checks out. The desk is
/// asked again about a team that is undecided, works uncounted or was told to go.</summary>
internal sealed class CheckInHandler(IncidentState state)
{
    /// <summary>Registers a team and gives it a check-in number. A team that has checked in already gets the same
    /// number again.</summary>
    public void OnCheckIn(CheckInTeam checkIn, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        if (Wrong(checkIn, turn) is { } why)
        {
            turn.Refuse("bad-check-in", why);
            return;
        }

        if (Known(checkIn) is { } known)
        {
            turn.Give(known);
            return;
        }

        var id = IncidentNumber.Of(turn.Self).CheckIn(++state.TurnedUp);
        turn.Notify(new TeamTurnedUp(id, checkIn.Team, checkIn.Social, state.IsOpen ? Fitting(checkIn, turn) : null));
        turn.Give(id);
        var entry = new CheckedIn { Team = checkIn.Team, Social = checkIn.Social };
        state.CheckIns.Add(id, entry);
        if (state.IsOpen) AskWithin(id, CheckInPolicy.AskAgain, turn);
        else SendHome(id, entry, "the incident is over", turn);
    }

    /// <summary>Lets a team stay or sends it home, as the desk decided. The same decision again changes
    /// nothing.</summary>
    public void OnDecide(DecideCheckIn decision, Turn turn)
    {
        if (IsNoNumber(decision.CheckIn, turn)) return;
        var entry = state.CheckIns.GetValueOrDefault(decision.CheckIn);
        if (IsDone(decision, entry)) return;
        if (Refusal(decision, entry, turn) is { } refusal) turn.Refuse(refusal.Code, refusal.Why);
        else if (decision.Accepted) Accept(decision, entry!, turn);
        else SendHome(decision.CheckIn, entry!, decision.Reason, turn);
    }

    /// <summary>Removes a team that has left.</summary>
    public void OnCheckOut(CheckOutTeam checkOut, Turn turn)
    {
        if (IsNoNumber(checkOut.CheckIn, turn) || !state.CheckIns.Remove(checkOut.CheckIn)) return;
        turn.Cancel(Key(checkOut.CheckIn));
        turn.Record(new TeamCheckedOut(checkOut.CheckIn));
    }

    /// <summary>Notes a squad that its request took up; from then on the request follows it. Asks again about a squad
    /// that came too late for its line.</summary>
    public void OnAnswered(SquadAnswered answer, Turn turn)
    {
        if (!state.CheckIns.TryGetValue(answer.CheckIn, out var entry)) return;
        if (answer.TakenUp)
        {
            (entry.Stage, entry.Line) = (CheckInStage.TakenUp, answer.Line);
            turn.Cancel(Key(answer.CheckIn));
        }
        else if (entry.Stage == CheckInStage.Accepted && entry.Line == answer.Line) Ask(answer.CheckIn, entry, turn);
    }

    /// <summary>Asks the desk again about a team, unless a request has taken it up.</summary>
    public void OnDue(CheckInDue due, Turn turn)
    {
        if (state.CheckIns.TryGetValue(due.CheckIn, out var entry) && entry.Stage != CheckInStage.TakenUp)
            Ask(due.CheckIn, entry, turn);
    }

    /// <summary>Sends home the teams that came unasked, because the incident is over.</summary>
    public void End(string reason, Turn turn)
    {
        foreach (var (id, entry) in state.CheckIns.ToList())
        {
            // What serves a line is released with it; one whose request has not answered may serve none.
            if (entry.Stage == CheckInStage.TakenUp) state.CheckIns.Remove(id);
            else if (entry.Stage != CheckInStage.SentHome) SendHome(id, entry, reason, turn);
        }
    }

    private void Accept(DecideCheckIn decision, CheckedIn entry, Turn turn)
    {
        turn.Record(new CheckInAccepted(decision.CheckIn, decision.Line, decision.Reason));
        (entry.Stage, entry.Line, entry.Asked) =
            (entry.Team is null ? CheckInStage.Counted : CheckInStage.Accepted, decision.Line, 0);
        if (decision.Line is { } line)
            turn.Send(line.Request.ToAidRequest(), new TakeUpSquad(line, decision.CheckIn, entry.Team!, decision.By));
        AskWithin(decision.CheckIn, entry.Team is null ? CheckInPolicy.Shift : CheckInPolicy.TakeUp, turn);
    }

    /// <summary>Sends a team home. A squad is told itself and is followed by its owner. A social team is asked for
    /// until it has checked out.</summary>
    private void SendHome(string id, CheckedIn entry, string reason, Turn turn)
    {
        turn.Notify(new TeamSentHome(id, reason));
        if (entry.Team is { } team)
        {
            state.CheckIns.Remove(id);
            turn.Cancel(Key(id));
            turn.Send(new ActorId(ActorKind.RescueTeam, team), new SendHome(IncidentNumber.Of(turn.Self), reason));
            return;
        }

        (entry.Stage, entry.Asked) = (CheckInStage.SentHome, 0);
        AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    private static void Ask(string id, CheckedIn entry, Turn turn)
    {
        if (entry.Stage == CheckInStage.Accepted)
            (entry.Stage, entry.Line, entry.Asked) = (CheckInStage.Undecided, null, 0);
        turn.Notify(new CheckInAsked(id, entry.Stage, ++entry.Asked));
        AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    private static void AskWithin(string id, Span span, Turn turn) =>
        turn.At(Key(id), turn.Now + span, new CheckInDue(id));

    /// <summary>Tells whether a decision changes nothing: it was made before, or the team that it sends home has
    /// gone.</summary>
    private static bool IsDone(DecideCheckIn decision, CheckedIn? entry) => decision.Accepted
        ? entry is { Stage: CheckInStage.Counted }
        || (entry is { Stage: CheckInStage.Accepted or CheckInStage.TakenUp } && entry.Line == decision.Line)
        : entry is null or { Stage: CheckInStage.SentHome };

    private Refusal? Refusal(DecideCheckIn decision, CheckedIn? entry, Turn turn)
    {
        if (entry is null)
            return new("checked-out",
                $"{decision.CheckIn} has been sent home or has checked out; check it in again if it is there.");
        if (entry.Stage is CheckInStage.Accepted or CheckInStage.TakenUp)
            return new("serves-a-line", $"{decision.CheckIn} serves {entry.Line}; release its commitment there.");
        if (!decision.Accepted) return null;
        if (!state.IsOpen)
            return new(
                "incident-not-open", $"Incident {turn.Self.Key} is not open; those still there are to go home.");
        if (entry.Stage == CheckInStage.SentHome)
            return new("sent-home", $"{decision.CheckIn} was sent home; let it check out, and in again.");
        return WrongLine(decision, entry) is { } why ? new("bad-decision", why) : null;
    }

    private string? WrongLine(DecideCheckIn decision, CheckedIn entry)
    {
        if (entry.Team is null)
            return decision.Line is null ? null
                : "line: leave it out for a team that the region does not know; it counts apart from promised aid.";
        if (decision.Line is null) return "line: name the open line that the squad serves from now on.";
        if (!state.Lines.TryGetValue(decision.Line.Value, out var line))
            return $"line: {decision.Line} is no open line of the incident; raise a request first.";
        return line.Kind.IsSupply
            ? $"line: {decision.Line} asks for {line.Kind}, in units; name a line that asks for people." : null;
    }

    private static string? Wrong(CheckInTeam checkIn, Turn turn)
    {
        if ((checkIn.Team is null) == (checkIn.Social is null))
            return "team: either a squad of the region or, in social, a team that it does not know.";
        if (checkIn.Team is { } team)
            return turn.Region.Teams.ContainsKey(team) ? null
                : $"team: no team of the region has the id {team}; check it in as a social team.";
        var social = checkIn.Social!;
        if (social.People is <= 0 or > LineSpec.MaxQuantity) return $"social.people: from 1 to {LineSpec.MaxQuantity}.";
        return Catalogue.IsKnown(social.Capability) && !social.Capability.IsSupply ? null
            : $"social.capability: {social.Capability} is no capability of the catalogue.";
    }

    /// <summary>Finds the check-in of a team that has checked in already; null for none.</summary>
    private string? Known(CheckInTeam checkIn)
    {
        foreach (var (id, entry) in state.CheckIns)
            if (checkIn.Team is { } team ? entry.Team == team : entry.Social is { } social
                && (social.Name, social.Office) == (checkIn.Social!.Name, checkIn.Social.Office)) return id;
        return null;
    }

    private LineId? Fitting(CheckInTeam checkIn, Turn turn)
    {
        foreach (var (id, line) in state.Lines)
            if (line.Promised < line.Asked && (checkIn.Team is { } team ? turn.Region.Teams[team].Capabilities.Any(
                c => c.Kind == line.Kind) : checkIn.Social!.Capability == line.Kind)) return id;
        return null;
    }

    private bool IsNoNumber(string id, Turn turn)
    {
        if (Numbers.IsGiven(id, state.TurnedUp, count => IncidentNumber.Of(turn.Self).CheckIn(count))) return false;
        turn.Refuse("no-such-check-in",
            $"Nobody has checked in as {id} at {turn.Self.Key}; read its check-ins for those who have.");
        return true;
    }

    private static string Key(string id) => $"check-in/{id}";
}
