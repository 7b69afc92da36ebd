using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;

namespace Alliance.Core.Situations;

/// <summary>What a record is about, by its own word (<see cref="JournalRecord.About"/>) and by the actor that gave it.
/// </summary>
public static class RecordSubjects
{
    /// <summary>The aid request that a record is of or names; null for none.</summary>
    public static string? RequestOf(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.AidRequest ? entry.Actor.Key : Numbers.RequestOf(entry.Body.About);

    /// <summary>The incident that a record is of or names, by itself or by one of its requests; null for
    /// none.</summary>
    public static string? IncidentOf(in JournalEntry entry) =>
        IncidentItself(entry) ?? (RequestOf(entry) is { } request ? Numbers.IncidentOf(request) : null);

    /// <summary>The incident that a record is of or names by itself; null for none.</summary>
    internal static string? IncidentItself(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.Incident ? entry.Actor.Key : entry.Body.About.Incident;

    /// <summary>The township where a record belongs: its actor's, else that of the request it names; null for neither.
    /// </summary>
    public static string? PlaceOf(in JournalEntry entry, Region region) =>
        region.PlaceOf(entry.Actor) ?? (RequestOf(entry) is { } request ? Numbers.TownshipOf(request) : null);
}
