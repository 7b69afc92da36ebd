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
    // Realm and Body have no summary: the OpenAPI document would show it for every command.
    [FromRoute(Name = "realm")]
    public required string Realm { get; init; }

    public required TBody Body { get; init; }

    /// <summary>Opens the realm.</summary>
    public required Desk Desk { get; init; }

    /// <summary>The call itself.</summary>
    public required HttpContext Http { get; init; }

    /// <summary>Sets the function that creates the command from the body. The function may end the call with a problem
    /// where the path names something that does not exist. It reports errors of the body to the checks.</summary>
    public CheckedCommand Read(Func<TBody, Checks, RealmDesk, Command> read) =>
        new(Realm, Body, Desk, Http, (checks, open) => read(Body, checks, open));
}
