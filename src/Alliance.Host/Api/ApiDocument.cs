using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Repeating;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Alliance.Host.Api;

/// <summary>The parts of the OpenAPI document that describe the API as a whole, beside its operations.</summary>
internal static class ApiDocument
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Alliance",
                    Version = "v1",
                    Description =
                        "Mutual aid among townships: incidents, aid requests, what is offered, requisitioned and "
                            + "committed for them, and who is where.\n"
                            + "Every path names its realm: `live` moves real teams, any other realm is a drill. "
                            + "Errors are problem details (RFC 9457) whose\n"
                            + "`errors` name each field and its mend. Commands take an `Idempotency-Key` "
                            + "(repeat it safely for 24 hours); those of a realm also\n"
                            + "take `If-Match` with the ETag of the last read.\n"
                            + "A query parameter that a path does not list is refused. Lists answer "
                            + "`Accept: text/csv` with all their items as CSV.",
                };
                return Task.CompletedTask;
            });
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.HttpMethod == HttpMethods.Post)
                    AddCommandHeaders(operation, $"/{context.Description.RelativePath}");
                QueryDocument.Describe(operation, context.Description.ActionDescriptor.EndpointMetadata);
                operation.Responses ??= [];
                operation.Responses.TryAdd(
                    "default",
                    new OpenApiResponse
                    {
                        Description = "Problem details (application/problem+json): code, detail, and errors by field.",
                    });
                return Task.CompletedTask;
            });
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                foreach (var property in context.JsonTypeInfo.Properties.Where(IsLeftOut))
                    schema.Required?.Remove(property.Name);
                return Task.CompletedTask;
            });
    }

    /// <summary>Returns whether an answer does not have the property where it has no value.</summary>
    private static bool IsLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull
                or JsonIgnoreCondition.WhenWritingDefault }];

    /// <summary>Adds the headers that a command takes. A session has neither; what is done to accounts and rosters has
    /// no version.</summary>
    private static void AddCommandHeaders(OpenApiOperation operation, string path)
    {
        var isOfRealm = path.StartsWith(ApiPaths.Realms, StringComparison.Ordinal);
        if (!isOfRealm && !path.StartsWith(ApiPaths.Accounts, StringComparison.Ordinal)
            && !path.StartsWith(ApiPaths.Rosters, StringComparison.Ordinal)) return;
        operation.Parameters ??= [];
        operation.Parameters.Add(
            Header(
                CallKeys.Header,
                "Any text of up to 200 characters: a repeat with the same key and body gets the same answer, with "
                    + "Idempotency-Replayed: true; another body 422."));
        if (!isOfRealm) return;
        operation.Parameters.Add(
            Header(
                "If-Match",
                "The ETag of the last read: where it has changed since, nothing is done and 409 shows who did what."));
    }

    private static OpenApiParameter Header(string name, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
