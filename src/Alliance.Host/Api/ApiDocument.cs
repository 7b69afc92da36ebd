using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Alliance.Host.Api;

/// <summary>What the OpenAPI document says beside the operations.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Alliance", Version = "v1",
                Description = """
                    Mutual aid among townships: incidents, aid requests, what is offered, requisitioned and committed for them, and who is where.
                    Every path names its realm: `live` moves real teams, any other realm is a drill. Errors are problem details (RFC 9457) whose
                    `errors` name each field and its mend. Commands take an `Idempotency-Key` (repeat it safely for 24 hours) and `If-Match` with
                    the ETag of the last read.
                    """,
            };
            return Task.CompletedTask;
        });
    }
}
