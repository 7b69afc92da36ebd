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
    public static RequestNumber? RequestOf(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.AidRequest ? RequestNumber.Of(entry.Actor) : entry.Body.About.RequestOrThatOfCommitment;

    /// <summary>The incident that a record is of or names, by itself or by one of its requests; null for
    /// none.</summary>
    public static IncidentNumber? IncidentOf(in JournalEntry entry) =>
        IncidentItself(entry) ?? (RequestOf(entry) is { } request ? request.Incident : null);

    /// <summary>The incident that a record is of or names by itself; null for none.</summary>
    internal static IncidentNumber? IncidentItself(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.Incident ? IncidentNumber.Of(entry.Actor) : entry.Body.About.Incident;

    /// <summary>The township where a record belongs: its actor's, else that of the request it names; null for neither.
    /// </summary>
    public static string? PlaceOf(in JournalEntry entry, Region region) =>
        region.PlaceOf(entry.Actor) ?? (RequestOf(entry) is { } request ? request.Township : null);
}
