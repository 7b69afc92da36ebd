namespace Alliance.Host.Api.Endpoints;

/// <summary>
/// Maps the endpoints that give commands. A handler takes a <see cref="CommandCall{TBody}"/> and must give the answer
/// that a <see cref="CheckedCommand"/> made, so an endpoint that is not admitted or not answered does not compile.
/// </summary>
internal static class CommandRoutes
{
    /// <summary>Marks an endpoint that was mapped here.</summary>
    /// <param name="Body">The type of its body.</param>
    internal sealed record Mapped(Type Body);

    /// <summary>Maps a command to what the path names.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string route, Func<CommandCall<TBody>, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, route, handler);

    /// <summary>Maps a command whose handler takes one part of its path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes, string route, Func<CommandCall<TBody>, string, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, route, handler);

    /// <summary>Maps a command whose handler takes two parts of its path.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes,
        string route,
        Func<CommandCall<TBody>, string, string, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, route, handler);

    /// <summary>Maps a command whose handler takes a part of its path and a number in it.</summary>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder routes,
        string route,
        Func<CommandCall<TBody>, string, int, Task<CommandReply>> handler)
        where TBody : CommandBody => Map<TBody>(routes, route, handler);

    /// <summary>Maps a command that creates something.</summary>
    public static RouteHandlerBuilder MapCreation<TBody>(
        this IEndpointRouteBuilder routes, string route, Func<CommandCall<TBody>, Task<CreationAnswer>> handler)
        where TBody : CommandBody => Map<TBody>(routes, route, handler, StatusCodes.Status201Created);

    private static RouteHandlerBuilder Map<TBody>(
        IEndpointRouteBuilder routes, string route, Delegate handler, int status = StatusCodes.Status200OK) =>
        routes.MapPost(route, handler).Produces<Accepted>(status).WithMetadata(new Mapped(typeof(TBody)));
}
