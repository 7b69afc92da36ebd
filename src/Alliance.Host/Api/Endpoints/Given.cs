using System.Reflection;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Api.Endpoints;

/// <summary>A body as it was given, with what is wrong with its JSON. The faulty parts are left out of the
/// body.</summary>
/// <typeparam name="TBody">The body.</typeparam>
/// <param name="Body">The rest of the body.</param>
/// <param name="Faults">What is wrong with its JSON.</param>
internal sealed record Given<TBody>(TBody Body, IReadOnlyList<BodyFault> Faults)
    : IBindableFromHttpContext<Given<TBody>>
    where TBody : class
{
    /// <inheritdoc/>
    public static async ValueTask<Given<TBody>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (body, faults) = await BodyReader.Read<TBody>(context, json);
        return new(body, faults);
    }
}
