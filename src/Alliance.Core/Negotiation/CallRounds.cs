using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Responses;

namespace Alliance.Core.Negotiation;

/// <summary>Runs the rounds of calls of a tier. It chooses the lenders to ask next for a line and closes the search
/// when none are left. A call to the tier's own squads and depots is a message to itself, answered like any
/// other.</summary>
internal sealed class CallRounds(TierState state, ResponseHandler responses, ReportHandler reports)
{
    /// <summary>The most times that a ring is asked again. A lender that offers what it then refuses cannot hold a line
    /// for ever.</summary>
    private const int MostAskedAgain = 5;

    /// <summary>Squads beyond those that would cover a line that are asked for when a ring is asked again. Lines that
    /// met before are then offered different squads.</summary>
    private const int AlternatesAgain = 2;

    /// <summary>Asks the next lenders for a line that has no offers left: the same lenders for more, or else the next
    /// ring.</summary>
    public void CallNextRing(Search search, Turn turn)
    {
        search.Decision = 0;
        if (AskAgain(search, turn)) return;
        var rings = Ladder.Rings(turn.Self, search.Demand, turn.Region);
        search.AskedAgain = 0;
        while (++search.Ring < rings.Length)
        {
            if (rings[search.Ring].Count == 0) continue;
            CallRound(search, rings[search.Ring], turn);
            return;
        }

        Close(search, "rings exhausted", turn);
    }

    /// <summary>Asks lenders again whose offers were used for other lines and that have more. It does so before any
    /// lender further away is asked. Where decisions wait for their points, asking again would hold the line up each
    /// time, so alternates are offered from the first.</summary>
    private bool AskAgain(Search search, Turn turn)
    {
        if (TierPolicy.Of(turn.Self, turn.Region).DecisionInterval.Milliseconds > 0) return false;
        var again = search.AskedAgain < MostAskedAgain ? OfferBook.WithMore(state, search) : [];
        if (again.Count == 0) return false;
        search.AskedAgain++;
        CallRound(search, again, turn);
        return true;
    }

    private void CallRound(Search search, IReadOnlyCollection<ActorId> lenders, Turn turn)
    {
        OfferBook.Clear(search);
        search.Round++;
        search.Waiting.AddRange(lenders);
        turn.Record(new OffersCalled(search.Demand.Line, search.Round, [.. lenders]));
        Call(search, turn);
    }

    /// <summary>Calls the lenders that have not answered the round, with their full time.</summary>
    public void Call(Search search, Turn turn)
    {
        var policy = TierPolicy.Of(turn.Self, turn.Region);
        var answerBy = policy.AnswerBy(turn.Now, search.Demand.Priority);
        var alternates = search.AskedAgain > 0 ? AlternatesAgain : policy.Alternates;
        var call = new CallForOffers(
            search.Demand with { Remainder = search.Remainder }, search.Round, null, answerBy, Alternates: alternates);
        turn.At(AnswersKey(search), answerBy, new AnswersDue(search.Demand.Line, search.Round));
        foreach (var lender in search.Waiting)
            turn.Send(lender, call with { Agreement = AwardHandler.AgreementWith(lender, search, turn),
                Mandate = responses.For(lender, turn) });
    }

    /// <summary>Ends the search for a line and tells the request that asked.</summary>
    public void Close(Search search, string reason, Turn turn)
    {
        state.Searches.Remove(search.Demand.Line);
        turn.Cancel(AnswersKey(search));
        turn.Record(new SearchClosed(search.Demand.Line, search.Promised, search.Demand.Remainder, reason));
        reports.OnAnswered(search.Demand.Line, turn);
        turn.Send(search.Requester, new SearchEnded(
            search.Demand.Line, search.Promised, search.Demand.Remainder, search.Demand.Search));
    }

    /// <summary>Cancels the timer of the round, because all called lenders have answered.</summary>
    public static void Answered(Search search, Turn turn) => turn.Cancel(AnswersKey(search));

    private static string AnswersKey(Search search) => $"answers/{search.Demand.Line}";
}
