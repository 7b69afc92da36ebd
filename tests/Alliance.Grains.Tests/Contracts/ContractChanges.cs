using System.Globalization;

namespace Alliance.Grains.Tests.Contracts;

/// <summary>A difference between the file and the code.</summary>
/// <param name="Before">The line of the file; null for one that is new.</param>
/// <param name="After">The line of the code; null for one that is gone.</param>
/// <param name="Meaning">What it means for stored data, and what to do.</param>
internal sealed record ContractChange(string? Before, string? After, string Meaning)
{
    public override string ToString() =>
        (Before is null ? "" : $"- {Before}\n") + (After is null ? "" : $"+ {After}\n") + $"  {Meaning}";
}

/// <summary>Compares the file with the code and says what each difference means.</summary>
internal static class ContractChanges
{
    private const string Readable = "Stores of earlier builds are still read";
    private const string Unreadable = "Stored data of earlier builds can no longer be read.";
    private const string Upgrade = "or stop all silos before the upgrade.";

    private const string TypeChanged = $"The type of a field has changed. {Unreadable}"
        + " Put the field back as it was, and append a new one with a new id.";

    private const string ValuesMoved = "A name stands for another value now. Old stored data is read wrongly."
        + " Put the order back, and append new values at the end.";

    private const string FieldsMoved = $"A field has another id now. {Unreadable} Fields come into wrong places."
        + " Put ids and the order of parameters back, and append what is new at the end.";

    public static IReadOnlyList<ContractChange> Between(
        IReadOnlyList<ContractBlock> file, IReadOnlyList<ContractBlock> code)
    {
        var before = file.DistinctBy(b => b.Key).ToDictionary(b => b.Key);
        var after = code.ToDictionary(b => b.Key);
        bool IsGone(string alias) => before.ContainsKey($"type {alias}") && !after.ContainsKey($"type {alias}");

        return
        [
            .. file.Where(b => !after.ContainsKey(b.Key)).Select(b => new ContractChange(b.Header, null, Gone(b))),
            .. code.SelectMany(b => before.TryGetValue(b.Key, out var old) ? Within(old, b) : [Added(b)])
                .Select(c => c.Meaning == TypeChanged && Aliases(c.Before!).Any(IsGone)
                    ? c with { Meaning = "Its type's alias is gone: read what is said of that alias." } : c),
        ];
    }

    private static string[] Aliases(string line) => line.Split([' ', ',', '<', '>', '(', ')', '[', ']', '?']);

    private static IEnumerable<ContractChange> Within(ContractBlock before, ContractBlock after)
    {
        if (before.Header != after.Header)
            yield return new ContractChange(before.Header, after.Header, OtherKind(before, after));
        foreach (var line in before.Lines.Where(l => after.Lines.All(a => a.Line != l.Line)))
        {
            var now = after.Lines.FirstOrDefault(a => a.Id == line.Id);
            var meaning = now is null ? Removed(before, line, after) : Changed(before, line, now, after);
            yield return new ContractChange(
                $"{before.Key}: {line.Line}", now is null ? null : $"{after.Key}: {now.Line}", meaning);
        }

        foreach (var line in after.Lines.Where(a => before.Lines.All(l => l.Id != a.Id)))
            yield return new ContractChange(null, $"{after.Key}: {line.Line}", Appended(before, line));
    }

    private static string Gone(ContractBlock block) => block.Sort switch
    {
        "type" => $"No type has the alias '{block.Name}' any more. {Unreadable} Give the type its [Alias] back."
            + " To stop using a type, keep it with its [Alias], so that old records can be read.",
        "grain" => $"No grain interface has the alias '{block.Name}' any more. Silos of earlier builds call it in vain."
            + $" Give the interface its [Alias] back, {Upgrade}",
        _ => "No field uses this enum any more. Read what is said of the fields that used it.",
    };

    private static ContractChange Added(ContractBlock block) => new(null, block.Header, block.Sort switch
    {
        "type" => $"This type is new. {Readable}. Earlier builds cannot read a store that has one.",
        "grain" => "This grain is new. Silos of earlier builds do not know it.",
        _ => "This enum is new.",
    });

    private static string OtherKind(ContractBlock before, ContractBlock after)
    {
        static string Concrete(ContractBlock block) => block.Kind.Replace("abstract ", "", StringComparison.Ordinal);

        return before.Sort switch
        {
            "type" when Concrete(before) == Concrete(after) =>
                "Abstract types are not stored by themselves. Stored data of earlier builds that holds one itself"
                + " can no longer be read if it is abstract now.",
            "type" => $"Kind or base has changed, and with it how fields are written. {Unreadable}"
                + " Put kind and base back, and make a new type with a new [Alias].",
            "enum" => $"The underlying type has changed. {Unreadable} Put it back.",
            _ => "The grain has another kind of key. Silos of earlier builds cannot reach it. Put it back.",
        };
    }

    private static string Removed(ContractBlock before, ContractLine line, ContractBlock after) => before.Sort switch
    {
        "enum" when Moved(line, after) => ValuesMoved,
        "enum" => $"No value is {line.Id} any more. Stored data of earlier builds may hold it. Keep the value.",
        "grain" => $"The method is gone. Silos of earlier builds call it in vain. Keep it, {Upgrade}",
        _ when Moved(line, after) => FieldsMoved,
        _ when line.IsParameter =>
            $"The last parameter is gone. {Readable}, without {line.Name}. Its place must never be used again:"
            + " use [Id] fields for what comes later. Keep the parameter if you can.",
        _ => $"The field is gone. {Readable}, without {line.Name}. Its id must never be used again:"
            + " leave a comment in its place that says so.",
    };

    private static string Changed(ContractBlock before, ContractLine line, ContractLine now, ContractBlock after) =>
        before.Sort switch
        {
            "enum" when Moved(line, after) || Moved(now, before) => ValuesMoved,
            "enum" => $"The value has another name. {Readable}, if it still means the same."
                + " JSON and the API show the new name.",
            "grain" => "Parameters or result have changed. Silos of earlier builds cannot call it."
                + $" Add a method with a new [Alias], {Upgrade}",
            _ when Moved(line, after) => FieldsMoved,
            _ when line.Type != now.Type => TypeChanged,
            _ => $"The field has another name. {Readable}, if it still means the same."
                + " JSON and the API show fields of records under the new name.",
        };

    private static string Appended(ContractBlock before, ContractLine line)
    {
        if (before.Sort == "enum")
            return $"The value is new. {Readable}. Earlier builds do not know what it means.";
        if (before.Sort == "grain") return "The method is new. Silos of earlier builds do not have it.";
        var last = before.Lines.Where(l => l.IsParameter == line.IsParameter).Select(Number).DefaultIfEmpty(-1).Max();
        return Number(line) > last
            ? $"A field was appended. {Readable}: {line.Name} has its default there, and the code must do with that."
            : $"The id is below others that are in use. If another field has had it before, stored data of earlier"
                + $" builds can no longer be read. Take an id above {last}.";
    }

    /// <summary>Whether a name of one block has another id in the other.</summary>
    private static bool Moved(ContractLine line, ContractBlock other) =>
        other.Lines.Any(l => l.Name == line.Name && l.Id != line.Id) && other.Lines.All(l => l.Line != line.Line);

    private static long Number(ContractLine line) =>
        long.Parse(line.Id[(line.Id.IndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
}
