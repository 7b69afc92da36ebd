using System.Globalization;
using Alliance.Grains.Admissions;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Admissions;

/// <summary>Answers calls that are refused because of overload.</summary>
internal static class Overload
{
    /// <summary>Returns the problem 429 and sets Retry-After.</summary>
    public static ApiProblem Refuse(HttpContext http, AdmissionGate gate, string what)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(gate.Pause.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ApiProblem(
            StatusCodes.Status429TooManyRequests,
            "overloaded",
            "There is more than the server can hold.",
            $"Nothing was carried out: {what}. Send it again in {seconds} s, with the same Idempotency-Key; everything "
                + $"that was accepted goes on.");
    }
}
