using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alliance.Host.Api.Problems;

/// <summary>Describes in plain words what is wrong with a body that could not be read, or with a parameter that could
/// not be parsed.</summary>
internal static partial class BadBody
{
    public static ApiProblem Of(BadHttpRequestException bad, HttpContext http) =>
        bad switch
        {
            { InnerException: JsonException json } => Malformed(json),
            { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new ApiProblem(
                bad.StatusCode,
                "not-json",
                "The body is not declared as JSON.",
                "Send it with Content-Type: application/json."),
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => new ApiProblem(
                bad.StatusCode,
                "too-large",
                "The body is too large.",
                "It has more than is taken here; send less at once."),
            _ when ParameterPattern().Match(bad.Message) is { Success: true } match => ApiProblem.BadInput(
                JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value),
                $"'{match.Groups["value"].Value}' is not right here; write {Meant(match.Groups["type"].Value, http)}."),
            _ when bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) => ApiProblem.BadInput(
                "$",
                "The body is missing: send a JSON object."),
            _ => new ApiProblem(bad.StatusCode, "bad-request", "The request is not right.", bad.Message),
        };

    /// <summary>Describes where a body stops being JSON.</summary>
    public static ApiProblem Malformed(JsonException json)
    {
        var line = (json.LineNumber ?? 0) + 1;
        var position = (json.BytePositionInLine ?? 0) + 1;
        return new ApiProblem(StatusCodes.Status400BadRequest, "malformed-json", "The body is not JSON.",
            $"Line {line}, position {position}: {MessageTail().Replace((json.InnerException ?? json).Message, "")}")
        {
            Errors = new Dictionary<string, string[]>
            {
                ["$"] = [$"stops being JSON at line {line}, position {position}."],
            },
            More = new Dictionary<string, object?> { ["line"] = line, ["position"] = position },
        };
    }

    private static string Meant(string type, HttpContext http)
    {
        var name = type[(type.LastIndexOf('.') + 1)..]
            .Replace("Nullable<", "", StringComparison.Ordinal)
            .TrimEnd('>', '?');
        var enums = http.RequestServices.GetRequiredService<ApiEnums>().Types;
        if (enums.FirstOrDefault(e => e.Name == name) is { } known) return $"one of {ApiJson.NamesOf(known)}";
        return name switch
        {
            "Int32" or "Int64" or "int" or "long" => "a whole number within its range",
            "String" or "string" => "a text",
            "Boolean" or "bool" => "true or false",
            _ when name.EndsWith("[", StringComparison.Ordinal) || type.Contains("List", StringComparison.Ordinal) =>
                "a list",
            _ => "an object with the fields that the reference at / shows",
        };
    }

    [GeneratedRegex("""Failed to bind parameter "(?<type>[^ ]+) (?<name>[^"]+)" from "(?<value>[^"]*)".""")]
    private static partial Regex ParameterPattern();

    [GeneratedRegex(@"\s*(Path: .*)?(LineNumber: .*)?$")]
    private static partial Regex MessageTail();
}
