using System.CommandLine;
using System.Globalization;

namespace Alliance.Benchmarks.Measuring;

/// <summary>The flags that benchmarks share, with their bounds.</summary>
internal static class Flags
{
    public static Option<int> Rounds() => Whole("--rounds", "Rounds, interleaved, after one to warm up.", 5, 1, 1_000);

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON object to standard output." };

    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Whole(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!IsWithin(token.Value, least, most))
                    result.AddError($"{name} is {token.Value}; give a whole number from {least:N0} to {most:N0}.");
        });
        return option;
    }

    /// <summary>Several sizes, each within bounds.</summary>
    public static Option<int[]> Sizes(string description, int least, int most)
    {
        var option = new Option<int[]>("--sizes") { Description = description,
            DefaultValueFactory = _ => [1_000, 10_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!IsWithin(token.Value, least, most))
                    result.AddError($"--sizes has {token.Value}; give whole numbers from {least:N0} to {most:N0}.");
        });
        return option;
    }

    private static bool IsWithin(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least
        && value <= most;
}
