using Alliance.Core.Access;

namespace Alliance.Host.Access;

/// <summary>Says of an endpoint what a caller does with it. An endpoint that does not say so is refused to
/// everybody.</summary>
internal static class ActRoutes
{
    /// <summary>Says what a caller does with an endpoint, or with all endpoints of a group that say nothing
    /// else.</summary>
    public static T Is<T>(this T endpoint, Act act) where T : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new Doing(act));
        return endpoint;
    }

    /// <summary>What a caller does with an endpoint.</summary>
    internal sealed record Doing(Act Act);
}
