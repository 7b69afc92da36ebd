using System.Net;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>Sends commands that must succeed in the end, such as reports of events. A command that the server refuses
/// with 429 is repeated with the same key. Otherwise a squad would never be reported home, and would be
/// missing.</summary>
internal sealed class RetryingCaller(ApiClient client, LoadTally tally, CancellationToken end)
{
    private const int Tries = 60, MostNotSeen = 20;
    private static readonly TimeSpan UntilSeen = TimeSpan.FromMilliseconds(100);

    /// <summary>Sends a command until it is carried out or refused.</summary>
    /// <param name="what">The name of the command, by which its errors are counted.</param>
    /// <param name="path">The path below the realm.</param>
    /// <param name="json">The body.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="mayBeOvertaken">Whether a refusal because the state has moved on is not an error.</param>
    public async Task<CallResult> Give(string what, string path, string json, string key, bool mayBeOvertaken = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await client.Command(path, json, key, Tries, end);
            if (result.IsDone || (mayBeOvertaken && result.Status == (int)HttpStatusCode.Conflict)) return result;
            // One silo may not have seen yet what the stream of another has shown.
            if (result.Status == (int)HttpStatusCode.NotFound && attempt < MostNotSeen)
            {
                await Task.Delay(UntilSeen, end);
                continue;
            }

            if (!result.IsRefusedForNow || attempt == Tries)
            {
                tally.Error($"{what} {result.Error}");
                return result;
            }

            tally.PutOff();
            await Task.Delay(result.RetryAfter ?? TimeSpan.FromSeconds(1), end);
        }
    }
}
