using Alliance.Grains.Admissions;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Admissions;

/// <summary>Admits or refuses the reads of the API. Commands are judged where their urgency is known, and streams where
/// they begin.</summary>
internal sealed class ReadGate(RequestDelegate next, AdmissionGate gate)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (
            !HttpMethods.IsGet(http.Request.Method)
            || !http.Request.Path.StartsWithSegments(ApiPaths.Realms)
            || http.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        if (!gate.TryEnterRead()) throw Overload.Refuse(http, gate, "lists wait for commands");
        try
        {
            await next(http);
        }
        finally
        {
            gate.LeaveRead();
        }
    }
}
