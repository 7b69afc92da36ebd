using System.Collections;
using Alliance.Grains.Telemetry;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Opens a scope of the log with the number of the API call, while an actor's grain serves it.</summary>
internal sealed partial class CallNumberFilter(ILogger<CallNumberFilter> log) : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not ActorGrain || CallNumber.Current is not { } number)
        {
            await context.Invoke();
            return;
        }

        using var scope = log.BeginScope(new Scope(number));
        LogCalled(log, context.MethodName, context.TargetId);
        await context.Invoke();
    }

    [LoggerMessage(LogLevel.Debug, "{Method} of {Grain} is called")]
    private static partial void LogCalled(ILogger log, string method, GrainId grain);

    /// <summary>Has the number under the name that it has in the scopes of the web layer.</summary>
    private sealed class Scope(string number) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => 1;

        public KeyValuePair<string, object?> this[int index] => index == 0
            ? new("TraceId", number) : throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return this[0];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"TraceId:{number}";
    }
}
