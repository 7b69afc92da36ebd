using System.Runtime.InteropServices;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Measures;

/// <summary>Counts requests and lines by outcome, and refusals by code.</summary>
public sealed class OutcomeFold : IRecordFold
{
    private readonly int[] _requests = new int[Enum.GetValues<Outcome>().Length];
    private readonly int[] _lines = new int[Enum.GetValues<Outcome>().Length];
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    /// <summary>The refusals that were counted, by request. The entry of a request is removed when it is
    /// settled.</summary>
    private readonly Dictionary<string, HashSet<(int Line, ActorId Tier, int Round, ActorId Lender)>> _refused = new(
        StringComparer.Ordinal);
    private int _requestsRaised;
    private int _linesRaised;

    public OutcomeCounts Requests => Counts(_requestsRaised, _requests);
    public OutcomeCounts Lines => Counts(_linesRaised, _lines);
    /// <summary>The number of refusals by code. Each line, round and lender counts once: the first answer of the
    /// lender, or its timeout.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted:
                _requestsRaised++;
                _linesRaised += submitted.Lines.Length;
                break;
            case LineEnded ended: _lines[(int)ended.Outcome]++; break;
            case RequestSettled settled:
                _requests[(int)settled.Outcome]++;
                _refused.Remove(entry.Actor.Key);
                break;
            case OfferDeclined declined:
                Refuse(declined.Line, entry.Actor, declined.Round, declined.Lender, declined.Code);
                break;
            case RequisitionDeclined declined:
                Refuse(declined.Line, entry.Actor, declined.Round, declined.Lender, declined.Code);
                break;
        }
    }

    private void Refuse(LineId line, ActorId tier, int round, ActorId lender, DeclineCode code)
    {
        ref var refused = ref CollectionsMarshal.GetValueRefOrAddDefault(_refused, line.Request, out _);
        if ((refused ??= []).Add((line.Line, tier, round, lender)))
            _refusals[code.Code()] = _refusals.GetValueOrDefault(code.Code()) + 1;
    }

    private static OutcomeCounts Counts(int raised, int[] ended) => new(
        raised, ended[(int)Outcome.Fulfilled], ended[(int)Outcome.PartiallyFulfilled], ended[(int)Outcome.Unfilled],
        ended[(int)Outcome.Cancelled], ended[(int)Outcome.Rejected], ended[(int)Outcome.Expired], raised - ended.Sum());
}
