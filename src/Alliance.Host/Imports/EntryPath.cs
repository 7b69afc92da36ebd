using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Host.Imports;

/// <summary>The parts of a path by which a fault of a revision names its field: <c>contacts[2].people[0].name</c> is of
/// entry 2 of the contacts, its field people, of that item 0, of that the field name.</summary>
/// <param name="List">The list.</param>
/// <param name="Index">The entry, from 0.</param>
/// <param name="Field">Its field; null for the entry itself.</param>
/// <param name="Item">The item of the field; null where it is no list, or all of it is meant.</param>
/// <param name="Part">The field of the item; null for none.</param>
internal sealed partial record EntryPath(string List, int Index, string? Field, int? Item, string? Part)
{
    /// <summary>Reads a path; null for one of another form.</summary>
    public static EntryPath? Read(string path)
    {
        if (Form().Match(path) is not { Success: true } match) return null;
        return new EntryPath(
            match.Groups["list"].Value, Number("index")!.Value, Text("field"), Number("item"), Text("part"));

        string? Text(string group) => match.Groups[group] is { Success: true } found ? found.Value : null;
        int? Number(string group) => Text(group) is { } digits ? int.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(
        @"^(?<list>\w+)\[(?<index>\d+)\](\.(?<field>\w+)(\[(?<item>\d+)\])?(\.(?<part>[\w-]+))?)?",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
