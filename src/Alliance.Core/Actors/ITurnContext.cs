namespace Alliance.Core.Actors;

/// <summary>What a turn may know beside its message and the time: an immutable, versioned value that all actors of a
/// silo share. The kernel uses its version alone; the domain adds the rest (<c>Geography.Region</c>).</summary>
public interface ITurnContext
{
    /// <summary>The version, counted from 1. A change makes a new value with the next version.</summary>
    int Version { get; }
}
