namespace Alliance.Host.Api.Problems;

/// <summary>Ends the handling of a call with problem details (RFC 9457). It is thrown only at this edge, and
/// <see cref="ProblemMiddleware"/> answers it.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">A stable code, lower case with dashes.</param>
/// <param name="title">The kind of problem. All problems with the same code have the same title.</param>
/// <param name="detail">What is wrong here, and how to mend it.</param>
internal sealed class ApiProblem(int status, string code, string title, string detail) : Exception(detail)
{
    /// <summary>The code of a sign-in with the right password, and without the one-time code of the account.</summary>
    public const string CodeNeeded = "code-needed";

    private const int MostErrors = 100, MostOfField = 200, MostOfMend = 600, MostOfDetail = 4_000;

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

    /// <summary>Makes the problem of wrong input. Of very many errors the first are told, and of long ones the
    /// beginning, so that an answer is never much larger than the call.</summary>
    public static ApiProblem BadInput(IReadOnlyDictionary<string, string[]> errors)
    {
        var told = errors.Take(MostErrors).ToDictionary(
            e => Short(e.Key, MostOfField), e => Array.ConvertAll(e.Value, mend => Short(mend, MostOfMend)));
        if (errors.Count > MostErrors) told["$"] = [$"{errors.Count - MostErrors} more errors are not listed."];
        return new ApiProblem(
            StatusCodes.Status400BadRequest, "bad-input", "The input is not right.",
            Short(string.Join(" ", told.Select(e => $"{e.Key}: {string.Join(" ", e.Value)}")), MostOfDetail))
        {
            Errors = told,
        };
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    public static ApiProblem BadInput(string field, string mend) =>
        BadInput(new Dictionary<string, string[]> { [field] = [mend] });

    public static ApiProblem NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, "not-found", "There is no such thing.", detail);

    public static ApiProblem Conflict(string code, string detail) =>
        new(StatusCodes.Status409Conflict, code, "The present state does not admit this.", detail);
}
