namespace Alliance.Host.Api.Typing;

/// <summary>Marks an endpoint that reads the names in its path itself: what they name may have changed by its own
/// command.</summary>
internal sealed record AsWritten;
