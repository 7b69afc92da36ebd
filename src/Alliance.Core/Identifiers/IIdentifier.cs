namespace Alliance.Core.Identifiers;

/// <summary>A name or number with a shape of its own, kept as its text. It is ordered ordinally, whatever the culture
/// of the machine.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
/// <remarks>It is stored and sent as its text alone (<see cref="IdentifierCodec{T}"/>), in JSON too. An identifier that
/// may be missing in a stored type is a class: Orleans reads an optional struct by a codec of its own, which does not
/// know that it was a text.</remarks>
public interface IIdentifier<TSelf> : IComparable<TSelf> where TSelf : IIdentifier<TSelf>
{
    /// <summary>The identifier as people read it.</summary>
    string Text { get; }

    /// <summary>Takes a text for an identifier, as it was stored. Does not check its shape.</summary>
    /// <param name="text">The text.</param>
    static abstract TSelf Of(string text);
}
