using Microsoft.OpenApi;

namespace Alliance.Host.Api.Queries;

/// <summary>Writes the parameters of queries into the API document.</summary>
internal static class QueryDocument
{
    /// <summary>Adds the parameters that an endpoint declares to its operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="metadata">The metadata of the endpoint.</param>
    public static void Describe(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        foreach (var parameter in metadata.OfType<QueryShape>().LastOrDefault()?.Parameters ?? [])
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = ParameterLocation.Query,
                    Description = parameter.Description,
                    Schema = parameter.Schema(),
                });
        }
    }
}
