namespace Alliance.Core.Situations;

/// <summary>The projection of one incident or request. It is kept in memory while anything about it is open. At rest it
/// may be moved to a store.</summary>
public interface IProjection
{
    /// <summary>Its number, unique within its kind.</summary>
    string Number { get; }
    /// <summary>The number of the last record that it shows. The projection depends only on the records through that
    /// one, not on the fold that read them.</summary>
    long LastRecord { get; }
    /// <summary>Whether nothing about it is open. A late record may still change it.</summary>
    bool IsAtRest { get; }

    /// <summary>Notes that a record is included.</summary>
    /// <param name="record">The number of the record.</param>
    void Took(long record);
}
