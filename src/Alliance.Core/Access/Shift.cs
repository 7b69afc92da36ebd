using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Access;

/// <summary>A shift of an office: who is on duty, and who stands in, in order.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="People">The accounts: who is on duty, then the deputies in the order in which they stand in.</param>
/// <param name="Note">What those who come on duty are told; null for nothing.</param>
[GenerateSerializer, Alias("shift")]
public sealed record Shift(Instant From, Instant To, string[] People, string? Note = null);

/// <summary>The state of an office: its roster.</summary>
[GenerateSerializer, Alias("office")]
public sealed class OfficeState : IListed
{
    /// <summary>The shifts, which do not overlap, in the order of time.</summary>
    [Id(0)] public List<Shift> Shifts { get; set; } = [];

    /// <inheritdoc/>
    public string ListedAs => Shifts.Count == 0 ? "none" : "planned";

    /// <summary>Returns the shift at a moment; null for a gap.</summary>
    /// <param name="now">The moment.</param>
    public Shift? At(Instant now) => Shifts.Find(s => s.From <= now && now < s.To);
}
