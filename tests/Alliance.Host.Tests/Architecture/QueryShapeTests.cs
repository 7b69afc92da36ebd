using System.Reflection;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Tests.Running;
using Alliance.Host.Tests.Tidy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Host.Tests.Architecture;

/// <summary>Query parameters are declared in one way, so that no endpoint can forget to refuse what it does not
/// know.</summary>
public sealed class QueryShapeTests(TestServer server) : BuiltServer
{
    [Fact]
    public void No_endpoint_reads_its_query_in_another_way() => Offenders.None(
        "QueryGate refuses these parameters, since no QueryShape has them. Declare them with Parameters in a "
            + "QueryShape, add it to the endpoint by WithMetadata (or map the endpoint with MapList), and read them "
            + "with QueryValues.Of(http).",
        from endpoint in OfApi()
        let handler = endpoint.Metadata.GetMetadata<MethodInfo>()
        where handler is not null
        from parameter in handler.GetParameters().SelectMany(Bound)
        where IsOfQuery(parameter, endpoint)
        select $"{NameOf(endpoint)}: {parameter.Name}");

    [Fact]
    public void No_code_reads_a_query_by_itself() => Offenders.None(
        "Declare the parameter in a QueryShape and read it with QueryValues.Of(http).",
        from file in Tree.CSharp
        where file.IsIn("src/Alliance.Host/Api") && !file.IsIn("src/Alliance.Host/Api/Queries")
            && !file.Path.EndsWith("CsvAnswer.cs", StringComparison.Ordinal)
        from line in Enumerable.Range(0, file.Lines.Length)
        where file.Lines[line].Replace("Request.QueryString", "", StringComparison.Ordinal)
                .Contains("Request.Query", StringComparison.Ordinal)
            || file.Lines[line].Contains("FromQuery", StringComparison.Ordinal)
        select $"{file.Path}:{line + 1}");

    [Fact]
    public async Task The_API_document_has_every_parameter_with_its_description()
    {
        var paths = (await server.Get("/openapi/v1.json")).Body!["paths"]!.AsObject();
        foreach (var endpoint in OfApi())
        {
            if (endpoint.Metadata.GetMetadata<QueryShape>() is not { } shape) continue;
            var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            var method = MethodsOf(endpoint)[0].ToLowerInvariant();
            var operation = (paths[path] ?? paths[path + "/"])?[method];
            Assert.True(operation is not null, $"The document has no {method} {path}.");
            var listed = operation["parameters"]!.AsArray().Where(p => p!["in"]!.ToString() == "query").ToList();
            Assert.Equal(shape.Parameters.Select(p => p.Name), listed.Select(p => p!["name"]!.ToString()));
            Assert.All(listed, p => Assert.NotEqual("", p!["description"]!.ToString()));
        }
    }

    [Fact]
    public void Every_list_of_a_realm_has_filters_and_an_order()
    {
        var lists = OfApi().Where(e => e.Metadata.GetMetadata<ListRoutes.ListOf>() is not null).ToList();
        Assert.True(lists.Count > 20, $"only {lists.Count} lists were found");
        Assert.All(
            lists.Where(e => !e.RoutePattern.RawText!.EndsWith("/story", StringComparison.Ordinal)),
            e => Assert.Superset(
                new HashSet<string> { "q", "orderBy", "descending", "limit", "after" },
                e.Metadata.GetMetadata<QueryShape>()!.Parameters.Select(p => p.Name).ToHashSet()));
    }

    [Fact]
    public void A_shape_with_two_parameters_of_one_name_cannot_be_made() => Assert.Throws<ArgumentException>(
        () => new QueryShape(Parameters.Text("place", "A."), Parameters.Flag("Place", "B.")));

    private IEnumerable<RouteEndpoint> OfApi() =>
        Endpoints().Where(e => QueryGate.IsOfApi("/" + e.RoutePattern.RawText!.TrimStart('/')));

    /// <summary>The parameters that are bound one by one, those of records that stand for several too.</summary>
    private static IEnumerable<(string Name, Type Type, ICustomAttributeProvider Of)> Bound(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetProperties().Where(p => p.CanWrite)
                .Select(p => (p.Name, p.PropertyType, (ICustomAttributeProvider)p))
            : [(parameter.Name!, parameter.ParameterType, parameter)];

    private static bool IsOfQuery(
        (string Name, Type Type, ICustomAttributeProvider Of) parameter, RouteEndpoint endpoint)
    {
        if (parameter.Of.IsDefined(typeof(FromQueryAttribute), inherit: true)) return true;
        var type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        type = type.IsArray ? type.GetElementType()! : type;
        var isOne = type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateTimeOffset)
            || type == typeof(DateTime) || type == typeof(Guid) || type == typeof(decimal);
        return isOne && !endpoint.RoutePattern.Parameters.Any(
            p => p.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
    }
}
