namespace Alliance.Host.Api.Endpoints;

/// <summary>The answer to a command that was carried out: status 200. Only <see cref="CheckedCommand"/> makes
/// one.</summary>
internal sealed class CommandReply : IResult
{
    private readonly Accepted _accepted;

    private CommandReply(Accepted accepted) => _accepted = accepted;

    /// <summary>Creates the answer.</summary>
    public static CommandReply Done(Accepted accepted) => new(accepted);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => Results.Ok(_accepted).ExecuteAsync(httpContext);
}

/// <summary>The answer to a command that created something: status 201 and its location. Only
/// <see cref="CheckedCommand"/> makes one.</summary>
internal sealed class CreationAnswer : IResult
{
    private readonly string _location;
    private readonly Accepted _accepted;

    private CreationAnswer(string location, Accepted accepted) => (_location, _accepted) = (location, accepted);

    /// <summary>Creates the answer.</summary>
    public static CreationAnswer At(string location, Accepted accepted) => new(location, accepted);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        Results.Created(_location, _accepted).ExecuteAsync(httpContext);
}
