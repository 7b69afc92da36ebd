namespace Alliance.Host.Situations;

/// <summary>What a record is chosen by; kept of many more records than are kept themselves, so of names that live
/// elsewhere already.</summary>
/// <param name="Type">Of its body.</param>
/// <param name="IsNotice">Whether it is for a person's eyes.</param>
/// <param name="Request">The aid request that it is of or names; null for none.</param>
/// <param name="Place">The township that it is about; null for none.</param>
internal readonly record struct RecordFacts(Type Type, bool IsNotice, string? Request, string? Place);
