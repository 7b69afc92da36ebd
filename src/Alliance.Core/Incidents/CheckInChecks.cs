using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Checks commands about teams that turn up unasked, and words what is wrong and how to mend it.</summary>
public static class CheckInChecks
{
    /// <summary>The code of the refusal of a check-in that may be a repetition.</summary>
    public const string MayBeSame = "may-be-same";

    /// <summary>Counts the people of a team that checked in.</summary>
    /// <param name="entry">The team, as its incident keeps it.</param>
    /// <param name="region">The region that knows the squads.</param>
    internal static int PeopleOf(CheckedIn entry, Region region) => entry.People ?? entry.Social?.People
        ?? (entry.Team is { } team && region.Teams.TryGetValue(team, out var squad) ? squad.People : 0);

    /// <summary>Tells whether two identities say the same.</summary>
    internal static bool AreSame(TeamIdentity? one, TeamIdentity? other) =>
        (one?.Leader, one?.Telephone) == (other?.Leader, other?.Telephone)
        && (one?.Plates ?? []).AsSpan().SequenceEqual(other?.Plates ?? [])
        && (one?.Equipment ?? []).AsSpan().SequenceEqual(other?.Equipment ?? []);

    /// <summary>Words the choice where a team may be one that has checked in or registered before.</summary>
    /// <param name="number">The number of the check-in or the registration of that one.</param>
    /// <param name="name">What that one is called.</param>
    /// <param name="by">By what it may be the same.</param>
    internal static string Choice(string number, string? name, SameBy by) =>
        $"sameAs: {number} ({name}) may be the same team, by {OutsideTeamHandler.Words(by)}. Send it again with "
            + $"\"sameAs\": \"{number}\" if it is, or with \"isNew\": true if it is another.";

    /// <summary>Finds what is wrong with a check-in; null for nothing.</summary>
    internal static string? Wrong(CheckInTeam checkIn, IncidentState state, Turn turn)
    {
        if (checkIn is { Team: null, Social: null, Letter: not null })
            return $"letter: {turn.Self.Key} has written no letter {checkIn.Letter}; say in social which team it is.";
        if ((checkIn.Team is null) == (checkIn.Social is null))
            return "team: either a squad of the region or, in social, a team that it does not know.";
        if (checkIn is { Social: not null, People: not null })
            return "people: leave it out; social.people counts a team that the region does not know.";
        if (checkIn.SameAs is { } same)
        {
            if (checkIn.IsNew) return "sameAs: either sameAs or isNew; leave one out.";
            if (!IsGiven(same, state, turn)) return $"sameAs: nobody has checked in as {same} at {turn.Self.Key}.";
            if (checkIn.Team is not null && state.CheckIns.GetValueOrDefault(same) is { Team: { } other }
                && other != checkIn.Team)
                return $"sameAs: {same} is {other}, another squad of the region.";
        }

        if (checkIn.People is <= 0 or > LineSpec.MaxQuantity) return $"people: from 1 to {LineSpec.MaxQuantity}.";
        if (checkIn.Team is not { } team) return OutsideTeamHandler.Wrong(checkIn.Social!, "social");
        return turn.Region.Teams.ContainsKey(team) ? null
            : $"team: no team of the region has the id {team}; check it in as a social team.";
    }

    /// <summary>Tells whether a number is one of the check-ins of the incident of this turn.</summary>
    internal static bool IsGiven(string id, IncidentState state, Turn turn) =>
        Numbers.IsGiven(id, state.TurnedUp, count => IncidentNumber.Of(turn.Self).CheckIn(count));

    /// <summary>Tells whether a decision changes nothing: it was made before, or the team that it sends home has
    /// gone.</summary>
    internal static bool IsDone(DecideCheckIn decision, CheckedIn? entry) => decision.Accepted
        ? entry is { Stage: CheckInStage.Counted }
        || (entry is { Stage: CheckInStage.Accepted or CheckInStage.TakenUp } && entry.Line == decision.Line)
        : entry is null or { Stage: CheckInStage.SentHome };

    /// <summary>Finds why a decision is refused; null where it is not.</summary>
    internal static Refusal? Refusal(DecideCheckIn decision, CheckedIn? entry, IncidentState state, Turn turn)
    {
        if (entry is null)
            return new("checked-out",
                $"{decision.CheckIn} has been sent home or has checked out; check it in again if it is there.");
        if (entry.Stage is CheckInStage.Accepted or CheckInStage.TakenUp)
            return new("serves-a-line", $"{decision.CheckIn} serves {entry.Line}; release its commitment there.");
        if (!decision.Accepted) return null;
        if (!state.GoesOn)
            return new(
                "incident-not-open", $"Incident {turn.Self.Key} is not open; those still there are to go home.");
        if (entry.Stage == CheckInStage.SentHome)
            return new("sent-home", $"{decision.CheckIn} was sent home; let it check out, and in again.");
        return WrongLine(decision, entry, state) is { } why ? new("bad-decision", why)
            : Promised(decision, entry, turn);
    }

    /// <summary>Refuses to accept a squad that is promised elsewhere. It comes by a diversion or not at all: whoever
    /// may dispose of it gives it the other task, and it then serves the line here without another
    /// decision.</summary>
    private static Refusal? Promised(DecideCheckIn decision, CheckedIn entry, Turn turn) =>
        !entry.IsPromisedElsewhere(IncidentNumber.Of(turn.Self)) ? null
        : new("has-a-task",
            $"{entry.Team} has a task: {entry.Task}, for incident {entry.Task!.Request.Incident}. Have it diverted to "
                + $"{decision.Line} by its lender or by whoever commands both, or send {decision.CheckIn} on to its "
                + "task.");

    private static string? WrongLine(DecideCheckIn decision, CheckedIn entry, IncidentState state)
    {
        if (entry.Team is null)
            return decision.Line is null ? null
                : "line: leave it out for a team that the region does not know; it counts apart from promised aid.";
        if (decision.Line is null) return "line: name the open line that the squad serves from now on.";
        // The lines have gone to the incident that stands for both.
        if (state.MergedInto is not null) return null;
        if (!state.Lines.TryGetValue(decision.Line.Value, out var line))
            return $"line: {decision.Line} is no open line of the incident; raise a request first.";
        return line.Kind.IsSupply
            ? $"line: {decision.Line} asks for {line.Kind}, in units; name a line that asks for people." : null;
    }
}
