using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;

namespace Alliance.Core.Situations;

/// <summary>Finds the subject of a record, from the record itself (<see cref="JournalRecord.About"/>) and from the
/// actor that gave it.</summary>
public static class RecordSubjects
{
    /// <summary>Finds the aid request that gave a record or that it names; null for none.</summary>
    public static RequestNumber? RequestOf(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.AidRequest ? RequestNumber.Of(entry.Actor)
        : entry.Body.About.RequestOrThatOfCommitment;

    /// <summary>Finds the incident that gave a record or that it names, itself or by one of its requests; null for
    /// none.</summary>
    public static IncidentNumber? IncidentOf(in JournalEntry entry) =>
        IncidentItself(entry) ?? (RequestOf(entry) is { } request ? request.Incident : null);

    /// <summary>Finds the incident that gave a record or that it names itself; null for none.</summary>
    internal static IncidentNumber? IncidentItself(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.Incident ? IncidentNumber.Of(entry.Actor) : entry.Body.About.Incident;

    /// <summary>Finds the code of the township of a record: its actor's, else that of the request it names; null for
    /// neither.</summary>
    public static string? PlaceOf(in JournalEntry entry, Region region) =>
        region.PlaceOf(entry.Actor) ?? (RequestOf(entry) is { } request ? request.Township : null);
}
