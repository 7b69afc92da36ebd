using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Incidents;

/// <summary>Shares a surplus out among the lines of one kind. What remains is covered first by those at the scene, then
/// by those on the way, then by those who have not left.</summary>
internal static class Lowering
{
    /// <summary>Returns what each line is still to cover.</summary>
    /// <param name="kind">The kind of the lines.</param>
    /// <param name="lines">The lines; the first gives way first.</param>
    /// <param name="surplus">People or units too many; zero or less: none.</param>
    /// <param name="isSlip">Whether the surplus was a slip of the hand. Then the youngest lines, which the slip called
    /// out, give way wholly before an older one does.</param>
    public static List<(LineId Line, int Target)> Share(
        ResourceKind kind, IReadOnlyList<KeyValuePair<LineId, LineStanding>> lines, int surplus, bool isSlip)
    {
        var targets = lines.Select(l => l.Value.Cover).ToArray();
        var isUsedUp = kind.IsSupply && !Catalogue.IsDurable(kind);
        Func<LineStanding, int>[] parts = isSlip ? [l => l.Cover] :
        [
            l => l.Cover - l.Promised, l => l.Promised - l.Departed, l => l.Departed - l.OnScene,
            l => isUsedUp ? 0 : l.OnScene,
        ];
        foreach (var part in parts)
        {
            for (var i = 0; i < targets.Length && surplus > 0; i++)
            {
                var given = Math.Clamp(part(lines[i].Value), 0, Math.Min(surplus, targets[i]));
                targets[i] -= given;
                surplus -= given;
            }
        }

        return [.. lines.Select((line, i) => (line.Key, targets[i]))];
    }
}
