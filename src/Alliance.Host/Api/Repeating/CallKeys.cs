using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Alliance.Core.Runtimes;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Repeating;

/// <summary>Makes the keys by which the repeats of a call are recognised.</summary>
internal static class CallKeys
{
    /// <summary>The header with the key that a caller gives.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The longest key of a caller, in characters.</summary>
    public const int Longest = 200;
    private const string ReplayedHeader = "Idempotency-Replayed";
    private const int Rounds = 100_000, HashBytes = 32;

    /// <summary>Returns the key of a call; null where its caller gave none.</summary>
    /// <param name="http">The call.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="body">The body of the call, as it was understood: white space and the order of fields make no other
    /// command.</param>
    /// <param name="json">The settings of the API.</param>
    /// <param name="part">Names the command among several of one call; null for the first or only one.</param>
    /// <param name="isSecret">Whether the body has a password. The hash of it is stored; of such a body it is salted,
    /// and slow to try out.</param>
    /// <exception cref="ApiProblem">The key is too long.</exception>
    public static IdempotencyKey? Of(
        HttpContext http, string caller, object body, JsonSerializerOptions json, string? part = null,
        bool isSecret = false)
    {
        if (http.Request.Headers[Header].ToString() is not { Length: > 0 } given) return null;
        if (given.Length > Longest)
            throw ApiProblem.BadInput(
                Header, $"is longer than {Longest} characters; a random 128-bit number is enough.");
        var key = new IdempotencyKey(
            caller, $"{http.Request.Method} {http.Request.Path}", part is null ? given : $"{given} {part}", []);
        // A field that is added to a body later is left out where it is null, so that keys stay valid over a change of
        // the program.
        var text = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), json);
        return key with
        {
            BodyHash = isSecret
                ? Rfc2898DeriveBytes.Pbkdf2(
                    text, Encoding.UTF8.GetBytes(key.Name), Rounds, HashAlgorithmName.SHA512, HashBytes)
                : SHA256.HashData(text),
        };
    }

    /// <summary>Says in the answer that the call was carried out before.</summary>
    public static void SetReplayed(HttpContext http) => http.Response.Headers[ReplayedHeader] = "true";
}
