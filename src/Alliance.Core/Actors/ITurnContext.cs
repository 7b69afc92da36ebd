namespace Alliance.Core.Actors;

/// <summary>The context of a turn, beside its message and the time: an immutable, versioned value that all actors of a
/// silo share. The kernel uses only its version. The domain adds the rest (<c>Geography.Region</c>).</summary>
public interface ITurnContext
{
    /// <summary>The version, from 1. Each change makes a new value with the next version.</summary>
    int Version { get; }
}
