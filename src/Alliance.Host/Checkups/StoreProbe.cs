using Alliance.Grains.Storage;
using Alliance.Host.Output;

namespace Alliance.Host.Checkups;

/// <summary>Asks the store whether it would take a commit now.</summary>
internal static class StoreProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Returns why the store takes no durable write; null where it has just taken one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    public static async Task<Text?> WhyNot(ICommitStore store, CancellationToken cancellation)
    {
        try
        {
            await store.Probe().WaitAsync(Patience, cancellation);
            return null;
        }
        catch (TimeoutException)
        {
            return Text.Of(
                $"The store has not taken a write within {Patience.TotalSeconds:0} seconds.",
                $"存储在 {Patience.TotalSeconds:0} 秒内没有完成写入。");
        }
        catch (StoreUnavailableException failure)
        {
            return Text.Verbatim(failure.Message);
        }
    }
}
