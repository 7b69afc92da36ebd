using Alliance.Host.Output;

namespace Alliance.Host.Commands.Servers;

/// <summary>The API key with which a command calls a server where people sign in. It comes from the environment or a
/// file: what is in the command line can be seen by everybody on the machine.</summary>
internal static class ServerKey
{
    /// <summary>The environment variables with the key, and with the file that holds it.</summary>
    public const string Variable = "ALLIANCE_KEY", FileVariable = "ALLIANCE_KEY_FILE";

    /// <summary>Whether there is one: then the server knows who calls, and in which office.</summary>
    public static bool IsGiven => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }
        || Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 };

    /// <summary>Reads the key; null for none.</summary>
    /// <param name="why">Why it cannot be read; null where it can.</param>
    public static string? Read(out Text? why)
    {
        why = null;
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } key)
            return Checked(key.Trim(), Variable, out why);
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } file) return null;
        try
        {
            return Checked(File.ReadAllText(file).Trim(), FileVariable, out why);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            why = Text.Of(
                $"{FileVariable}: {file} cannot be read: {failure.Message}",
                $"{FileVariable}：无法读取 {file}：{failure.Message}");
            return null;
        }
    }

    /// <summary>Returns the key; null where it is none, since keys have neither blanks nor several lines.</summary>
    private static string? Checked(string key, string from, out Text? why)
    {
        why = key.All(c => c is > ' ' and <= '~') ? null
            : Text.Of(
                $"{from}: holds no API key, which is one line without blanks.",
                $"{from}：其中没有 API 密钥；密钥为一行、不含空格。");
        return why is null ? key : null;
    }
}
