using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> about teams that turn up unasked, and about teams from outside that
/// would come.</summary>
internal static class CheckInsFold
{
    /// <summary>Takes in a record of an incident.</summary>
    public static void On(in JournalEntry entry, IncidentProjection incident)
    {
        switch (entry.Body)
        {
            case TeamTurnedUp r: TurnUp(r, entry, incident); break;
            case CheckInUpdated r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.People, one.Identity) = (r.People, r.Identity);
                if (r.Letter is { } shown)
                {
                    one.Arrived = one.Arrived with { Letter = shown, Standing = LetterStanding.Valid };
                    Arrive(r.CheckIn, shown, incident);
                }

                break;
            case CheckInAccepted r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Line, one.Asked) =
                    (r.Line is null ? CheckInStage.Counted : CheckInStage.Accepted, r.Line, 0);
                break;
            case SquadTaskChanged r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Task, one.Asked) = (r.Stage, r.Commitment, 0);
                one.Line = r.Stage switch
                {
                    CheckInStage.TakenUp => r.Line, CheckInStage.Accepted => one.Line, _ => null,
                };
                break;
            case CheckInAsked r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Asked) = (r.Stage, r.Asked);
                if (r.Stage is CheckInStage.Undecided or CheckInStage.SentHome) one.Line = null;
                break;
            case TeamSentHome r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.Stage, one.Line, one.Asked) = (CheckInStage.SentHome, null, 0); break;
            case TeamCheckedOut r when incident.CheckIns.TryGetValue(r.CheckIn, out var one):
                (one.LeftAt, one.LeavingTold) = (entry.Happened, r.Told); break;
            default: Outside(entry, incident); break;
        }
    }

    private static void TurnUp(TeamTurnedUp arrived, in JournalEntry entry, IncidentProjection incident)
    {
        incident.CheckIns[arrived.CheckIn] = new CheckInProjection
        {
            Arrived = arrived, Since = entry.At, CameAt = entry.OccurredAt, Identity = arrived.Identity,
            By = entry.Author,
        };
        if (arrived is { Standing: LetterStanding.Valid, Letter: { } number })
            Arrive(arrived.CheckIn, number, incident);
    }

    private static void Arrive(string checkIn, string number, IncidentProjection incident)
    {
        if (!incident.Letters.TryGetValue(number, out var letter)) return;
        letter.CheckIn = checkIn;
        incident.OutsideTeams[letter.Written.Outside].Stage = OutsideStage.Arrived;
    }

    private static void Outside(in JournalEntry entry, IncidentProjection incident)
    {
        switch (entry.Body)
        {
            case OutsideTeamRegistered r when incident.OutsideTeams.TryGetValue(r.Outside, out var known):
                known.Registered = r; break;
            case OutsideTeamRegistered r:
                incident.OutsideTeams[r.Outside] = new OutsideTeamProjection
                {
                    Registered = r, Since = entry.Happened, RecordedAt = entry.At, By = entry.Author,
                };
                break;
            case OutsideTeamAsked r when incident.OutsideTeams.TryGetValue(r.Outside, out var known):
                known.Asked = r.Asked; break;
            case OutsideTeamAnswered r when incident.OutsideTeams.TryGetValue(r.Outside, out var known):
                known.Stage = r.Answer == OutsideAnswer.StandBy ? OutsideStage.StandBy : OutsideStage.TurnedAway;
                (known.Reason, known.Asked) = (r.Reason, 0);
                break;
            case LetterWritten r when incident.OutsideTeams.TryGetValue(r.Outside, out var known):
                incident.Letters[r.Letter] =
                    new LetterProjection { Written = r, Since = entry.At, By = entry.Author };
                (known.Stage, known.Letter, known.Reason, known.Asked) = (OutsideStage.Invited, r.Letter, r.Reason, 0);
                break;
            case LetterEnded r when incident.Letters.TryGetValue(r.Letter, out var letter):
                (letter.Standing, letter.EndedBecause) = (r.Standing, r.Reason);
                if (incident.OutsideTeams[letter.Written.Outside] is { Stage: OutsideStage.Invited } invited)
                    invited.Stage = OutsideStage.Registered;
                break;
        }
    }
}
