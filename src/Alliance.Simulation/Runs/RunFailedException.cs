namespace Alliance.Simulation.Runs;

/// <summary>A run ended because an actor threw an exception. This is a bug. The message names the moment and the
/// message that was handled.</summary>
[GenerateSerializer, Alias("run-failed")]
public class RunFailedException : Exception
{
    /// <summary>Creates the exception for a failure that belongs to no single actor.</summary>
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

/// <summary>An activation ended in the middle of a run, and its state of the run is lost. The run must be
/// repeated.</summary>
[GenerateSerializer, Alias("state-lost")]
public sealed class StateLostException(string message) : RunFailedException(message);
