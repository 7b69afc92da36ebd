using Alliance.Core.Access;
using Alliance.Host.Access;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Maps the endpoints of commands. A handler takes a <see cref="CommandCall{TBody}"/> and must return an
/// answer that a <see cref="CheckedCommand"/> made. So an endpoint that is not admitted or not answered does not
/// compile.</summary>
internal static class CommandRoutes
{
    /// <summary>Marks an endpoint that <see cref="CommandRoutes"/> mapped.</summary>
    /// <param name="Body">The type of its body.</param>
    internal sealed record Mapped(Type Body);

    /// <summary>Maps a command whose handler takes no part of the path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, Act act, string route, Func<CommandCall<TBody>, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler);

    /// <summary>Maps a command whose handler takes one part of its path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, Act act, string route,
        Func<CommandCall<TBody>, string, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler);

    /// <summary>Maps a command whose handler takes two parts of its path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes,
        Act act,
        string route,
        Func<CommandCall<TBody>, string, string, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler);

    /// <summary>Maps a command whose handler takes one part of its path, and a number from the path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes,
        Act act,
        string route,
        Func<CommandCall<TBody>, string, int, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler);

    /// <summary>Maps a command that creates something.</summary>
    public static RouteHandlerBuilder MapCreation<TBody>(
        this IEndpointRouteBuilder routes, Act act, string route,
        Func<CommandCall<TBody>, Task<CreationAnswer>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler, StatusCodes.Status201Created);

    /// <summary>Maps a command that creates something, and whose handler takes one part of its path.</summary>
    public static RouteHandlerBuilder MapCreation<TBody>(
        this IEndpointRouteBuilder routes, Act act, string route,
        Func<CommandCall<TBody>, string, Task<CreationAnswer>> handler)
        where TBody : CommandBody => Map<TBody>(routes, act, route, handler, StatusCodes.Status201Created);

    private static RouteHandlerBuilder Map<TBody>(
        IEndpointRouteBuilder routes, Act act, string route, Delegate handler, int status = StatusCodes.Status200OK)
        where TBody : CommandBody =>
        routes.MapPost(route, handler).Accepts<TBody>("application/json").Produces<Accepted>(status)
            .WithMetadata(new Mapped(typeof(TBody))).Is(act);
}
