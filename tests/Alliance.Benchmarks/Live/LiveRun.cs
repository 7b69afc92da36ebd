namespace Alliance.Benchmarks.Live;

/// <summary>What one round gave.</summary>
/// <param name="Seconds">How long it took.</param>
/// <param name="Requests">Aid requests that had their commitment on record.</param>
/// <param name="Commits">Commits that were durable.</param>
/// <param name="CpuSeconds">Processor time of this process, clients included; Redis is beside it.</param>
/// <param name="Milliseconds">From the raising of a request until its commitment was seen, sorted.</param>
internal sealed record LiveRun(
    double Seconds, int Requests, long Commits, double CpuSeconds, IReadOnlyList<double> Milliseconds)
{
    public double RequestsPerSecond => Requests / Seconds;
    public double CommitsPerSecond => Commits / Seconds;

    public double Percentile(double share) =>
        Milliseconds.Count == 0 ? 0 : Milliseconds[(int)Math.Min(Milliseconds.Count - 1, share * Milliseconds.Count)];
}
