namespace Alliance.Host.Situations;

/// <summary>The fields by which a record is filtered. They are kept for many more records than the events are, so they
/// only refer to names that are held elsewhere already.</summary>
/// <param name="Type">The type of its body.</param>
/// <param name="IsNotice">Whether it is a notice for a person.</param>
/// <param name="Request">The aid request that wrote it or that it names; null for none.</param>
/// <param name="Place">The township that it is about; null for none.</param>
internal readonly record struct RecordFacts(Type Type, bool IsNotice, string? Request, string? Place);
