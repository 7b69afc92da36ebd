using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Cloning;

namespace Alliance.Core.Identifiers;

/// <summary>Names a mutual-aid agreement or a township alliance of the region: <c>TA-01</c>.</summary>
/// <param name="Text">The code, unique in the region.</param>
[Immutable]
public sealed record AgreementId(string Text) : IIdentifier<AgreementId>
{
    /// <inheritdoc/>
    public static AgreementId Of(string text) => new(text);

    /// <summary>An identifier may stand wherever its text may.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator string?(AgreementId? id) => id?.Text;

    /// <inheritdoc/>
    public int CompareTo(AgreementId? other) => string.CompareOrdinal(Text, other?.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Stores and sends an <see cref="AgreementId"/> as its text.</summary>
[RegisterSerializer]
public sealed class AgreementIdCodec : IdentifierCodec<AgreementId>;

/// <summary>Copies an <see cref="AgreementId"/>, which never changes.</summary>
[RegisterCopier]
public sealed class AgreementIdCopier : ShallowCopier<AgreementId>;
