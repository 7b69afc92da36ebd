using Orleans.Serialization.Cloning;

namespace Alliance.Core.Identifiers;

/// <summary>The code of a team, a depot, an order, a warning or an offer, as a key of a map: its order is ordinal,
/// whatever the culture of the machine.</summary>
/// <param name="Text">The code, unique among its kind.</param>
[Immutable]
public readonly record struct Code(string Text) : IIdentifier<Code>
{
    /// <inheritdoc/>
    public static Code Of(string text) => new(text);

    /// <summary>An identifier may stand wherever its text may.</summary>
    public static implicit operator string(Code id) => id.Text;

    /// <summary>A text may stand wherever a code may.</summary>
    public static implicit operator Code(string text) => new(text);

    /// <inheritdoc/>
    public int CompareTo(Code other) => string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Stores and sends a <see cref="Code"/> as its text.</summary>
[RegisterSerializer]
public sealed class CodeCodec : IdentifierCodec<Code>;

/// <summary>Copies a <see cref="Code"/>, which never changes.</summary>
[RegisterCopier]
public sealed class CodeCopier : ShallowCopier<Code>;
