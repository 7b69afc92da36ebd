using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Lending;

/// <summary>The shares that members have lent of what they could lend, summed from the records of the tier that keeps
/// the ledger. They count entries and returns within the window, and awards that wait for their answers.</summary>
internal sealed class SharesLent(RegionHistory regions)
{
    private readonly Dictionary<ActorId, Books> _books = [];
    private readonly PlacesAsked _places = new();

    /// <summary>Takes in the next record.</summary>
    public void On(in JournalEntry entry)
    {
        _places.On(entry);
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
            case LedgerHoursCorrected corrected: Of(entry.Actor).Correct(corrected); break;
        }
    }

    /// <summary>Tells whether everything that the tier has awarded is known. An award names the first few that it
    /// chose; the others show only in their requisitions.</summary>
    public bool AreKnown(ActorId tier) => Of(tier).Unnamed == 0;

    /// <summary>Computes the share of a member, as the tier that gives the record must see it.</summary>
    public Share Of(ActorId lender, in JournalEntry entry)
    {
        var (books, first) = (Of(entry.Actor), LoanPolicy.DayOf(entry.At) - LoanPolicy.ShareWindow + 1);
        var lent = books.DaysOf(lender).Where(d => d.Key >= first).Sum(d => d.Value)
            + books.Awarded.Values.Where(c => c.Lender == lender).Sum(LoanPolicy.PlannedPersonMinutes);
        return new Share(lent, LendableTime.PersonMinutes(lender, regions.Of(entry)));
    }

    /// <summary>Tells whether a member's aid for a line leaves its own territory, so that it counts.</summary>
    public bool Counts(ActorId lender, LineId line, in JournalEntry entry) =>
        LendableResources.IsLent(lender, _places.Of(entry.Actor, line), regions.Of(entry));

    /// <summary>Notes a squad that an award chose.</summary>
    public void Award(LineId line, Candidate chosen, in JournalEntry entry)
    {
        if (chosen.Resource.Kind == ActorKind.RescueTeam && Counts(chosen.Lender, line, entry))
            Of(entry.Actor).Awarded[(line, chosen.Resource)] = chosen;
    }

    /// <summary>Notes the number of candidates that an award chose but does not name.</summary>
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

    /// <summary>The records of one tier.</summary>
    private sealed class Books
    {
        private readonly Dictionary<ActorId, Dictionary<int, long>> _lentByDay = [];
        private readonly Dictionary<string, (ActorId Lender, int Day, long Planned)> _entered =
            new(StringComparer.Ordinal);

        /// <summary>Candidates that were offered, by line and resource.</summary>
        public Dictionary<LineId, Dictionary<ActorId, Candidate>> Offered { get; } = [];
        /// <summary>Squads that were awarded and wait for their answers, by line and resource.</summary>
        public Dictionary<(LineId, ActorId), Candidate> Awarded { get; } = [];
        /// <summary>Lines and resources of requisitions without an answer, by number of commitment.</summary>
        public Dictionary<string, (LineId, ActorId)> Asked { get; } = new(StringComparer.Ordinal);
        /// <summary>Number of candidates that awards chose without naming them.</summary>
        public int Unnamed { get; set; }

        /// <summary>Finds the candidates of a line, by resource.</summary>
        public Dictionary<ActorId, Candidate> OffersFor(LineId line)
        {
            if (!Offered.TryGetValue(line, out var offers)) Offered.Add(line, offers = []);
            return offers;
        }

        /// <summary>Finds the person-minutes that a lender has lent, by day.</summary>
        public Dictionary<int, long> DaysOf(ActorId lender)
        {
            if (!_lentByDay.TryGetValue(lender, out var days)) _lentByDay.Add(lender, days = []);
            return days;
        }

        /// <summary>Adds hours that a late report has changed, on the day of the award.</summary>
        public void Correct(LedgerHoursCorrected corrected)
        {
            if (_entered.TryGetValue(corrected.Commitment, out var loan))
                DaysOf(loan.Lender)[loan.Day] += corrected.PersonMinutes;
        }

        /// <summary>Enters the planned person-minutes on the day of the award.</summary>
        public void Enter(LedgerEntered entered, int day)
        {
            _entered[entered.Commitment] = (entered.Lender, day, entered.PlannedPersonMinutes);
            DaysOf(entered.Lender)[day] = DaysOf(entered.Lender).GetValueOrDefault(day) + entered.PlannedPersonMinutes;
        }

        /// <summary>Replaces the planned person-minutes by the actual ones, on the day of the award.</summary>
        public void Return(LedgerReturned returned)
        {
            if (_entered.TryGetValue(returned.Commitment, out var loan))
                DaysOf(loan.Lender)[loan.Day] += returned.PersonMinutes - loan.Planned;
        }

        /// <summary>Removes a requisition that has its answer.</summary>
        public void Answer(CommitmentId commitment)
        {
            if (Asked.Remove(commitment, out var asked)) Awarded.Remove(asked);
        }
    }
}
