using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The part of <see cref="SituationFold"/> that an aid request writes about itself: its lines, and the
/// commitments that it accepted.</summary>
internal static class RequestFold
{
    /// <summary>Takes in a record of an aid request.</summary>
    public static void On(in JournalEntry entry, RequestProjection request)
    {
        DeploymentsFold.On(entry, request);
        switch (entry.Body)
        {
            case LineSolicited r: Solicit(Line(request, r.Line), r); break;
            case LineAmended r: Line(request, r.Line).Spec = r.After; break;
            case RequestMoved r: (request.Belongs, request.Place) = (r.Into.Text, r.Place ?? request.Place); break;
            case LateAidEntered r: Enter(Line(request, r.Line), r, entry.Happened); break;
            case ConfirmationWanted r: request.Confirmable.Add(r.Commitment); break;
            case CommitmentAccepted r: Accept(Line(request, r.Line), r, request, entry.At); break;
            case CommitmentProgress r: Progress(Line(request, r.Line), r); break;
            case LateArrivalTold { CountsNow: true } r:
                Commitment(request, r.Line, r.Commitment)?.HadArrived(r.LeftEarly); break;
            case CommitmentReleased r when Commitment(request, r.Line, r.Commitment) is { } released:
                released.ReleaseAsked = true; break;
            case ReturnAccepted r when Commitment(request, r.Line, r.Commitment) is { } wanted:
                wanted.Return = new ReturnWanted { LetGoBy = r.LetGoBy, Needed = 0 };
                break;
            case ReplacementSought r: Commitment(request, r.Line, r.Commitment)?.Doubt = r.Doubt; break;
            case ReplacementNotNeeded r: Commitment(request, r.Line, r.Commitment)?.Doubt = Doubt.None; break;
            case CommitmentStrengthChanged r: Commitment(request, r.Line, r.Commitment)?.Quantity = r.People; break;
            case HandedOver r: Commitment(request, r.Line, r.From)?.HandedOver = true; break;
            case EtaChanged { Eta: { } eta } r: Commitment(request, r.Line, r.Commitment)?.Eta = eta; break;
            case LineEnded r:
                (Line(request, r.Line).Outcome, Line(request, r.Line).EndedBecause) = (r.Outcome, r.Reason); break;
            case RequestSettled r: request.Outcome = r.Outcome; break;
            case RequestRejected: request.Outcome = Outcome.Rejected; break;
        }
    }

    private static void Enter(LineState line, LateAidEntered late, Instant at) =>
        line.Commitments[late.Commitment] = new CommitmentState
    {
        Lender = late.Lender, Tier = late.Lender, Resource = late.Resource, Quantity = late.Quantity, Eta = at,
        Promised = at, Status = CommitmentStatus.Ended, Arrived = true,
    };

    private static LineState Line(RequestProjection request, LineId line) => request.Lines[line.Line - 1].State;

    private static CommitmentState? Commitment(RequestProjection request, LineId line, CommitmentId commitment) =>
        Line(request, line).Commitments.GetValueOrDefault(commitment);

    private static void Solicit(LineState line, LineSolicited solicited)
    {
        line.Rung = line.Ladder.IndexOf(solicited.Tier);
        if (line.Rung < 0)
        {
            line.Ladder.Add(solicited.Tier);
            line.Rung = line.Ladder.Count - 1;
        }

        line.Searching = true;
    }

    private static void Accept(LineState line, CommitmentAccepted accepted, RequestProjection request, Instant at)
    {
        var promised = request.Promised.TryGetValue(accepted.Commitment, out var eta) ? eta : at;
        line.Commitments[accepted.Commitment] = new CommitmentState
        {
            Lender = accepted.Lender, Tier = accepted.Tier, Resource = accepted.Resource, Quantity = accepted.Quantity,
            Eta = promised,
            Promised = promised, StandsIn = accepted.StandsIn, Substitute = accepted.Substitute,
        };
    }

    private static void Progress(LineState line, CommitmentProgress progress)
    {
        if (!line.Commitments.TryGetValue(progress.Commitment, out var commitment)) return;
        commitment.Report(progress.Status, progress.Reason, progress.Unconfirmed == true);
        if (progress.Units is { } units) commitment.Correct(units);
    }
}
