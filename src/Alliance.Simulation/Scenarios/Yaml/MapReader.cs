using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Reads the values of one mapping of a known shape.</summary>
/// <remarks>Mistakes become findings, and a placeholder value is returned, so that reading continues with the rest of
/// the file.</remarks>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly Shape _shape;
    private readonly Findings _findings;

    private MapReader(YamlNode node, Shape shape, Findings findings) =>
        (Node, _shape, _findings) = (node, shape, findings);

    public YamlNode Node { get; }

    /// <summary>Opens a mapping, with findings for unknown and missing keys; null when the node is not a
    /// mapping.</summary>
    public static MapReader? Open(YamlNode node, Shape shape, Findings findings)
    {
        if (node is not YamlMappingNode mapping)
        {
            findings.Add(
                node, $"{shape.Name} must have keys and values", $"write its keys: {string.Join(", ", shape.Keys)}");
            return null;
        }

        var map = new MapReader(node, shape, findings);
        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name } && shape.Keys.Contains(name)) map._values[name] = value;
            else findings.Add(key, $"unknown key {key} in {shape.Name}", Nearest.Hint(key.ToString(), shape.Keys));
        }

        foreach (var key in shape.Required.Where(k => !map._values.ContainsKey(k)))
            findings.Add(node, $"{key} is missing", $"add it to this {shape.Name}");
        return map;
    }

    /// <summary>The node of a key; null when the key is missing.</summary>
    public YamlNode? this[string key] =>
        _shape.Keys.Contains(key) ? _values.GetValueOrDefault(key)
            : throw new ArgumentException($"The shape {_shape.Name} does not list the key {key}.", nameof(key));

    public MapReader? Map(string key, Shape shape) => this[key] is { } node ? Open(node, shape, _findings) : null;

    /// <summary>Returns the items of a list; none when the key is missing.</summary>
    public IReadOnlyList<YamlNode> Items(string key, int atLeast = 0)
    {
        if (this[key] is not { } node) return [];
        if (node is YamlSequenceNode list)
        {
            if (list.Children.Count < atLeast)
                _findings.Add(node, $"{key} lists {list.Children.Count}", $"list at least {atLeast}");
            return [.. list.Children];
        }

        _findings.Add(node, $"{key} must be a list", "write each item after a dash, or all in [ ]");
        return [];
    }

    /// <summary>Opens the mappings of a list.</summary>
    public IEnumerable<MapReader> Maps(string key, Shape shape, int atLeast = 0) =>
        Items(key, atLeast).Select(item => Open(item, shape, _findings)).OfType<MapReader>();

    public string Text(string key) => TextOrNull(key) ?? "";

    /// <summary>Reads a name of a region: of a place, a squad, a depot or a person.</summary>
    public string Name(string key)
    {
        var text = Text(key);
        if (text.Length > RegionFaults.MostName || text.Any(char.IsControl))
            _findings.Add(this[key]!, $"{key} is too long, or has characters that cannot be seen",
                $"write a name of up to {RegionFaults.MostName} characters");
        return text;
    }

    public string? TextOrNull(string key) => this[key] is { } node ? TextOf(node, key) : null;

    /// <summary>Returns the text of a scalar; null, with a finding, when the node is not a scalar or empty.</summary>
    public string? TextOf(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value: { } text } scalar && text.Trim().Length > 0 && !IsNull(scalar))
            return text;
        _findings.Add(
            node,
            node is YamlScalarNode ? $"{what} has no value" : $"{what} must be a single value",
            "write it after the colon");
        return null;
    }

    /// <summary>Reads an identifier of a tier, team or depot: letters, digits and dashes.</summary>
    public string Identifier(string key)
    {
        var text = Text(key);
        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            _findings.Add(
                this[key]!,
                $"{key} {text} has characters other than letters, digits and dashes",
                "use those alone: it is part of addresses");
        return text;
    }

    public string OneOf(string key, IReadOnlyCollection<string> known)
    {
        var text = Text(key);
        if (text != "" && !known.Contains(text))
            _findings.Add(this[key]!, $"{key} {text} is unknown", Nearest.Hint(text, known));
        return text;
    }

    public bool Flag(string key)
    {
        var text = TextOrNull(key);
        if (text is not (null or "true" or "false"))
            _findings.Add(this[key]!, $"{key} is {text}", "write true or false");
        return text == "true";
    }

    public int Whole(string key, int min, int max, string? mend = null) => (int)WholeLong(key, min, max, mend);

    /// <summary>Reads a whole number, or returns the default where the key is missing.</summary>
    public int WholeOr(string key, int otherwise, int min, int max) =>
        this[key] is null ? otherwise : Whole(key, min, max);

    /// <summary>Reads a whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public long WholeLong(string key, long min, long max, string? mend = null)
    {
        if (this[key] is not { } node || TextOf(node, key) is not { } text) return min;
        var range = mend ?? $"write a whole number from {min} to {max}";
        if (((YamlScalarNode)node).Style != YamlDotNet.Core.ScalarStyle.Plain
            || !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            _findings.Add(node, $"{key} is not a whole number: {text}", range);
        else if (number < min || number > max)
            _findings.Add(node, $"{key} is {number}, {(number < min ? $"below {min}" : $"above {max}")}", range);
        else return number;
        return min;
    }

    /// <summary>Reads a decimal number of degrees as millionths, without floating point.</summary>
    public int Degrees(string key, int limit)
    {
        if (this[key] is not { } node || TextOf(node, key) is not { } text) return 0;
        var digits = text.TrimStart('-');
        var dot = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = dot < 0 ? (digits, "") : (digits[..dot], digits[(dot + 1)..]);
        if (
            fraction.Length <= 6
            && whole.Length is > 0 and <= 3
            && int.TryParse(
                whole + fraction.PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var millionths)
            && millionths <= limit * 1_000_000)
            return text[0] == '-' ? -millionths : millionths;
        _findings.Add(
            node, $"{key} {text} is no position", $"write degrees from -{limit} to {limit} with at most six decimals");
        return 0;
    }

    /// <summary>Reads a day such as <c>2026-06-19</c>; null where the key is missing.</summary>
    public DateOnly? Day(string key)
    {
        if (this[key] is not { } node || TextOf(node, key) is not { } text)
            return null;
        if (MomentText.ReadDay(text) is { } day) return day;
        _findings.Add(node, $"{key} {text} is no day", "write it like 2026-06-19");
        return null;
    }

    public Instant Moment(string key) => new(Time(key).Milliseconds);

    /// <summary>Reads a length of time such as <c>1h30m</c>.</summary>
    public Span Time(string key)
    {
        if (this[key] is not { } node || TextOf(node, key) is not { } text) return default;
        if (TimeText.TryParse(text, out var span)) return span;
        _findings.Add(node, $"{key} {text} is no time", "write hours and minutes like 6h, 90m or 1h30m");
        return default;
    }

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar is { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "~" or "null" };
}
