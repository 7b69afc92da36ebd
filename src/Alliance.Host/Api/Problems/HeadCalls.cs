namespace Alliance.Host.Api.Problems;

/// <summary>Answers HEAD as GET without a body, which the web server leaves out. Refuses addresses that are too
/// long.</summary>
internal sealed class HeadCalls(RequestDelegate next)
{
    /// <summary>The longest address that is taken. The web server itself takes longer ones
    /// (<see cref="LongestRead"/>), so that they are answered with problem details.</summary>
    public const int LongestAddress = 8_000;
    /// <summary>The longest address that is read at all.</summary>
    public const int LongestRead = 512 * 1_024;

    /// <summary>Marks a call that asked for the head alone.</summary>
    internal sealed record Head;

    public Task InvokeAsync(HttpContext http)
    {
        if ((http.Request.Path.Value?.Length ?? 0) + (http.Request.QueryString.Value?.Length ?? 0) > LongestAddress)
            throw new ApiProblem(
                StatusCodes.Status414UriTooLong,
                "address-too-long",
                "The address is too long.",
                $"It has more than {LongestAddress} characters; shorten its filters, or page through the list.");
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Features.Set(new Head());
            http.Request.Method = HttpMethods.Get;
        }

        return next(http);
    }
}
