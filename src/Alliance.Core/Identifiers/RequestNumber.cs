using Orleans.Serialization.Cloning;

namespace Alliance.Core.Identifiers;

/// <summary>The number of an aid request: its incident and a count, as in <c>430422106-01-R03</c>. People read it out
/// over a radio, and every run gives the same.</summary>
/// <param name="Text">The number as people read it.</param>
[Immutable]
public readonly record struct RequestNumber(string Text) : IIdentifier<RequestNumber>
{
    /// <summary>The incident that the request belongs to: <c>430422106-01</c>.</summary>
    public IncidentNumber Incident => new(Text.LastIndexOf('-') is var at and > 0 ? Text[..at] : Text);

    /// <summary>The code of the township in whose territory it lies: <c>430422106</c>. Empty where the text is no
    /// number.</summary>
    public string Township => Numbers.TownshipOf(Text);

    /// <summary>The actor that bears this number.</summary>
    public ActorId ToAidRequest() => new(ActorKind.AidRequest, Text);

    /// <summary>Numbers a request.</summary>
    /// <param name="incident">Its incident.</param>
    /// <param name="count">How many requests the incident has raised, from 1.</param>
    public static RequestNumber Of(IncidentNumber incident, int count) => new($"{incident}-R{count:00}");

    /// <summary>The number of an actor that is an aid request.</summary>
    public static RequestNumber Of(ActorId request) => new(request.Key);

    /// <inheritdoc/>
    public static RequestNumber Of(string text) => new(text);

    /// <summary>An identifier may stand wherever its text may.</summary>
    public static implicit operator string(RequestNumber id) => id.Text;

    /// <inheritdoc/>
    public int CompareTo(RequestNumber other) => string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Stores and sends a <see cref="RequestNumber"/> as its text.</summary>
[RegisterSerializer]
public sealed class RequestNumberCodec : IdentifierCodec<RequestNumber>;

/// <summary>Copies a <see cref="RequestNumber"/>, which never changes.</summary>
[RegisterCopier]
public sealed class RequestNumberCopier : ShallowCopier<RequestNumber>;
