using Alliance.Benchmarks.Measuring;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Silos;

namespace Alliance.Benchmarks.Negotiation;

/// <summary>One round of one contender.</summary>
/// <param name="Messages">Between actors, notices included.</param>
/// <param name="Active">Actors, and people of actors, that were handed anything.</param>
/// <param name="Digest">Of the journal.</param>
/// <param name="Spent">Time and allocation of all windows.</param>
/// <param name="BytesPerIdleActor">Managed bytes of an actor at rest, without an empty grain's; NaN where it was not
/// measured.</param>
internal sealed record NegotiationRun(long Messages, long Active, string Digest, Spent Spent, double BytesPerIdleActor)
{
    private const int GrainShards = 2;

    /// <summary>Works a case off.</summary>
    public static async Task<NegotiationRun> RunAsync(
        SimulationSilo silo, NegotiationCase of, Hosting hosting, string realm, bool withMemory,
        CancellationToken cancellation)
    {
        var (atRest, run) = await WorkOffAsync(silo, of, hosting, realm, withMemory, cancellation);
        if (!withMemory) return run;
        // The grains go one by one after the run.
        await EmptyGrains.SettleAsync(silo, cancellation);
        var bytes = atRest - ManagedMemory.Settled();
        var empty = hosting == Hosting.Grain ? await EmptyGrains.BytesAsync(silo, cancellation) : 0;
        return run with { BytesPerIdleActor = (double)bytes / run.Active - empty };
    }

    private static async Task<(long AtRest, NegotiationRun Run)> WorkOffAsync(
        SimulationSilo silo, NegotiationCase of, Hosting hosting, string realm, bool withMemory,
        CancellationToken cancellation)
    {
        var setup = of.Setup(realm);
        using var journal = new RunJournal(setup.JournalHeader, null, []);
        var conductor = new MeasuredConductor(setup, hosting == Hosting.Grain ? GrainShards : 1, journal, withMemory);
        await silo.WorkOffAsync(realm, conductor, hosting, cancellation);
        var digest = journal.Finish();
        var sums = conductor.Sums();
        return (conductor.BytesAtRest, new(sums.Messages, conductor.Agents, digest, conductor.Spent, double.NaN));
    }
}
