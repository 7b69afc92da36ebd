using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Lending;

/// <summary>The reciprocity ledger: an entry has the agreement's cost rule. Its outcome matches the team's own records.
/// It is closed once, with the cost borne by that rule. At rest no entry is open.</summary>
internal sealed class LedgerAgrees(RegionHistory regions) : InvariantFold
{
    private readonly SortedDictionary<string, Entry> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly ReportedHours _hours = new();
    /// <summary>What the team was away for each commitment by its own records, when it was done with it.</summary>
    private readonly Dictionary<string, long> _personMinutes = new(StringComparer.Ordinal);
    /// <summary>The team of each commitment that a team is done with.</summary>
    private readonly Dictionary<string, string> _teams = new(StringComparer.Ordinal);
    /// <summary>Commitments whose hours a late report has changed.</summary>
    private readonly HashSet<string> _late = new(StringComparer.Ordinal);
    /// <summary>What is booked for each returned commitment, and the team.</summary>
    private readonly SortedDictionary<CommitmentId, (string Team, long PersonMinutes, long Record)> _booked = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case TeamStatusChanged or ReportNoted or ReportCorrected or TeamDiverted or OutingEntered
                or SquadStrengthChanged: OnTeam(entry); break;
            case RequestSettled: _settled.Add(entry.Actor.Key); break;
            case LedgerEntered r: Enter(r, entry); break;
            case LedgerReturned r: Return(r, entry); break;
            case LedgerCorrected r when _open.TryGetValue(r.Commitment, out var owed): owed.Units += r.Lost; break;
            case LedgerHoursCorrected r: Correct(r, entry); break;
            case LedgerSettled r: Settle(r, entry); break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var (commitment, (team, booked, record)) in _booked)
            if (_personMinutes.GetValueOrDefault(commitment) is var told && told != booked)
                Break($"At rest {booked} person-minutes are booked for {commitment}; by the reports of {team}, late "
                    + $"ones included, it was away for {told}.", record);
        foreach (var (commitment, open) in _open)
            Break($"At rest the ledger entry of {commitment} is "
                + $"open{(_settled.Contains(open.Request) ? " though its request is settled" : "")}.", open.Record);
    }

    private void Enter(LedgerEntered entered, in JournalEntry entry)
    {
        if (!_open.TryAdd(entered.Commitment, new Entry(entry.Number, entered)))
            Break($"{entry.Actor} entered {entered.Commitment} twice.", entry.Number);
        var terms = entered.Agreement is { } id ? regions.Of(entry).Agreements.Find(id)?.Terms : null;
        if ((entered.Cost, entered.CostOfRequesterPermille)
            != (terms?.Cost ?? CostSharing.None, terms?.CostOfRequester ?? 0))
            Break($"{entry.Actor} enters {entered.Commitment} at {entered.CostOfRequesterPermille} ‰ for "
                + $"{entered.Borrower}; its agreement says otherwise.", entry.Number);
    }

    private void Return(LedgerReturned returned, in JournalEntry entry)
    {
        if (!_open.TryGetValue(returned.Commitment, out var open) || open.PersonMinutes is not null)
        {
            Break($"{entry.Actor} books the return of {returned.Commitment}, which is not out.", entry.Number);
            return;
        }

        (open.PersonMinutes, open.Units) = (returned.PersonMinutes, returned.Units);
        if (_teams.TryGetValue(returned.Commitment, out var team))
            _booked[returned.Commitment] = (team, returned.PersonMinutes, entry.Number);
        if (_late.Contains(returned.Commitment)) return;
        var told = _personMinutes.GetValueOrDefault(returned.Commitment);
        if (told != returned.PersonMinutes)
            Break($"{entry.Actor} books {returned.PersonMinutes} person-minutes for {returned.Commitment}; its team was"
                + $" away for {told}.", open.Record, entry.Number);
    }

    private void Settle(LedgerSettled settled, in JournalEntry entry)
    {
        var sum = 0L;
        foreach (var commitment in settled.Closed)
        {
            if (!_open.Remove(commitment, out var closed) || closed.PersonMinutes is null)
                Break($"{entry.Actor} closes {commitment}, which is not back.", entry.Number);
            else sum += closed.PersonMinutes.Value;
            if (closed is not null && !settled.Costs.Contains(closed.Cost))
                Break($"{entry.Actor} closes {commitment} without who bears its cost as agreed.", closed.Record,
                    entry.Number);
        }

        if (sum != settled.PersonMinutes)
            Break($"{entry.Actor} settles {settled.PersonMinutes} person-minutes for {settled.Request}; its entries say"
                + $" {sum}.", entry.Number);
    }

    private void OnTeam(in JournalEntry entry)
    {
        var team = entry.Actor.Key;
        var people = regions.Of(entry).Teams.GetValueOrDefault(team)?.People ?? 0;
        var ended = _hours.On(entry, people);
        var told = entry.Body switch
        {
            ReportNoted { TellsOfPast: true } r => r.Commitment,
            SquadStrengthChanged r => r.Commitment,
            _ => null,
        };
        if (ended is null && told is { } late && _personMinutes.ContainsKey(late))
        {
            ended = late;
            _late.Add(late);
        }

        if (ended is null) return;
        _teams[ended] = team;
        _personMinutes[ended] = _hours.PersonMinutes(team, ended, people);
    }

    private void Correct(LedgerHoursCorrected corrected, in JournalEntry entry)
    {
        if (_booked.TryGetValue(corrected.Commitment, out var booked))
            _booked[corrected.Commitment] =
                booked with { PersonMinutes = booked.PersonMinutes + corrected.PersonMinutes, Record = entry.Number };
        if (_open.TryGetValue(corrected.Commitment, out var open)) open.PersonMinutes += corrected.PersonMinutes;
    }

    private void Break(string what, params long[] records) => Violate(InvariantCatalogue.Ledger, what, records);

    private sealed class Entry(long record, LedgerEntered entered)
    {
        /// <summary>Number of the record that entered the loan.</summary>
        public long Record => record;
        /// <summary>Number of the aid request.</summary>
        public RequestNumber Request => entered.Line.Request;
        /// <summary>Person-minutes of the return; null before it.</summary>
        public long? PersonMinutes { get; set; }
        /// <summary>Units that do not come back.</summary>
        public int Units { get; set; }

        /// <summary>The cost by the agreement's rule.</summary>
        public LoanCost Cost => new(
            entered.Commitment, entered.Lender, entered.Borrower, entered.Cost, entered.CostOfRequesterPermille,
            PersonMinutes ?? 0, (PersonMinutes ?? 0) * entered.CostOfRequesterPermille / 1_000, Units,
            (long)Units * entered.CostOfRequesterPermille);
    }
}
