using Alliance.Core.Mailboxes;
using Alliance.Grains.Hosting;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>Lets no mail of an actor reach another, and acknowledges it in the other's stead;
/// what the test delivers passes.</summary>
internal sealed class PostCutOff : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.SourceContext?.GrainInstance is null || context.MethodName != nameof(IActorGrain.Deliver))
            return context.Invoke();
        context.Result = ((Mail[])context.Request.GetArgument(0)!)
            .Where(m => m.Place is not null)
            .GroupBy(m => (m.Request, m.Place!.Value.Opened))
            .Select(pair => new Acknowledgement(
                pair.Key.Request, pair.Key.Opened, pair.Max(m => m.Place!.Value.Number)))
            .ToArray();
        return Task.CompletedTask;
    }
}
