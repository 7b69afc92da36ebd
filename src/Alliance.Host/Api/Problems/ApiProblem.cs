namespace Alliance.Host.Api.Problems;

/// <summary>Ends the handling of a call with problem details (RFC 9457). It is thrown only at this edge, and
/// <see cref="ProblemMiddleware"/> answers it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">A stable code, lower case with dashes.</param>
/// <param name="title">The kind of problem. All problems with the same code have the same title.</param>
/// <param name="detail">What is wrong here, and how to mend it.</param>
internal sealed class ApiProblem(int status, string code, string title, string detail) : Exception(detail)
{
    public int Status { get; } = status;
    public string Code { get; } = code;
    public string Title { get; } = title;
    /// <summary>The errors of each field, by the path of the field.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    /// <summary>Further members of the answer, by name.</summary>
    public IReadOnlyDictionary<string, object?> More { get; init; } = new Dictionary<string, object?>();

    /// <summary>Makes the same problem with a further member.</summary>
    public ApiProblem With(string name, object value) => new(Status, Code, Title, Message)
    {
        Errors = Errors,
        More = new Dictionary<string, object?>(More) { [name] = value },
    };

    public static ApiProblem BadInput(IReadOnlyDictionary<string, string[]> errors) => new(
        StatusCodes.Status400BadRequest, "bad-input", "The input is not right.",
        string.Join(" ", errors.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}"))) { Errors = errors };

    public static ApiProblem BadInput(string field, string mend) =>
        BadInput(new Dictionary<string, string[]> { [field] = [mend] });

    public static ApiProblem NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, "not-found", "There is no such thing.", detail);

    public static ApiProblem Conflict(string code, string detail) =>
        new(StatusCodes.Status409Conflict, code, "The present state does not admit this.", detail);
}
