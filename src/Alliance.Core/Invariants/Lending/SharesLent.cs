using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Lending;

/// <summary>What each member has lent of what it could lend, as the records of the tier that keeps the ledger add up to
/// it: what is entered and returned within the window, and what was awarded and awaits its answer.</summary>
internal sealed class SharesLent(RegionHistory regions)
{
    private readonly Dictionary<ActorId, Books> _books = [];

    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case OfferReceived offered:
                foreach (var candidate in offered.Candidates)
                    Of(entry.Actor).OffersFor(offered.Line)[candidate.Resource] = candidate;
                break;
            case SearchClosed closed: Of(entry.Actor).Offered.Remove(closed.Line); break;
            case Requisitioned { Resource.Kind: ActorKind.RescueTeam } asked: Ask(asked, entry); break;
            case RequisitionDeclined refused: Of(entry.Actor).Answer(refused.Commitment); break;
            case RequisitionGivenUp givenUp: Of(entry.Actor).Answer(givenUp.Commitment); break;
            case CommitmentPassedOn granted: Of(entry.Actor).Answer(granted.Commitment); break;
            case LedgerEntered entered: Of(entry.Actor).Enter(entered, LoanPolicy.DayOf(entry.At)); break;
            case LedgerReturned returned: Of(entry.Actor).Return(returned); break;
        }
    }

    /// <summary>Whether all that the tier has awarded is known: an award names the first few that it chose, and of the
    /// rest only their requisitions tell.</summary>
    public bool AreKnown(ActorId tier) => Of(tier).Unnamed == 0;

    /// <summary>The share of a member, as the tier that gives the record must see it.</summary>
    public Share Of(ActorId lender, in JournalEntry entry)
    {
        var (books, first) = (Of(entry.Actor), LoanPolicy.DayOf(entry.At) - LoanPolicy.ShareWindow + 1);
        var lent = books.DaysOf(lender).Where(d => d.Key >= first).Sum(d => d.Value)
            + books.Awarded.Values.Where(c => c.Lender == lender).Sum(LoanPolicy.PlannedPersonMinutes);
        return new Share(lent, LendableTime.PersonMinutes(lender, regions.Of(entry)));
    }

    /// <summary>Whether what a member gives for a line leaves its own territory, so that it counts.</summary>
    public bool Counts(ActorId lender, LineId line, in JournalEntry entry) =>
        LendableResources.IsLent(lender, line.Request.Township, regions.Of(entry));

    /// <summary>An award that it was not told of yet chose a squad.</summary>
    public void Award(LineId line, Candidate chosen, in JournalEntry entry)
    {
        if (chosen.Resource.Kind == ActorKind.RescueTeam && Counts(chosen.Lender, line, entry))
            Of(entry.Actor).Awarded[(line, chosen.Resource)] = chosen;
    }

    /// <summary>So many more were chosen than an award names.</summary>
    public void AwardUnnamed(ActorId tier, int count) => Of(tier).Unnamed += count;

    private void Ask(Requisitioned asked, in JournalEntry entry)
    {
        var books = Of(entry.Actor);
        books.Asked[asked.Commitment] = (asked.Line, asked.Resource);
        if (!Counts(asked.Lender, asked.Line, entry) || books.Awarded.ContainsKey((asked.Line, asked.Resource))) return;
        books.Unnamed = Math.Max(0, books.Unnamed - 1);
        if (books.OffersFor(asked.Line).TryGetValue(asked.Resource, out var candidate))
            books.Awarded[(asked.Line, asked.Resource)] = candidate;
    }

    private Books Of(ActorId tier)
    {
        if (!_books.TryGetValue(tier, out var books)) _books.Add(tier, books = new Books());
        return books;
    }

    /// <summary>What the records of one tier say.</summary>
    private sealed class Books
    {
        private readonly Dictionary<ActorId, Dictionary<int, long>> _lentByDay = [];
        private readonly Dictionary<string, (ActorId Lender, int Day, long Planned)> _entered =
            new(StringComparer.Ordinal);

        public Dictionary<LineId, Dictionary<ActorId, Candidate>> Offered { get; } = [];
        public Dictionary<(LineId, ActorId), Candidate> Awarded { get; } = [];
        public Dictionary<string, (LineId, ActorId)> Asked { get; } = new(StringComparer.Ordinal);
        public int Unnamed { get; set; }

        public Dictionary<ActorId, Candidate> OffersFor(LineId line)
        {
            if (!Offered.TryGetValue(line, out var offers)) Offered.Add(line, offers = []);
            return offers;
        }

        public Dictionary<int, long> DaysOf(ActorId lender)
        {
            if (!_lentByDay.TryGetValue(lender, out var days)) _lentByDay.Add(lender, days = []);
            return days;
        }

        public void Enter(LedgerEntered entered, int day)
        {
            _entered[entered.Commitment] = (entered.Lender, day, entered.PlannedPersonMinutes);
            DaysOf(entered.Lender)[day] = DaysOf(entered.Lender).GetValueOrDefault(day) + entered.PlannedPersonMinutes;
        }

        /// <summary>The actual person-minutes count in place of those planned, on the day of the award.</summary>
        public void Return(LedgerReturned returned)
        {
            if (_entered.Remove(returned.Commitment, out var loan))
                DaysOf(loan.Lender)[loan.Day] += returned.PersonMinutes - loan.Planned;
        }

        public void Answer(CommitmentId commitment)
        {
            if (Asked.Remove(commitment, out var asked)) Awarded.Remove(asked);
        }
    }
}
