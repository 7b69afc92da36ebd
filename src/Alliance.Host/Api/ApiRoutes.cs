using Alliance.Host.Situations;
using Scalar.AspNetCore;

namespace Alliance.Host.Api;

/// <summary>Puts the API together.</summary>
internal static class ApiRoutes
{
    /// <summary>Where realms are.</summary>
    public const string Realms = "/api/v1/realms";

    public static void AddAllianceApi(this IServiceCollection services)
    {
        services.AddSingleton<SituationFeeds>();
        services.AddSingleton<Desk>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", ApiDocument.Configure);
    }

    public static void MapAllianceApi(this WebApplication app)
    {
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference("/", scalar => scalar.WithTitle("Alliance API").WithOpenApiRoutePattern("/openapi/v1.json").DisableDefaultFonts());
        RealmsApi.Map(app.MapGroup(Realms).WithTags("Realms"));
        var realm = app.MapGroup($"{Realms}/{{realm}}");
        IncidentsApi.Map(realm.MapGroup("/incidents").WithTags("Incidents"));
        AidRequestsApi.Map(realm.MapGroup("/aid-requests").WithTags("Aid requests"));
        app.Map("/api/{**rest}", (HttpContext http) => Unknown(http)).ExcludeFromDescription();
    }

    /// <summary>Most often somebody has left the realm out.</summary>
    private static IResult Unknown(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        const string Prefix = "/api/v1/";
        throw path.StartsWith(Prefix, StringComparison.Ordinal) && !path.StartsWith(Realms, StringComparison.Ordinal)
            ? new ApiProblem(StatusCodes.Status404NotFound, "no-realm", "The path names no realm.",
                $"Name the realm: {Realms}/{{realm}}/{path[Prefix.Length..]}, such as {Realms}/live/{path[Prefix.Length..]}.")
            : ApiProblem.NotFound($"There is nothing at {path}; the reference at / lists all paths.");
    }
}
