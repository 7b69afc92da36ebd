using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Sets values in a tree by path, before it is read.</summary>
internal static class Override
{
    public static void Apply(YamlNode root, IReadOnlyList<string> overrides, Findings findings)
    {
        foreach (var text in overrides) Apply(root, text, $"--set {text}", findings);
    }

    private static void Apply(YamlNode root, string text, string flag, Findings findings)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            findings.AddTo(flag, "it is not PATH=VALUE", "write it like --set radio.lossPermille=50");
            return;
        }

        if (StepsOf(text[..equals]) is not { } steps)
        {
            findings.AddTo(
                flag,
                $"{text[..equals]} is no path",
                "write keys with dots and places in a list like hazards[0].start");
            return;
        }

        if (text[(equals + 1)..].Trim().Length == 0)
        {
            findings.AddTo(flag, "the value is missing", "write it after the =");
            return;
        }

        if (YamlFile.Parse(text[(equals + 1)..], (_, what, mend) => findings.AddTo(flag, what, mend)) is not { } value)
            return;
        findings.Blame(value, flag);

        var node = root;
        foreach (var step in steps[..^1])
        {
            if (Find(node, step, out var wrong, out var mend) is not { } next)
            {
                findings.AddTo(flag, wrong, mend);
                return;
            }

            node = next;
        }

        Put(node, steps[^1], value, flag, findings);
    }

    private static void Put(YamlNode node, string step, YamlNode value, string flag, Findings findings)
    {
        if (node is YamlMappingNode mapping && Index(step) is null)
        {
            var key = mapping.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(k => k.Value == step);
            if (key is null) findings.Blame(key = new YamlScalarNode(step), flag);
            mapping.Children[key] = value;
        }
        else if (Find(node, step, out var wrong, out var mend) is null)
        {
            findings.AddTo(flag, wrong, mend);
        }
        else
        {
            ((YamlSequenceNode)node).Children[Index(step)!.Value] = value;
        }
    }

    private static YamlNode? Find(YamlNode node, string step, out string wrong, out string mend)
    {
        (wrong, mend) = ("", "");
        switch (node, Index(step))
        {
            case (YamlMappingNode mapping, null):
                var keys = mapping.Children.Keys.OfType<YamlScalarNode>().ToArray();
                if (keys.FirstOrDefault(k => k.Value == step) is { } key)
                    return mapping.Children[key];
                (wrong, mend) = (
                    $"there is no {step} on the path", Nearest.Hint(step, keys.Select(k => k.Value ?? "")));
                return null;
            case (YamlSequenceNode list, { } index):
                if (index < list.Children.Count) return list.Children[index];
                (wrong, mend) = ($"there is no [{index}] in a list of {list.Children.Count}", "count from 0");
                return null;
            case (_, null):
                (wrong, mend) = ($"nothing has a key {step} here", "name a place in a list like hazards[0]");
                return null;
            case (_, { } index):
                (wrong, mend) = ($"[{index}] is asked of what is no list", "name a key");
                return null;
        }
    }

    // "hazards[0].start" becomes "hazards", "[0]", "start".
    private static string[]? StepsOf(string path)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        return steps.All(s => s.Length > 0 && s.Contains('[', StringComparison.Ordinal) == Index(s) is not null)
            ? steps
            : null;
    }

    private static int? Index(string step) =>
        step.Length is > 2 and < 9
        && step[0] == '['
        && step[^1] == ']'
        && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
