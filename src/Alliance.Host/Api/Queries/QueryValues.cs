namespace Alliance.Host.Api.Queries;

/// <summary>The values of a query that was read by its shape.</summary>
/// <param name="shape">The shape.</param>
/// <param name="values">The values that were given.</param>
internal sealed class QueryValues(QueryShape shape, IReadOnlyDictionary<QueryParameter, object> values)
{
    /// <summary>Returns the values of a call, which <see cref="QueryGate"/> has read.</summary>
    public static QueryValues Of(HttpContext http) =>
        http.Features.Get<QueryValues>()
        ?? throw new InvalidOperationException("The query was not read: QueryGate must come before the endpoint.");

    /// <summary>Returns the value of a parameter; null where it was not given.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not declare the parameter.</exception>
    public T? Of<T>(QueryParameter<T> parameter)
    {
        if (!shape.Has(parameter))
            throw new InvalidOperationException(
                $"The endpoint reads the parameter {parameter.Name} and does not declare it in its QueryShape.");
        return values.TryGetValue(parameter, out var value) ? (T)value : default;
    }
}
