namespace Alliance.Host.Access.Rates;

/// <summary>Marks a command of a client that has sent too many. It is refused once it is read, unless it is
/// vital.</summary>
/// <param name="Wait">How long the client has to wait.</param>
internal sealed record OverRate(TimeSpan Wait);
