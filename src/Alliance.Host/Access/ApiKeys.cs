using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Access;

namespace Alliance.Host.Access;

/// <summary>API keys as text: <c>alk.ACCOUNT.ID.SECRET</c>. The secret has 256 random bits. Only its hash is
/// kept.</summary>
internal static class ApiKeys
{
    private const string Prefix = "alk.";
    private const int SecretBytes = 32, IdBytes = 6;

    /// <summary>Makes a key.</summary>
    /// <returns>Its id, its text, which is shown once, and its hash.</returns>
    public static (string Id, string Text, byte[] Hash) New(string account)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        var text = $"{Prefix}{account}.{id}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return (id, text, HashOf(text));
    }

    /// <summary>Returns whether a text may be a key.</summary>
    public static bool IsLikeOne(ReadOnlySpan<char> text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Returns the account and the key that a text names; null where there is none, or it has ended.</summary>
    public static (string Account, AccountState State, string Id, ApiKey Key)? Find(
        string text, AccessDirectory directory)
    {
        // Account names may have dots; ids and secrets have none.
        if (!IsLikeOne(text) || text.LastIndexOf('.') is not (> 4 and var end)
            || text.LastIndexOf('.', end - 1) is not (> 4 and var middle)) return null;
        var (account, id) = (text[Prefix.Length..middle], text[(middle + 1)..end]);
        return directory.View.Usable(account) is { } state
            && state.Keys.TryGetValue(id, out var key) && key.IsValid(directory.Now)
            && CryptographicOperations.FixedTimeEquals(HashOf(text), key.Hash) ? (account, state, id, key) : null;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
