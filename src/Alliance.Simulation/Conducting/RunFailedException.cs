namespace Alliance.Simulation.Conducting;

/// <summary>A run ended because an actor threw: a bug, with the moment and the message at which it showed.</summary>
public sealed class RunFailedException : Exception
{
    /// <summary>A failure that is no single actor's.</summary>
    public RunFailedException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    internal RunFailedException(Agent agent, in Arrival arrival, Exception inner)
        : base($"{(agent.IsWorld ? "The people of " : "")}{agent.Id} failed at {arrival.Tick} ms on {NameOf(arrival)}: {inner.Message}", inner)
    {
    }

    private static string NameOf(in Arrival arrival) =>
        arrival.Body is TimerSlot slot ? $"timer '{slot.Key}'" : arrival.Body.GetType().Name;
}
