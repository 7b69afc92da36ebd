using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Reports;

/// <summary>Records what was said of an earlier time than that of which something is known. It changes
/// nothing.</summary>
/// <param name="Field">The field that it is about.</param>
/// <param name="Said">What was said.</param>
/// <param name="Stands">What is known, and stands.</param>
/// <param name="StandsSince">When that happened which is known.</param>
[GenerateSerializer, Alias("report.late-fact")]
public sealed record LateFact(string Field, string Said, string Stands, Instant StandsSince) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Finds out what is said of an earlier time than that which is known.</summary>
internal static class LateFacts
{
    /// <summary>Tells whether what a command says is older than what is known, and records it then. The caller leaves
    /// what is known as it is.</summary>
    /// <param name="turn">The turn that handles the command.</param>
    /// <param name="field">The field of the command.</param>
    /// <param name="said">What it says.</param>
    /// <param name="stands">What is known.</param>
    /// <param name="since">When that happened which is known; null where nothing is known.</param>
    public static bool IsLate(this Turn turn, string field, string said, string stands, Instant? since)
    {
        if (since is not { } known || turn.Happened >= known) return false;
        turn.Record(new LateFact(field, said, stands, known));
        return true;
    }

    /// <summary>Tells whether what a command says of one of several facts is older than what is known, and records it
    /// then. If it is not, its time is noted.</summary>
    /// <param name="turn">The turn that handles the command.</param>
    /// <param name="field">The field of the command.</param>
    /// <param name="said">What it says.</param>
    /// <param name="stands">What is known.</param>
    /// <param name="seen">When each of the facts was last known; that of this one is noted.</param>
    /// <param name="key">The fact.</param>
    public static bool IsLate<TKey>(
        this Turn turn, string field, string said, string stands, SortedDictionary<TKey, Instant> seen, TKey key)
        where TKey : notnull
    {
        if (turn.IsLate(field, said, stands, seen.TryGetValue(key, out var since) ? since : null)) return true;
        seen[key] = turn.Happened;
        return false;
    }
}
