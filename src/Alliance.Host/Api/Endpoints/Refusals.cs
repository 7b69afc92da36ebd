using Alliance.Core.Actors;
using Alliance.Grains.Hosting;
using Alliance.Host.Api.Problems;
using Alliance.Journals;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Converts commands that were not carried out to problems.</summary>
internal static class Refusals
{
    /// <summary>Converts a refusal. Most refusals mean that the state does not allow the command. A code that starts
    /// with <c>bad-</c> means that the input is wrong in a way that only the actor can see.</summary>
    public static ApiProblem Refused(Refusal refusal)
    {
        var errors = FieldOf(refusal.Why) is { } field
            ? new Dictionary<string, string[]> { [field] = [refusal.Why[(field.Length + 2)..]] }
            : null;
        return refusal.Code.StartsWith("bad-", StringComparison.Ordinal) || refusal.Code == "not-reportable"
            ? new ApiProblem(StatusCodes.Status400BadRequest, refusal.Code, "The input is not right.", refusal.Why)
            {
                Errors = errors,
            }
            : new ApiProblem(
                StatusCodes.Status409Conflict,
                refusal.Code,
                "The present state does not admit this.",
                refusal.Why)
            {
                Errors = errors,
            };
    }

    public static ApiProblem Stale(CommandResult result, RealmDesk realm) =>
        new(
            StatusCodes.Status409Conflict,
            "stale",
            "It has changed since you read it.",
            $"It is now at version {result.Version}; read it again, and send the command with its new ETag if you "
                + $"still mean it.{WhoDidWhat(result, realm)}")
        {
            More = new Dictionary<string, object?>
            {
                ["version"] = result.Version,
                ["last"] = result.Last is { } last ? RecordView.Of(last.Entry, realm) : null,
            },
        };

    public static ApiProblem KeyReused() =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            "key-reused",
            "The Idempotency-Key was used for another body.",
            "The first body was carried out, this one was not; send this one with a key of its own.");

    private static string WhoDidWhat(CommandResult result, RealmDesk realm) =>
        result.Last is { Entry: var entry }
            ? $" Last: {(entry.Author is { } by ? $"{by.Name} ({by.Office})" : entry.Cause.ToString())}, "
                + $"{RecordJson.TypeOf(entry.Body.GetType())}, {realm.Time(entry.At):yyyy-MM-dd HH:mm:ss}."
            : "";

    private static string? FieldOf(string why) =>
        why.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 && why.AsSpan(0, at).IndexOf(' ') < 0
            ? why[..at]
            : null;
}
