using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects recalls: a lender with an emergency of its own calls resources home, at short or long notice.
/// Some of them are not out.</summary>
internal sealed class RecallInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("值班员", "owner");
    private readonly RandomStream _random = new(context.Case.Seed, default, "owners");
    private readonly List<(ActorId Lender, string Commitment)> _out = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 10); i > 0; i--)
            context.Loop.After(_random.Between(20 * Minute, faultPhaseMs), () =>
            {
                if (!context.Faults.IsOver && _out.Count > 0)
                    Recall();
            });
    }

    /// <summary>Remembers what can be recalled later.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is CommitmentAccepted accepted) _out.Add((accepted.Lender, accepted.Commitment));
    }

    private void Recall()
    {
        var (lender, commitment) = _out[(int)_random.Between(_random.Chance(700) ? _out.Count / 2 : 0, _out.Count - 1)];
        var notice = _random.Chance(300) ? _random.Between(1, 10) : _random.Between(20, 360);
        context.Desks.Issue(
            $"owner/{lender}",
            lender,
            new RecallCommitment(
                By, null, new CommitmentId(commitment), "本地告急", new Instant(context.Loop.Now + notice * Minute),
                _random.Chance(600)));
    }
}
