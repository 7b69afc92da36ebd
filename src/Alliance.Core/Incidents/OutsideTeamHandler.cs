using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles teams from outside that would come. Each is invited with a letter, told to stand by, or turned
/// away. The desk is asked until it has answered. A letter holds until its time is over or it is withdrawn.</summary>
internal sealed class OutsideTeamHandler(IncidentState state)
{
    /// <summary>The reason at the end of the incident.</summary>
    internal const string Over = "the incident is over";

    /// <summary>Registers a team and gives it a number.</summary>
    public void OnRegister(RegisterOutsideTeam register, Turn turn)
    {
        if ((!state.GoesOn && state.RefusedAsClosed(turn)) || state.RefusedAsCover(turn)) return;
        if (Wrong(register, turn) is { } why)
        {
            turn.Refuse("bad-registration", why);
            return;
        }

        if (register.SameAs is { } same)
        {
            Again(same, register, turn);
            return;
        }

        if (!register.IsNew && SameTeam.AmongRegistered(state, register.Team, register.Identity) is [var first, ..])
        {
            turn.Refuse(CheckInChecks.MayBeSame,
                CheckInChecks.Choice(first.Outside, state.OutsideTeams[first.Outside].Team.Name, first.By));
            return;
        }

        var id = IncidentNumber.Of(turn.Self).OutsideTeam(state.OutsideTeams.Count + 1);
        state.OutsideTeams.Add(id, new OutsideTeam { Team = register.Team, Identity = register.Identity });
        turn.Notify(new OutsideTeamRegistered(
            id, register.Team, register.Identity, register.From, register.Note, false));
        turn.Give(id);
        AskWithin(id, CheckInPolicy.AskAgain, turn);
    }

    /// <summary>Invites a team, lets it stand by, or turns it away, as the desk decided. The same answer again changes
    /// nothing.</summary>
    public void OnAnswer(AnswerOutsideTeam answer, Turn turn)
    {
        if (!state.OutsideTeams.TryGetValue(answer.Outside, out var entry))
        {
            turn.Refuse("no-such-team",
                $"No team has registered as {answer.Outside} at {turn.Self.Key}; read its outside teams.");
            return;
        }

        if (IsDone(answer, entry))
        {
            if (entry.Letter is { } letter && answer.Answer == OutsideAnswer.Invited) turn.Give(letter);
            return;
        }

        if (Refusal(answer, entry, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        if (entry is { Stage: OutsideStage.Invited, Letter: { } former })
            Withdraw(former, state.Letters[former], answer.Reason, turn);
        if (answer.Answer == OutsideAnswer.Invited) Invite(answer, entry, turn);
        else Answer(answer.Outside, entry, answer.Answer, answer.Reason, turn);
    }

    /// <summary>Withdraws a letter. The desk decides anew about its team, unless the team has come.</summary>
    public void OnWithdraw(WithdrawLetter withdraw, Turn turn)
    {
        if (!state.Letters.TryGetValue(withdraw.Letter, out var letter))
        {
            turn.Refuse("no-such-letter", $"{turn.Self.Key} has written no letter {withdraw.Letter}.");
            return;
        }

        if (letter.Standing == LetterStanding.Withdrawn) return;
        if (letter.StandingAt(turn.Now) == LetterStanding.Expired)
        {
            turn.Refuse("letter-expired", $"{withdraw.Letter} holds no more, since its time is over.");
            return;
        }

        Withdraw(withdraw.Letter, letter, withdraw.Reason, turn);
        DecideAnew(letter, turn);
    }

    /// <summary>Ends a letter whose time is over. The desk decides anew about a team that has not come.</summary>
    public void OnLetterDue(LetterDue due, Turn turn)
    {
        if (!state.Letters.TryGetValue(due.Letter, out var letter) || letter.Standing != LetterStanding.Valid) return;
        Expire(due.Letter, letter, turn);
        DecideAnew(letter, turn);
    }

    /// <summary>Asks the desk again about a team that waits.</summary>
    public void OnDue(OutsideTeamDue due, Turn turn)
    {
        if (!state.OutsideTeams.TryGetValue(due.Outside, out var entry)
            || entry.Stage is not (OutsideStage.Registered or OutsideStage.StandBy)) return;
        turn.Notify(new OutsideTeamAsked(due.Outside, entry.Stage, ++entry.Asked));
        AskWithin(
            due.Outside, entry.Stage == OutsideStage.StandBy ? CheckInPolicy.Shift : CheckInPolicy.AskAgain, turn);
    }

    /// <summary>Tells how a letter stands that a team shows; null where it shows none. It invites only the team that
    /// registered, known by any of its marks.</summary>
    /// <param name="checkIn">The team and its letter.</param>
    /// <param name="at">When it came.</param>
    public LetterStanding? StandingOf(CheckInTeam checkIn, Instant at)
    {
        if (checkIn.Letter is not { } number) return null;
        if (!state.Letters.TryGetValue(number, out var letter)) return LetterStanding.Unknown;
        var invited = state.OutsideTeams[letter.Outside];
        if (checkIn.Social is null || SameTeam.Shared(SameTeam.MarksOf(invited.Team, invited.Identity),
            SameTeam.MarksOf(checkIn.Social, checkIn.Identity)) is null) return LetterStanding.OfAnother;
        var standing = letter.StandingAt(at);
        return standing == LetterStanding.Valid && letter.CheckIn is not null ? LetterStanding.Used : standing;
    }

    /// <summary>Finds the team that a letter invites; null where the incident has written no such letter.</summary>
    public OutsideTeam? TeamOf(string? letter) =>
        letter is not null && state.Letters.TryGetValue(letter, out var known) ? state.OutsideTeams[known.Outside]
        : null;

    /// <summary>Links a letter with the check-in of the team that came with it.</summary>
    public void Arrive(string number, string checkIn, Turn turn)
    {
        var letter = state.Letters[number];
        letter.CheckIn = checkIn;
        var invited = state.OutsideTeams[letter.Outside];
        // Its time may have ended between its arrival and the entry of that.
        (invited.Stage, invited.Letter) = (OutsideStage.Arrived, number);
        turn.Cancel(Key(letter.Outside));
    }

    /// <summary>Ends all letters and turns away all who wait, because the incident is over.</summary>
    public void End(Turn turn)
    {
        foreach (var (number, letter) in state.Letters)
            if (letter.Standing == LetterStanding.Valid) Withdraw(number, letter, Over, turn);
        foreach (var (id, entry) in state.OutsideTeams)
            if (entry.Stage is not (OutsideStage.TurnedAway or OutsideStage.Arrived))
                Answer(id, entry, OutsideAnswer.TurnedAway, Over, turn);
    }

    /// <summary>Tells a mark in words.</summary>
    internal static string Words(SameBy by) => by switch
    {
        SameBy.NameAndOffice => "name and office",
        SameBy.Telephone => "telephone",
        SameBy.Plate => "number plate",
        SameBy.Letter => "letter",
        SameBy.NameAndLeader => "name and leader",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "An unknown mark."),
    };

    /// <summary>Checks a team in its own words; null where nothing is wrong.</summary>
    internal static string? Wrong(SocialTeam team, string field)
    {
        if (team.People is <= 0 or > LineSpec.MaxQuantity) return $"{field}.people: from 1 to {LineSpec.MaxQuantity}.";
        return team.Capability is not { } capability || (Catalogue.IsKnown(capability) && !capability.IsSupply) ? null
            : $"{field}.capability: {capability} is no capability of the catalogue.";
    }

    /// <summary>Takes in what a registered team says again.</summary>
    private void Again(string id, RegisterOutsideTeam register, Turn turn)
    {
        var entry = state.OutsideTeams[id];
        entry.Team = register.Team;
        entry.Identity = TeamIdentity.After(entry.Identity, register.Identity);
        turn.Notify(new OutsideTeamRegistered(id, entry.Team, entry.Identity, register.From, register.Note, true));
        turn.Give(id);
    }

    private void Invite(AnswerOutsideTeam answer, OutsideTeam entry, Turn turn)
    {
        var number = IncidentNumber.Of(turn.Self).Letter(state.Letters.Count + 1);
        state.Letters.Add(
            number, new Letter { Outside = answer.Outside, Invitation = answer.Invitation! });
        (entry.Stage, entry.Letter, entry.Asked) = (OutsideStage.Invited, number, 0);
        turn.Cancel(Key(answer.Outside));
        turn.At(LetterKey(number), answer.Invitation!.Until, new LetterDue(number));
        turn.Notify(new LetterWritten(number, answer.Outside, answer.Invitation, answer.Reason));
        turn.Give(number);
    }

    private static void Answer(string id, OutsideTeam entry, OutsideAnswer answer, string reason, Turn turn)
    {
        (entry.Stage, entry.Letter, entry.Asked) =
            (answer == OutsideAnswer.StandBy ? OutsideStage.StandBy : OutsideStage.TurnedAway, null, 0);
        turn.Notify(new OutsideTeamAnswered(id, answer, reason));
        if (answer == OutsideAnswer.StandBy) AskWithin(id, CheckInPolicy.Shift, turn);
        else turn.Cancel(Key(id));
    }

    /// <summary>Withdraws a letter; one whose time is over already expires.</summary>
    private static void Withdraw(string number, Letter letter, string reason, Turn turn)
    {
        if (letter.StandingAt(turn.Now) == LetterStanding.Expired) Expire(number, letter, turn);
        else End(number, letter, LetterStanding.Withdrawn, reason, turn);
    }

    private static void Expire(string number, Letter letter, Turn turn) =>
        End(number, letter, LetterStanding.Expired, "its time is over", turn);

    private static void End(string number, Letter letter, LetterStanding standing, string reason, Turn turn)
    {
        letter.Standing = standing;
        turn.Cancel(LetterKey(number));
        turn.Notify(new LetterEnded(number, standing, reason));
    }

    private void DecideAnew(Letter letter, Turn turn)
    {
        var entry = state.OutsideTeams[letter.Outside];
        if (entry.Stage != OutsideStage.Invited) return;
        (entry.Stage, entry.Letter, entry.Asked) = (OutsideStage.Registered, null, 0);
        AskWithin(letter.Outside, CheckInPolicy.AskAgain, turn);
    }

    /// <summary>Tells whether an answer changes nothing. An invitation that says something else is another one. Two
    /// that hold until nearly the same moment are the same, for their minutes count from when each was sent.</summary>
    private bool IsDone(AnswerOutsideTeam answer, OutsideTeam entry) => answer.Answer switch
    {
        OutsideAnswer.StandBy => entry.Stage == OutsideStage.StandBy,
        OutsideAnswer.TurnedAway => entry.Stage == OutsideStage.TurnedAway,
        _ => entry is { Stage: OutsideStage.Invited, Letter: { } letter }
            && state.Letters[letter].Invitation is var said && answer.Invitation is { } says
            && says with { Until = said.Until } == said
            && RepeatPolicy.AreNear(says.Until, said.Until),
    };

    private Refusal? Refusal(AnswerOutsideTeam answer, OutsideTeam entry, Turn turn)
    {
        if (answer.Answer != OutsideAnswer.Invited)
            return answer.Invitation is not null
                ? new("bad-answer", "letter: leave it out for a team that is not invited.")
                : entry.Stage == OutsideStage.Arrived ? new("has-arrived",
                    $"{answer.Outside} has come with {entry.Letter}; decide about its check-in.") : null;
        if (!state.GoesOn)
            return new("incident-not-open", $"Incident {turn.Self.Key} is not open; nobody is invited to it.");
        if (entry.Stage == OutsideStage.Arrived)
            return new("has-arrived", $"{answer.Outside} has come with {entry.Letter}; it needs no other letter.");
        if (answer.Invitation is not { } letter)
            return new("bad-answer", "letter: say where to, what for, until when, whom to report to and which road.");
        return letter.Until > turn.Now ? null : new("bad-answer", "letter.until: a time still to come.");
    }

    private string? Wrong(RegisterOutsideTeam register, Turn turn)
    {
        if (register.SameAs is { } same)
        {
            if (register.IsNew) return "sameAs: either sameAs or isNew; leave one out.";
            if (!state.OutsideTeams.ContainsKey(same))
                return $"sameAs: no team has registered as {same} at {turn.Self.Key}.";
        }

        return Wrong(register.Team, "social");
    }

    private static void AskWithin(string id, Span span, Turn turn) =>
        turn.At(Key(id), turn.Now + span, new OutsideTeamDue(id));

    private static string Key(string outside) => $"outside/{outside}";
    private static string LetterKey(string letter) => $"letter/{letter}";
}
