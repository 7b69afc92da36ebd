using Alliance.Host.Api;
using Alliance.Host.Tests.Running;
using Alliance.Host.Tests.Tidy;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>The OpenAPI document says what the answers are.</summary>
public sealed class ApiDocumentTests(TestServer server)
{
    [Theory]
    [InlineData("Accepted", "record", "takenAsNow")]
    [InlineData("DepotView", "stock", "retired")]
    public async Task What_an_answer_may_leave_out_is_not_required(string schema, string required, string leftOut)
    {
        var document = (await server.Get("/openapi/v1.json")).Body!;
        var names = document["components"]!["schemas"]![schema]!["required"]!.AsArray().Select(n => n!.ToString());
        Assert.Contains(required, names);
        Assert.DoesNotContain(leftOut, names);
    }

    [Fact]
    public void No_two_schemas_have_one_name() => Offenders.None(
        "Rename all but one of each: the document keeps the schema of only one of them.",
        from type in typeof(ApiRoutes).Assembly.GetTypes()
        where !type.IsNested && type.Namespace?.StartsWith("Alliance.Host.Api", StringComparison.Ordinal) == true
        group type.FullName by type.Name into same
        where same.Count() > 1
        select string.Join(", ", same));
}
