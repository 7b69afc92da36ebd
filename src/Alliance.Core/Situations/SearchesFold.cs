using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Situations;

/// <summary>The part of the situation that tiers write while they search.</summary>
internal static class SearchesFold
{
    public static void On(in JournalEntry entry, SituationFold situation)
    {
        switch (entry.Body)
        {
            case SearchOpened r: Open(r, entry, situation); break;
            case SearchAmended r when Find(r.Demand.Line, entry, situation) is { } search:
                search.Asked = r.Demand.Remainder; break;
            case OffersCalled r when Find(r.Line, entry, situation) is { } search:
                search.Rounds.Add(new RoundProjection { Round = r.Round, Called = r.Called });
                search.Step = SearchStep.Calling;
                break;
            case OfferReceived r when Find(r.Line, entry, situation) is { } search: Offer(r, search); break;
            case OfferDeclined r when Find(r.Line, entry, situation) is { } search: Decline(r, search); break;
            case Awarded r when Find(r.Line, entry, situation) is { } search: search.Rounds[^1].Awards.Add(r); break;
            case Requisitioned r when Find(r.Line, entry, situation) is { } search:
                search.Requisitions.Add(new RequisitionProjection { Asked = r });
                search.Step = SearchStep.Confirming;
                break;
            case RequisitionDeclined r when Requisition(r.Line, r.Commitment, entry, situation) is { } asked:
                asked.Refused = r.Code; break;
            case CommitmentPassedOn r when Requisition(r.Line, r.Commitment, entry, situation) is { } asked:
                asked.Granted = true; break;
            case SearchClosed r when LineOf(r.Line, entry, situation) is { } line: Close(r, entry.Actor, line); break;
        }
    }

    private static void Open(SearchOpened opened, in JournalEntry entry, SituationFold situation) =>
        LineOf(opened.Demand.Line, entry, situation)?.Searches.Add(
        new SearchProjection { Tier = entry.Actor, Asked = opened.Demand.Remainder, OpenedAt = entry.At,
            Step = SearchStep.Calling });

    private static void Offer(OfferReceived offer, SearchProjection search)
    {
        search.Rounds[^1].Offers.AddRange(offer.Candidates);
        Answer(search);
    }

    private static void Decline(OfferDeclined decline, SearchProjection search)
    {
        search.Rounds[^1].Declines.Add((decline.Lender, decline.Code));
        Answer(search);
    }

    private static void Answer(SearchProjection search)
    {
        var round = search.Rounds[^1];
        if (++round.Answers >= round.Called.Length) search.Step = SearchStep.Deciding;
    }

    private static void Close(SearchClosed closed, ActorId tier, LineProjection line)
    {
        if (Find(line, tier) is not { } search) return;
        (search.IsOpen, search.EndedBecause) = (false, closed.Reason);
        line.State.Searching = false;
    }

    private static RequisitionProjection? Requisition(
        LineId line, string commitment, in JournalEntry entry, SituationFold situation) =>
        Find(line, entry, situation)?.Requisitions.Find(r => r.Asked.Commitment == commitment);

    private static SearchProjection? Find(LineId line, in JournalEntry entry, SituationFold situation) =>
        LineOf(line, entry, situation) is { } projection ? Find(projection, entry.Actor) : null;

    private static SearchProjection? Find(LineProjection line, ActorId tier) =>
        line.Searches.FindLast(s => s.Tier == tier);

    private static LineProjection? LineOf(LineId line, in JournalEntry entry, SituationFold situation) =>
        situation.Request(line.Request, entry) is { } request && line.Line <= request.Lines.Count
        ? request.Lines[line.Line - 1] : null;
}
