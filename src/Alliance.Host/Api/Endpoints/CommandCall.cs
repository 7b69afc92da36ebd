using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Microsoft.AspNetCore.Mvc;

namespace Alliance.Host.Api.Endpoints;

/// <summary>A call with a command. All handlers have the same form: <see cref="Read"/> checks the body and creates the
/// command, then <see cref="CheckedCommand.SendTo(ActorId)"/> names the actor that carries it out and
/// answers.</summary>
/// <typeparam name="TBody">The body of the command.</typeparam>
internal sealed record CommandCall<TBody> where TBody : CommandBody
{
    // Realm has no summary: the OpenAPI document would show it for every command.
    [FromRoute(Name = "realm")]
    public required string Realm { get; init; }

    /// <summary>The body as it was given.</summary>
    public required Given<TBody> Given { get; init; }

    /// <summary>Opens the realm.</summary>
    public required Desk Desk { get; init; }

    /// <summary>The call itself.</summary>
    public required HttpContext Http { get; init; }

    /// <summary>The body, without the parts that could not be read.</summary>
    public TBody Body => Given.Body;

    /// <summary>Sets the function that creates the command from the body. The function may end the call with a problem
    /// where the path names something that does not exist. It reports errors of the body to the checks.</summary>
    public CheckedCommand Read(Func<TBody, Checks, RealmDesk, Command> read) =>
        new(Realm, Body, Given.Faults, Desk, Http, (checks, open) => read(Body, checks, open));
}
