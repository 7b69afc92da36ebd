using Microsoft.OpenApi;

namespace Alliance.Host.Api.Queries;

/// <summary>Reads the value of a parameter. Returns null and the mend where the text is not right.</summary>
/// <typeparam name="T">The type of the value, which can be null.</typeparam>
/// <param name="text">The text; never empty.</param>
/// <param name="mend">What is wrong, and how to mend it; null where the text is right.</param>
internal delegate T? Reading<out T>(string text, out string? mend);

/// <summary>A parameter of a query: its name, its description and how its value is read. <see cref="Parameters"/>
/// makes them.</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it does, for the API document.</param>
/// <param name="schema">Makes its schema for the API document.</param>
internal abstract class QueryParameter(string name, string description, Func<OpenApiSchema> schema)
{
    public string Name => name;
    public string Description => description;

    /// <summary>Makes the schema of the value.</summary>
    public OpenApiSchema Schema() => schema();

    /// <summary>Reads a value; null where it is wrong.</summary>
    internal abstract object? Read(string text, out string? mend);
}

/// <inheritdoc/>
/// <typeparam name="T">The type of the value, which can be null.</typeparam>
internal sealed class QueryParameter<T>(string name, string description, Func<OpenApiSchema> schema, Reading<T> read)
    : QueryParameter(name, description, schema)
{
    /// <inheritdoc/>
    internal override object? Read(string text, out string? mend) => read(text, out mend);
}
