namespace Alliance.Core.Situations;

/// <summary>What the situation shows of one thing that comes and goes: while something is open about it, it is at hand;
/// at rest it may be put away.</summary>
public interface IProjection
{
    /// <summary>Its number, unique within its kind.</summary>
    string Number { get; }
    /// <summary>The number of the last record that it shows. It is what the records through that make it, whoever has
    /// folded them.</summary>
    long LastRecord { get; }
    /// <summary>Nothing is open about it; a late record may still change it.</summary>
    bool IsAtRest { get; }

    /// <summary>A record is in it.</summary>
    void Took(long record);
}
