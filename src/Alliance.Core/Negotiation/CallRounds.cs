using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Responses;

namespace Alliance.Core.Negotiation;

/// <summary>The rounds of calls of a tier: whom it asks next for a line, and when there is nobody left to ask. A call
/// to the tier's own squads and depots is a message to itself, answered like any other.</summary>
internal sealed class CallRounds(TierState state, ResponseHandler responses, ReportHandler reports)
{
    /// <summary>A ring is asked again this often at the most: a lender that offers what it then refuses cannot hold a
    /// line for ever.</summary>
    private const int MostAskedAgain = 5;

    /// <summary>Squads beyond those that would cover a line that are asked for when a ring is asked again: so lines
    /// that met before are offered different ones.</summary>
    private const int AlternatesAgain = 2;

    /// <summary>Asks further lenders, or the same for more, for a line of which nothing offered is left.</summary>
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

    /// <summary>Lenders whose offers went to other lines, and who have more, are asked again before anybody further
    /// away is. Where decisions wait for their points, which would hold the line up for each of them, alternates were
    /// offered from the first.</summary>
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

    /// <summary>Calls those who have not answered the round, with their full time.</summary>
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

    /// <summary>Ends the search for a line, and tells whoever asked.</summary>
    public void Close(Search search, string reason, Turn turn)
    {
        state.Searches.Remove(search.Demand.Line);
        turn.Cancel(AnswersKey(search));
        turn.Record(new SearchClosed(search.Demand.Line, search.Promised, search.Demand.Remainder, reason));
        reports.OnAnswered(search.Demand.Line, turn);
        turn.Send(search.Requester, new SearchEnded(search.Demand.Line, search.Promised, search.Demand.Remainder));
    }

    /// <summary>All that were called have answered: the timer of the round is taken back.</summary>
    public static void Answered(Search search, Turn turn) => turn.Cancel(AnswersKey(search));

    private static string AnswersKey(Search search) => $"answers/{search.Demand.Line}";
}
