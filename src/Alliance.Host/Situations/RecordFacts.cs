using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Situations;

namespace Alliance.Host.Situations;

/// <summary>What a record is chosen by: small, so that it can be kept when the record itself is not wanted any more.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Actor">Whose it is.</param>
/// <param name="Type">Of its body.</param>
/// <param name="IsNotice">Whether it is for a person's eyes.</param>
/// <param name="Request">The aid request that it is of or names; null for none.</param>
/// <param name="Place">The township that it is about; null for none.</param>
internal readonly record struct RecordFacts(long Number, ActorId Actor, Type Type, bool IsNotice, string? Request, string? Place)
{
    public static RecordFacts Of(in JournalEntry entry, string? place) =>
        new(entry.Number, entry.Actor, entry.Body.GetType(), entry.Body is Notice, RecordSubjects.RequestOf(entry), place);
}
