namespace Alliance.Benchmarks.Measuring;

/// <summary>What the managed heap holds.</summary>
internal static class ManagedMemory
{
    /// <summary>Bytes alive after a full collection, twice for what finalizers let go.</summary>
    public static long Settled()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
