using Alliance.Grains.Storage;
using Alliance.Host.Serving.Logs;

namespace Alliance.Host.Api.Problems;

/// <summary>Answers every call that ends early with problem details.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    private const int LongestShown = 300;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
            return;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            await Write(http, Of(failure, http));
            return;
        }

        if (!http.Response.HasStarted && OfStatus(http) is { } problem) await Write(http, problem);
    }

    private ApiProblem Of(Exception failure, HttpContext http)
    {
        switch (failure)
        {
            case ApiProblem problem:
                return problem;
            case BadHttpRequestException bad:
                return BadBody.Of(bad, http);
            case RealmUnknownException unknown:
                return ApiProblem.NotFound($"{unknown.Message} GET {ApiPaths.Realms} lists those that there are.");
            case StoreUnavailableException
            or CommitConflictException
            or TimeoutException
            or Orleans.Runtime.OrleansException:
                LogUnavailable(failure, http.Request.Path);
                http.Response.Headers.RetryAfter = "1";
                return new ApiProblem(
                    StatusCodes.Status503ServiceUnavailable,
                    "unavailable",
                    "The store or the actor does not answer at the moment.",
                    "Whether this was carried out is not known; send it again with the same Idempotency-Key, which "
                        + "carries it out at most once.");
            case ActorDamagedException damaged:
                LogDamaged(failure, http.Request.Method, http.Request.Path);
                return new ApiProblem(
                    StatusCodes.Status500InternalServerError,
                    "actor-damaged",
                    "What is stored of an actor cannot be read.",
                    $"{damaged.Message} Nothing was carried out; stop the server, run 'alliance audit' to see what "
                        + $"else is damaged, and put a backup in place.");
            default:
                LogBug(failure, http.Request.Method, http.Request.Path);
                return new ApiProblem(StatusCodes.Status500InternalServerError, "bug", "The server has a bug.",
                    "What went wrong is in its log; nothing that was answered before is touched.");
        }
    }

    /// <summary>Returns the problem for a status that routing sets without a body.</summary>
    private static ApiProblem? OfStatus(HttpContext http) =>
        http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound when http.Response.ContentType is null => Nowhere(http.Request.Path.Value!),
            StatusCodes.Status405MethodNotAllowed => new ApiProblem(
                StatusCodes.Status405MethodNotAllowed,
                "method-not-allowed",
                "The path has no such method.",
                $"{http.Request.Method} is not possible here; {http.Response.Headers.Allow} is."),
            StatusCodes.Status415UnsupportedMediaType => new ApiProblem(
                StatusCodes.Status415UnsupportedMediaType,
                "not-json",
                "The body is not declared as JSON.",
                "Send it with Content-Type: application/json."),
            _ => null,
        };

    /// <summary>Returns the problem for an unknown path. The most frequent cause is that the realm is missing in the
    /// path.</summary>
    private static ApiProblem Nowhere(string path)
    {
        const string Prefix = "/api/v1/";
        if (
            !path.StartsWith(Prefix, StringComparison.Ordinal)
            || path.StartsWith(ApiPaths.Realms, StringComparison.Ordinal))
            return ApiProblem.NotFound($"There is nothing at {Short(path)}; the reference at / lists all paths.");
        var rest = Short(path[Prefix.Length..]);
        return new ApiProblem(StatusCodes.Status404NotFound, "no-realm", "The path names no realm.",
            $"Name the realm: {ApiPaths.Realms}/{{realm}}/{rest}, such as {ApiPaths.Realms}/live/{rest}.");
    }

    private static string Short(string path) => path.Length > LongestShown ? path[..LongestShown] + "…" : path;

    private static async Task Write(HttpContext http, ApiProblem problem)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"urn:alliance:problem:{problem.Code}",
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Message,
            ["instance"] = Short(http.Request.Path.Value ?? ""),
            ["code"] = problem.Code,
            ["requestId"] = http.Response.Headers[RequestNumber.Header].ToString(),
        };
        if (problem.Errors is not null) body["errors"] = problem.Errors;
        foreach (var (name, value) in problem.More) body[name] = value;
        http.Response.StatusCode = problem.Status;
        await http.Response.WriteAsJsonAsync(
            body,
            options: null,
            contentType: "application/problem+json",
            http.RequestAborted);
    }

    [LoggerMessage(LogLevel.Warning, "{Path} could not be answered")]
    private partial void LogUnavailable(Exception failure, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} needs an actor whose stored state cannot be read")]
    private partial void LogDamaged(Exception failure, string method, string path);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogBug(Exception failure, string method, string path);
}
