using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Ledgers;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;

namespace Alliance.Core.Invariants;

/// <summary>The reciprocity ledger: what came of an entry is what the team's own records say; an entry is closed once; at rest none is open.</summary>
internal sealed class LedgerAgrees(RegionHistory regions) : InvariantFold
{
    private readonly SortedDictionary<string, Entry> _open = new(StringComparer.Ordinal);
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Commitment, Instant Since)> _away = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _personMinutes = new(StringComparer.Ordinal);

    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case TeamStatusChanged { Commitment: { } commitment } change: OnTeam(change, commitment, entry); break;
            case RequestSettled: _settled.Add(entry.Actor.Key); break;
            case LedgerEntered r:
                if (!_open.TryAdd(r.Commitment, new Entry(entry.Number, r.Line.Request))) Break($"{entry.Actor} entered {r.Commitment} twice.", entry.Number);
                break;
            case LedgerReturned r: Return(r, entry); break;
            case LedgerSettled r: Settle(r, entry); break;
        }
    }

    public override void AtRest()
    {
        foreach (var (commitment, open) in _open)
            Break($"At rest the ledger entry of {commitment} is open{(_settled.Contains(open.Request) ? " though its request is settled" : "")}.", open.Record);
    }

    private void Return(LedgerReturned returned, in JournalEntry entry)
    {
        if (!_open.TryGetValue(returned.Commitment, out var open) || open.PersonMinutes is not null)
        {
            Break($"{entry.Actor} books the return of {returned.Commitment}, which is not out.", entry.Number);
            return;
        }

        open.PersonMinutes = returned.PersonMinutes;
        var told = _personMinutes.GetValueOrDefault(returned.Commitment);
        if (told != returned.PersonMinutes)
            Break($"{entry.Actor} books {returned.PersonMinutes} person-minutes for {returned.Commitment}; its team was away for {told}.", open.Record, entry.Number);
    }

    private void Settle(LedgerSettled settled, in JournalEntry entry)
    {
        var sum = 0L;
        foreach (var commitment in settled.Closed)
        {
            if (!_open.Remove(commitment, out var closed) || closed.PersonMinutes is null) Break($"{entry.Actor} closes {commitment}, which is not back.", entry.Number);
            else sum += closed.PersonMinutes.Value;
        }

        if (sum != settled.PersonMinutes) Break($"{entry.Actor} settles {settled.PersonMinutes} person-minutes for {settled.Request}; its entries say {sum}.", entry.Number);
    }

    private void OnTeam(TeamStatusChanged change, string commitment, in JournalEntry entry)
    {
        var team = entry.Actor.Key;
        switch (change.Status)
        {
            case TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering when !_away.TryGetValue(team, out var away) || away.Commitment != commitment: _away[team] = (commitment, entry.At); break;
            case TeamStatus.Mobilising or TeamStatus.Available: _away.Remove(team); break;
            case TeamStatus.Resting or TeamStatus.OutOfService when _away.Remove(team, out var away) && away.Commitment == commitment:
                _personMinutes[commitment] = Math.Max(1, (regions.Of(entry).Teams.GetValueOrDefault(team)?.People ?? 0) * (entry.At - away.Since).Milliseconds / 60_000);
                break;
        }
    }

    private void Break(string what, params long[] records) => Violate(InvariantCatalogue.Ledger, what, records);

    private sealed class Entry(long record, string request)
    {
        public long Record => record;
        public string Request => request;
        public long? PersonMinutes { get; set; }
    }
}
