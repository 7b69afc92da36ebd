namespace Alliance.Simulation.Runs;

/// <summary>A run ended because an actor threw: a bug, with the moment and the message at which it showed.</summary>
[GenerateSerializer, Alias("run-failed")]
public class RunFailedException : Exception
{
    /// <summary>A failure that is no single actor's.</summary>
    public RunFailedException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    internal RunFailedException(RunAgent agent, long tick, in TimelineMail mail, Exception inner)
        : base($"{agent} failed at {tick} ms on {NameOf(mail)}: {inner.Message}", inner)
    {
    }

    private static string NameOf(in TimelineMail mail) =>
        mail.Body is TimerSlot slot ? $"timer '{slot.Key}'" : mail.Body.GetType().Name;
}

/// <summary>An activation went in the midst of a run, and what it held of it: the run is to be run again.</summary>
[GenerateSerializer, Alias("state-lost")]
public sealed class StateLostException(string message) : RunFailedException(message);
