using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Imports;

/// <summary>Reads the cells of a squad. What is wrong is reported at its cell, and a value that stands for it is
/// returned.</summary>
internal static partial class SquadCells
{
    /// <summary>Reads the tier that owns it.</summary>
    public static ActorId Owner(TableRow row, SheetColumn column, Region region)
    {
        var text = row.Needed(column, "the township, village alliance or command centre, by code or name");
        if (text.Length == 0) return default;
        var (tier, problem) = Naming.Tier(text, region);
        if (problem is not null) row.Wrong(column, problem);
        return tier.GetValueOrDefault();
    }

    /// <summary>Reads its force by code or name. Returns the code.</summary>
    public static string Force(TableRow row, SheetColumn column)
    {
        var text = row.Needed(column, "what kind of squad it is, such as 乡镇综合应急救援队 or comprehensive");
        var folded = FoldedText.Of(text);
        var force = Forces.All.FirstOrDefault(
            f => ((string[])[f.Code, f.Zh, f.En]).Any(n => FoldedText.Of(n) == folded));
        if (force is null && text.Length > 0)
            row.Wrong(
                column, $"is no force; {Nearest.Hint(text, Forces.All.SelectMany(f => (string[])[f.Zh, f.Code]))}.");
        return force?.Code ?? text;
    }

    /// <summary>Reads a whole number.</summary>
    public static int Number(TableRow row, SheetColumn column, string what)
    {
        var text = row.Needed(column, $"{what}, in digits");
        var number = Spoken.WholeNumber(text);
        if (number is null && text.Length > 0) row.Wrong(column, $"is no whole number; write {what} in digits alone.");
        return number ?? 0;
    }

    /// <summary>Reads yes or no.</summary>
    public static bool Flag(TableRow row, SheetColumn column)
    {
        var answer = Spoken.Answer(row.Text(column));
        if (answer is null) row.Wrong(column, "is neither 是 (yes) nor 否 (no).");
        return answer ?? false;
    }

    /// <summary>Reads what it can do: kinds, each with its type where that is known.</summary>
    public static IReadOnlyList<Capability> Capabilities(TableRow row, SheetColumn column)
    {
        List<Capability> read = [];
        foreach (var item in Spoken.Items(row.Needed(column, "what it can do, such as 水域救援/2；转移安置")))
        {
            var half = WrittenText.HalfWidth(item);
            var slash = half.LastIndexOf('/');
            var type = slash < 0 ? Capability.LeastType : Spoken.WholeNumber(half[(slash + 1)..]);
            var (kind, problem) = Names.Kind(slash < 0 ? half : half[..slash].Trim(), LookupKind.Capability);
            if (problem is not null) row.Wrong(column, problem);
            else if (type is null)
                row.Wrong(column, $"'{half[(slash + 1)..]}' is no type; write 1, the most capable, to "
                    + $"{Capability.LeastType} after the slash.");
            if (kind is { } known && type is { } given) read.Add(new Capability(known, given));
        }

        return read;
    }

    /// <summary>Reads what it brings: kinds, each with the number of units.</summary>
    public static IReadOnlyDictionary<ResourceKind, int> Equipment(TableRow row, SheetColumn column)
    {
        var read = new Dictionary<ResourceKind, int>();
        foreach (var item in Spoken.Items(row.Text(column)))
        {
            if (Counted().Match(WrittenText.HalfWidth(item)) is not { Success: true } match)
            {
                row.Wrong(column, $"'{item}' has no number; write the kind and how many, such as 冲锋舟 2；抽水泵 1.");
                continue;
            }

            var (kind, problem) = Names.Kind(match.Groups["kind"].Value, LookupKind.Supply);
            if (problem is not null) row.Wrong(column, problem);
            else if (!int.TryParse(match.Groups["units"].Value, CultureInfo.InvariantCulture, out var units))
                row.Wrong(column, $"'{item}' has too large a number.");
            else if (!read.TryAdd(kind!.Value, units))
                row.Wrong(column, $"{kind} is named twice; name it once, with all its units.");
        }

        return read;
    }

    /// <summary>A kind and a number, with a unit of counting behind it or none: 冲锋舟2艘.</summary>
    [GeneratedRegex(
        @"^(?<kind>.*?[^\s×*:0-9.+−-])(\s*[×*:]\s*|\s+[xX]\s*|\s*)(?<units>[0-9]+)\s*[艘台顶床箱张件升套副架条吨个]?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();
}
