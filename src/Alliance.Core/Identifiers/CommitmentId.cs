using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Cloning;

namespace Alliance.Core.Identifiers;

/// <summary>Names a commitment: its line, the giver of the number, and a count of the giver's, as in
/// <c>430422106-01-R03-L1-TA-01-2</c>.</summary>
/// <param name="Text">The commitment as people read it.</param>
[Immutable]
public sealed record CommitmentId(string Text) : IIdentifier<CommitmentId>
{
    /// <summary>The aid request that it belongs to: <c>430422106-01-R03</c>. The whole text where it names no line.
    /// </summary>
    public RequestNumber Request =>
        new(Text.IndexOf("-L", StringComparison.Ordinal) is var at and > 0 ? Text[..at] : Text);

    /// <summary>The word in the number of a commitment by which a squad was diverted.</summary>
    public const string Diverted = "div";

    /// <summary>Whether it is a squad's that was diverted from another task.</summary>
    public bool IsDiversion => Text.Contains($"-{Diverted}-", StringComparison.Ordinal);

    /// <summary>The word in the number of a commitment that was offered unasked.</summary>
    public const string Offered = "off";

    /// <summary>Whether somebody had offered it unasked.</summary>
    public bool IsOffer => Text.Contains($"-{Offered}-", StringComparison.Ordinal);

    /// <summary>Whether it is a squad's that turned up unasked and was taken up at the scene: its number ends with that
    /// of its check-in.</summary>
    public bool IsCheckIn => Text.AsSpan(Text.LastIndexOf('-') + 1) is ['K', ..];

    /// <summary>Numbers a commitment for a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="giver">The code of the actor that numbers it, or a word of the request's own.</param>
    /// <param name="count">How many that giver has numbered, from 1.</param>
    public static CommitmentId Of(LineId line, string giver, int count) => new($"{line}-{giver}-{count}");

    /// <summary>Numbers the commitment of a squad that turned up unasked.</summary>
    /// <param name="line">The line that it serves.</param>
    /// <param name="checkIn">The number of its check-in, at the incident of the line or another.</param>
    public static CommitmentId OfCheckIn(LineId line, string checkIn) => new(
        checkIn.StartsWith($"{line.Request.Incident}-", StringComparison.Ordinal)
            ? $"{line}{checkIn[checkIn.LastIndexOf('-')..]}" : $"{line}-{checkIn}");

    /// <inheritdoc/>
    public static CommitmentId Of(string text) => new(text);

    /// <summary>An identifier may stand wherever its text may.</summary>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator string?(CommitmentId? id) => id?.Text;

    /// <inheritdoc/>
    public int CompareTo(CommitmentId? other) => string.CompareOrdinal(Text, other?.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Stores and sends a <see cref="CommitmentId"/> as its text.</summary>
[RegisterSerializer]
public sealed class CommitmentIdCodec : IdentifierCodec<CommitmentId>;

/// <summary>Copies a <see cref="CommitmentId"/>, which never changes.</summary>
[RegisterCopier]
public sealed class CommitmentIdCopier : ShallowCopier<CommitmentId>;
