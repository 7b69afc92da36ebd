using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Queries;

/// <summary>The parameters that an endpoint takes. It is the metadata of the endpoint: <see cref="QueryGate"/> checks
/// every query against it, and the API document lists it. An endpoint without one takes no parameters.</summary>
internal sealed class QueryShape
{
    private readonly Dictionary<string, QueryParameter> _byName;

    /// <param name="parameters">The parameters, in the order of the API document.</param>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public QueryShape(params IReadOnlyList<QueryParameter> parameters)
    {
        Parameters = parameters;
        _byName = parameters.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The shape of an endpoint that takes no parameters.</summary>
    public static QueryShape None { get; } = new();

    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>Whether the endpoint declares this parameter.</summary>
    public bool Has(QueryParameter parameter) =>
        _byName.TryGetValue(parameter.Name, out var known) && ReferenceEquals(known, parameter);

    /// <summary>Reads a query. Every parameter that is unknown, repeated or not right is reported.</summary>
    /// <param name="query">The query as it was sent.</param>
    /// <param name="wrong">Receives the name and the mend of each parameter that is wrong.</param>
    public QueryValues Read(IQueryCollection query, Action<string, string> wrong)
    {
        var values = new Dictionary<QueryParameter, object>();
        foreach (var (name, given) in query)
        {
            if (!_byName.TryGetValue(name, out var parameter)) wrong(name, Unknown(name));
            else if (given.Count != 1)
                wrong(parameter.Name, $"is given {given.Count} times; give it once.");
            else if (string.IsNullOrEmpty(given[0]))
                wrong(parameter.Name, "is empty; leave it out, or give a value.");
            else if (parameter.Read(given[0]!, out var mend) is { } value) values.Add(parameter, value);
            else wrong(parameter.Name, mend!);
        }

        return new QueryValues(this, values);
    }

    private string Unknown(string name)
    {
        if (Parameters.Count == 0) return "is no parameter of this path, which takes none; leave it out.";
        var names = string.Join(", ", Parameters.Select(p => p.Name));
        return $"is no parameter of this path; the nearest is {Nearest.Of(name, Parameters.Select(p => p.Name))}. It "
            + $"takes {names}.";
    }
}
