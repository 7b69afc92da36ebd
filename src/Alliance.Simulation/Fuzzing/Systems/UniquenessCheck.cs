using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Responses;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Checks that unique events are in the journal only once. Mail that was handled twice,
/// or after its pair was forgotten, fails here.</summary>
internal sealed class UniquenessCheck(Action<string> violate)
{
    private readonly HashSet<(ActorId Actor, Type Kind, string What)> _seen = [];

    public void On(in JournalEntry entry)
    {
        var what = entry.Body switch
        {
            IncidentOpened or RequestSubmitted or RequestSettled => "",
            IncidentReported reported => reported.Incident,
            AidRequestRaised raised => raised.Request,
            TeamTurnedUp arrived => arrived.CheckIn,
            LetterWritten written => written.Letter,
            LetterEnded ended => ended.Letter,
            TeamCheckedOut left => left.CheckIn,
            LineEnded ended => ended.Line.ToString(),
            SlotTaken taken => taken.Commitment,
            SlotReturned returned => returned.Commitment,
            RecallAsked recall => recall.Commitment,
            RecallAnswered recall => recall.Commitment,
            RecallEnforced recall => recall.Commitment,
            HoldDisplaced displaced => displaced.Commitment,
            ConfirmationWanted wanted => wanted.Commitment,
            CommitmentAccepted accepted => accepted.Commitment,
            Requisitioned requisitioned => requisitioned.Commitment,
            CommitmentTakenBack taken => taken.Commitment,
            PromiseBroken broken => broken.Commitment,
            LenderCommitted committed => committed.Commitment,
            LedgerEntered entered => entered.Commitment,
            LedgerReturned returned => returned.Commitment,
            LedgerSettled settled => settled.Request,
            SituationReported reported => reported.Report.Id,
            AidOffered offered => offered.Offer,
            UnsolicitedOfferReceived received => received.Offer,
            UnsolicitedOfferAnswered answered => answered.Offer,
            WarningIssued issued => issued.Warning,
            GoodsOwed owed => owed.Commitment,
            _ => null,
        };
        if (what is not null && !_seen.Add((entry.Actor, entry.Body.GetType(), what)))
            violate($"{entry.Actor} recorded {entry.Body.GetType().Name} {what} twice");
    }
}
