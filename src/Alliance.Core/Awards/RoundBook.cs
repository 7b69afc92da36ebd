using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Awards;

/// <summary>The resources and limits that are left of a round while a policy takes one candidate after the
/// other.</summary>
internal sealed class RoundBook
{
    private readonly Dictionary<ActorId, LineId> _squads = [];
    private readonly Dictionary<(ActorId, ResourceKind), (int Left, LineId? LastTo)> _stock = [];
    private readonly Dictionary<ActorId, (int Squads, Share Share)> _lenders = [];
    private readonly Dictionary<string, int> _squadsFor = [];
    private readonly RoundCaps _caps;
    private int _squadsInAll;

    /// <summary>Starts with all of a round.</summary>
    public RoundBook(AwardRound round)
    {
        foreach (var (lender, limit) in round.Lenders) _lenders.Add(lender, (limit.Squads, limit.Share));
        _caps = round.Caps;
        _squadsInAll = _caps.SquadsInAll;
        foreach (var line in round.Lines) _squadsFor[line.Place] = _caps.Left(line.Place);
        foreach (var line in round.Lines)
            if (line.Kind.IsSupply)
                foreach (var c in line.Candidates)
                    _stock[ShelfOf(line, c)] =
                        (Math.Max(_stock.GetValueOrDefault(ShelfOf(line, c)).Left, c.OnShelf), null);
    }

    /// <summary>Tells the share that a lender has lent so far, with the squads taken in this round.</summary>
    public Share ShareOf(ActorId lender) => _lenders[lender].Share;

    private static (ActorId, ResourceKind) ShelfOf(RoundLine line, Candidate candidate) =>
        (candidate.Resource, candidate.KindFor(line.Kind));

    /// <summary>Tells why a candidate cannot be taken any more; null when it can.</summary>
    public AwardReason? WhyNot(RoundLine line, Candidate candidate)
    {
        if (candidate.Resource.Kind == ActorKind.Depot)
            return _stock[ShelfOf(line, candidate)].Left > 0 ? null : AwardReason.GoneToOtherLine;
        if (_squads.ContainsKey(candidate.Resource)) return AwardReason.GoneToOtherLine;
        if (candidate.Displaces is null && _lenders[candidate.Lender].Squads <= 0) return AwardReason.LenderSpent;
        if (_squadsInAll <= 0 && _caps.Adds(candidate)) return AwardReason.AgreementSpent;
        return _squadsFor[line.Place] <= 0 && _caps.Adds(candidate, line.Place) ? AwardReason.BorrowerSpent : null;
    }

    /// <summary>Finds the line that took the resource of a candidate; null for none.</summary>
    public LineId? GoneTo(RoundLine line, Candidate candidate) => candidate.Resource.Kind == ActorKind.Depot
        ? _stock[ShelfOf(line, candidate)].LastTo
        : _squads.TryGetValue(candidate.Resource, out var to) ? to : null;

    /// <summary>Takes a whole squad, or as many units of stock as are open and left.</summary>
    public Candidate Take(RoundLine line, Candidate candidate, int open) =>
        TakeUnits(line, candidate, candidate.Resource.Kind == ActorKind.Depot
            ? Math.Min(open, Math.Min(candidate.Quantity, _stock[ShelfOf(line, candidate)].Left)) : candidate.Quantity);

    /// <summary>Takes a whole squad, or that many units.</summary>
    public Candidate TakeUnits(RoundLine line, Candidate candidate, int quantity)
    {
        if (candidate.Resource.Kind == ActorKind.Depot)
        {
            var key = ShelfOf(line, candidate);
            _stock[key] = (_stock[key].Left - quantity, line.Id);
            return candidate with { Quantity = quantity };
        }

        _squads.Add(candidate.Resource, line.Id);
        if (_caps.Adds(candidate)) _squadsInAll--;
        if (_caps.Adds(candidate, line.Place)) _squadsFor[line.Place]--;
        var (squads, share) = _lenders[candidate.Lender];
        // A squad that gives way to a more pressing line is out already, by its lender's count.
        _lenders[candidate.Lender] = (candidate.Displaces is null ? squads - 1 : squads,
            share.After(LoanPolicy.PlannedPersonMinutes(candidate)));
        return candidate;
    }

    /// <summary>Judges a candidate that was not chosen. The reason is the limit that stopped it, else the reason of the
    /// policy.</summary>
    public Judged Lost(RoundLine line, Candidate candidate, AwardReason otherwise, Share? share = null)
    {
        var why = WhyNot(line, candidate) ?? otherwise;
        return new Judged(candidate, why, share, why == AwardReason.GoneToOtherLine ? GoneTo(line, candidate) : null);
    }
}
