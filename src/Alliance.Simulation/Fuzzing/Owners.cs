using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Lenders' people with an emergency of their own: they call home what is out, and what is not, at short notice and at long.</summary>
internal sealed class Owners(Loop loop, FuzzRun run) : IMeddler
{
    private const long Minute = 60_000;
    private static readonly Author By = new("值班员", "owner");
    private readonly RandomStream _random = new(run.Case.Seed, default, "owners");
    private readonly List<(ActorId Lender, string Commitment)> _out = [];

    public void Plan(long stormMs)
    {
        for (var i = _random.Between(0, 10); i > 0; i--)
            loop.After(_random.Between(20 * Minute, stormMs), () => { if (!run.Mischief.IsOver && _out.Count > 0) Recall(); });
    }

    /// <summary>Keeps in mind what can be recalled.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is CommitmentAccepted accepted) _out.Add((accepted.Lender, accepted.Commitment));
    }

    private void Recall()
    {
        var (lender, commitment) = _out[(int)_random.Between(_random.Chance(700) ? _out.Count / 2 : 0, _out.Count - 1)];
        var notice = _random.Chance(300) ? _random.Between(1, 10) : _random.Between(20, 360);
        run.Offices.Issue($"owner/{lender}", lender,
            new RecallCommitment(By, null, commitment, "本地告急", new Instant(loop.Now + notice * Minute), _random.Chance(600)));
    }
}
