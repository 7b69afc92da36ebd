using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles teams that turn up unasked. Each checks in, stays or is sent home, and leaves. The desk is asked
/// again about a team that is undecided, works uncounted or was told to go. A squad of the region tells by itself what
/// task it has and when it has left.</summary>
internal sealed class CheckInHandler(IncidentState state, OutsideTeamHandler outside)
{
    /// <summary>Registers a team and gives it a check-in number. A squad that is there already gets the same number
    /// again. A team that may be there already is refused until its desk says whether it is the same.</summary>
    public void OnCheckIn(CheckInTeam checkIn, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        var invited = outside.TeamOf(checkIn.Letter);
        if (checkIn is { Team: null, Social: null } && invited is not null)
            checkIn = checkIn with
            {
                Social = invited.Team with { People = checkIn.People ?? invited.Team.People }, People = null,
                Identity = TeamIdentity.After(invited.Identity, checkIn.Identity),
            };
        if (CheckInChecks.Wrong(checkIn, state, turn) is { } why)
        {
            turn.Refuse("bad-check-in", why);
            return;
        }

        if (Known(checkIn) is { } known)
        {
            Update(known, checkIn.Social?.People ?? checkIn.People, checkIn.Identity, null, turn);
            Show(checkIn, known, turn);
            turn.Give(known);
        }
        else if (!checkIn.IsNew && checkIn.SameAs is null
            && SameTeam.AmongCheckIns(state, checkIn.Social, checkIn.Identity, checkIn.Letter) is [var first, ..])
            turn.Refuse(CheckInChecks.MayBeSame,
                CheckInChecks.Choice(first.CheckIn, state.CheckIns[first.CheckIn].Name, first.By));
        else if (!checkIn.IsNew && SquadNamed(checkIn.Social, turn) is { } squad)
            turn.Refuse("is-a-squad",
                $"social: {squad.Id} of the region has the name {squad.Name}. Send it again with \"team\": "
                    + $"\"{squad.Id}\" if it is that squad, or with \"isNew\": true if it is another.");
        else Register(checkIn, turn);
    }

    /// <summary>Finds the squad of the region that has the name of a team; null for none.</summary>
    private static TeamData? SquadNamed(SocialTeam? social, Turn turn)
    {
        if (social is null || SameTeam.Folded(social.Name) is not { Length: > 0 } name) return null;
        foreach (var squad in turn.Region.Data.Teams)
            if (SameTeam.Folded(squad.Name) == name) return squad;
        return null;
    }

    /// <summary>Corrects what is known of a team that is there, or was.</summary>
    public void OnUpdate(UpdateCheckIn update, Turn turn)
    {
        if (IsNoNumber(update.CheckIn, turn)) return;
        if (update.People is <= 0 or > LineSpec.MaxQuantity)
            turn.Refuse("bad-check-in",
                $"people: from 1 to {LineSpec.MaxQuantity}; check the team out where nobody is left.");
        else Update(update.CheckIn, update.People, update.Identity, update.Reason, turn);
    }

    /// <summary>Lets a team stay or sends it home, as the desk decided. The same decision again changes
    /// nothing.</summary>
    public void OnDecide(DecideCheckIn decision, Turn turn)
    {
        if (IsNoNumber(decision.CheckIn, turn)) return;
        var entry = state.CheckIns.GetValueOrDefault(decision.CheckIn);
        if (CheckInChecks.IsDone(decision, entry)) return;
        if (CheckInChecks.Refusal(decision, entry, state, turn) is { } refusal)
            turn.Refuse(refusal.Code, refusal.Why);
        else if (decision.Accepted) Accept(decision, entry!, turn);
        else SendHome(decision.CheckIn, entry!, decision.Reason, turn);
    }

    /// <summary>Removes a team that has left, as the desk says.</summary>
    public void OnCheckOut(CheckOutTeam checkOut, Turn turn)
    {
        if (!IsNoNumber(checkOut.CheckIn, turn)) Leave(checkOut.CheckIn, LeavingTold.ByDesk, turn);
    }

    /// <summary>Notes a squad that its request took up; from then on the request follows it. The squad says so itself
    /// when it has the order. Asks again about a squad that came too late for its line.</summary>
    public void OnAnswered(SquadAnswered answer, Turn turn)
    {
        if (!state.CheckIns.TryGetValue(answer.CheckIn, out var entry)) return;
        if (answer.TakenUp) (entry.Stage, entry.Line) = (CheckInStage.TakenUp, answer.Line);
        else if (entry.Stage == CheckInStage.Accepted && entry.Line == answer.Line) Ask(answer.CheckIn, entry, turn);
    }

    /// <summary>Notes what task a squad has that is there, and that it has left.</summary>
    public void OnStands(SquadStands stands, Turn turn)
    {
        if (!state.CheckIns.TryGetValue(stands.CheckIn, out var entry)) return;
        if (stands.Gone)
        {
            Leave(stands.CheckIn, LeavingTold.ByCrew, turn);
            return;
        }

        if (stands.People is { } people && people != CheckInChecks.PeopleOf(entry, turn.Region))
            Update(stands.CheckIn, people, null, "as its crew says", turn);
        if (entry.Task == stands.Commitment) return;
        entry.Task = stands.Commitment;
        if (entry.Serves(state, IncidentNumber.Of(turn.Self)))
        {
            (entry.Stage, entry.Line, entry.Asked) = (CheckInStage.TakenUp, stands.Line, 0);
            turn.Cancel(Key(stands.CheckIn));
        }
        else if (entry.Stage == CheckInStage.TakenUp)
        {
            (entry.Stage, entry.Line, entry.Asked) =
                (state.GoesOn ? CheckInStage.Undecided : CheckInStage.SentHome, null, 0);
            AskWithin(stands.CheckIn, CheckInPolicy.AskAgain, turn);
        }

        turn.Notify(new SquadTaskChanged(stands.CheckIn, stands.Commitment, stands.Line, entry.Stage));
    }

    /// <summary>Asks the desk again about a team, unless it serves a line.</summary>
    public void OnDue(CheckInDue due, Turn turn)
    {
        if (state.CheckIns.TryGetValue(due.CheckIn, out var entry)
            && !(entry.Stage == CheckInStage.TakenUp && entry.Serves(state, IncidentNumber.Of(turn.Self))))
            Ask(due.CheckIn, entry, turn);
    }

    /// <summary>Sends home the teams that came unasked, because the incident is over. What serves a line is released
    /// with it.</summary>
    public void End(string reason, Turn turn)
    {
        foreach (var (id, entry) in state.CheckIns.ToList())
            if (entry.Stage is not (CheckInStage.TakenUp or CheckInStage.SentHome)) SendHome(id, entry, reason, turn);
    }

    /// <summary>Asks again about the teams that were sent home because the incident was over. It was not.</summary>
    public void GoOn(Turn turn)
    {
        foreach (var (id, entry) in state.CheckIns.ToList())
        {
            if (entry.Stage != CheckInStage.SentHome) continue;
            entry.Stage = CheckInStage.Undecided;
            Ask(id, entry, turn);
        }
    }

    private void Register(CheckInTeam checkIn, Turn turn)
    {
        var id = IncidentNumber.Of(turn.Self).CheckIn(++state.TurnedUp);
        var standing = outside.StandingOf(checkIn, turn.Happened);
        turn.Notify(new TeamTurnedUp(
            id, checkIn.Team, checkIn.Social, state.IsOpen ? Fitting(checkIn, turn) : null, checkIn.Identity,
            checkIn.People, checkIn.Letter, standing, checkIn.SameAs));
        turn.Give(id);
        var entry = new CheckedIn
        {
            Team = checkIn.Team, Social = checkIn.Social, Identity = checkIn.Identity, People = checkIn.People,
            Letter = checkIn.Letter, CountedAt = turn.Happened,
        };
        state.CheckIns.Add(id, entry);
        if (checkIn.Team is { } team)
            turn.Send(
                new ActorId(ActorKind.RescueTeam, team),
                new SquadTurnedUp(IncidentNumber.Of(turn.Self), id, turn.HappenedBefore, checkIn.People,
                    OthersServed(IncidentNumber.Of(turn.Self))));
        if (standing == LetterStanding.Valid) outside.Arrive(checkIn.Letter!, id, turn);
        if (!state.GoesOn) SendHome(id, entry, "the incident is over", turn);
        else if (standing == LetterStanding.Valid) Count(id, entry, checkIn.Letter!, turn);
        else AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    /// <summary>Lists the other incidents whose requests this one has taken over; null for none.</summary>
    private IncidentNumber[]? OthersServed(IncidentNumber here)
    {
        var others = state.Absorbed.Keys.Concat(state.Lines.Keys.Select(l => l.Request.Incident))
            .Where(i => i != here).Distinct().Order().ToArray();
        return others.Length > 0 ? others : null;
    }

    /// <summary>Takes in a letter that a team shows which is there already. An undecided team stays by it.</summary>
    private void Show(CheckInTeam checkIn, string id, Turn turn)
    {
        if (checkIn.Letter is not { } letter || !state.CheckIns.TryGetValue(id, out var entry)
            || entry.Letter is not null
            || outside.StandingOf(checkIn, turn.Happened) != LetterStanding.Valid) return;
        entry.Letter = letter;
        var people = CheckInChecks.PeopleOf(entry, turn.Region);
        turn.Record(new CheckInUpdated(id, people, people, entry.Identity, entry.Identity, null, letter));
        outside.Arrive(letter, id, turn);
        if (state.GoesOn && entry.Stage == CheckInStage.Undecided) Count(id, entry, letter, turn);
    }

    /// <summary>Corrects what is known of a team, if anything changes.</summary>
    private void Update(string id, int? people, TeamIdentity? identity, string? reason, Turn turn)
    {
        var entry = state.CheckIns.GetValueOrDefault(id) ?? state.Left[id];
        var (before, former) = (CheckInChecks.PeopleOf(entry, turn.Region), entry.Identity);
        var isLate = people is { } said && turn.IsLate("people", $"{said}", $"{before}", entry.CountedAt);
        if (isLate) people = null;
        else if (people is not null) entry.CountedAt = turn.Happened;
        var now = isLate ? TeamIdentity.After(identity, former) : TeamIdentity.After(former, identity);
        if ((people ?? before) == before && CheckInChecks.AreSame(now, former)) return;
        (entry.People, entry.Identity) = (people ?? entry.People, now);
        turn.Record(new CheckInUpdated(id, people ?? before, before, now, former, reason));
    }

    /// <summary>Lets a team stay that was invited. The letter is the decision.</summary>
    private static void Count(string id, CheckedIn entry, string letter, Turn turn)
    {
        turn.Record(new CheckInAccepted(id, null, letter));
        entry.Stage = CheckInStage.Counted;
        AskWithin(id, CheckInPolicy.Shift, turn);
    }

    private void Leave(string id, LeavingTold told, Turn turn)
    {
        if (!state.CheckIns.Remove(id, out var entry)) return;
        state.Left.Add(id, entry);
        turn.Cancel(Key(id));
        turn.Record(new TeamCheckedOut(id, told));
    }

    private void Accept(DecideCheckIn decision, CheckedIn entry, Turn turn)
    {
        turn.Record(new CheckInAccepted(decision.CheckIn, decision.Line, decision.Reason, entry.People));
        (entry.Stage, entry.Line, entry.Asked) =
            (entry.Team is null ? CheckInStage.Counted : CheckInStage.Accepted, decision.Line, 0);
        if (decision.Line is { } line)
            turn.Send(line.Request.ToAidRequest(), new TakeUpSquad(line, decision.CheckIn, entry.Team!, decision.By));
        AskWithin(decision.CheckIn, entry.Team is null ? CheckInPolicy.Shift : CheckInPolicy.TakeUp, turn);
    }

    /// <summary>Sends a team home. A squad is told itself. The desk is asked for the team until it has
    /// left.</summary>
    private static void SendHome(string id, CheckedIn entry, string reason, Turn turn)
    {
        turn.Notify(new TeamSentHome(id, reason));
        if (entry.Team is { } team)
            turn.Send(new ActorId(ActorKind.RescueTeam, team), new SendHome(IncidentNumber.Of(turn.Self), reason));
        (entry.Stage, entry.Line, entry.Asked) = (CheckInStage.SentHome, null, 0);
        AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    private void Ask(string id, CheckedIn entry, Turn turn)
    {
        if (entry.Stage is CheckInStage.Accepted or CheckInStage.TakenUp)
            (entry.Stage, entry.Line, entry.Asked) =
                (state.GoesOn ? CheckInStage.Undecided : CheckInStage.SentHome, null, 0);
        turn.Notify(new CheckInAsked(id, entry.Stage, ++entry.Asked));
        AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    private static void AskWithin(string id, Span span, Turn turn) =>
        turn.At(Key(id), turn.Now + span, new CheckInDue(id));

    /// <summary>Finds the check-in of a team that is there already: the squad itself, or the one that the desk says is
    /// the same. Null for none.</summary>
    private string? Known(CheckInTeam checkIn)
    {
        if (checkIn.SameAs is { } same && state.CheckIns.ContainsKey(same)) return same;
        if (checkIn.Team is not { } team) return null;
        foreach (var (id, entry) in state.CheckIns)
            if (entry.Team == team) return id;
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
        if (CheckInChecks.IsGiven(id, state, turn)) return false;
        turn.Refuse("no-such-check-in",
            $"Nobody has checked in as {id} at {turn.Self.Key}; read its check-ins for those who have.");
        return true;
    }

    private static string Key(string id) => $"check-in/{id}";
}
