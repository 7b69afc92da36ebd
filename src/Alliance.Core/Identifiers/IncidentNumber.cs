using Orleans.Serialization.Cloning;

namespace Alliance.Core.Identifiers;

/// <summary>The number of an incident: its township's code and a count, as in <c>430422106-01</c>. The incident under
/// which a township asks for move-up cover is counted apart: <c>430422106-C01</c>.</summary>
/// <param name="Text">The number as people read it.</param>
[Immutable]
public readonly record struct IncidentNumber(string Text) : IIdentifier<IncidentNumber>
{
    /// <summary>The code of the township in whose territory it lies: <c>430422106</c>. Empty where the text is no
    /// number.</summary>
    public string Township => Numbers.TownshipOf(Text);

    /// <summary>The actor that bears this number.</summary>
    public ActorId ToIncident() => new(ActorKind.Incident, Text);

    /// <summary>Whether it is the incident under which a township asks for move-up cover.</summary>
    public bool IsCover => Text.AsSpan(Township.Length).StartsWith("-C", StringComparison.Ordinal);

    /// <summary>Numbers an incident that people report.</summary>
    /// <param name="township">The code of its township.</param>
    /// <param name="count">How many incidents were reported to the township, from 1.</param>
    public static IncidentNumber Of(string township, int count) => new($"{township}-{count:00}");

    /// <summary>Numbers the incident under which a township asks for move-up cover.</summary>
    /// <param name="township">The code of the township.</param>
    /// <param name="count">How often it has asked for cover, from 1.</param>
    public static IncidentNumber OfCover(string township, int count) => new($"{township}-C{count:00}");

    /// <summary>The number of an actor that is an incident.</summary>
    public static IncidentNumber Of(ActorId incident) => new(incident.Key);

    /// <summary>Numbers a team that turned up unasked: <c>430422106-01-K01</c>.</summary>
    /// <param name="count">How many turned up, from 1.</param>
    public string CheckIn(int count) => $"{Text}-K{count:00}";

    /// <summary>Numbers a team from outside that would come: <c>430422106-01-W01</c>.</summary>
    /// <param name="count">How many have registered, from 1.</param>
    public string OutsideTeam(int count) => $"{Text}-W{count:00}";

    /// <summary>Numbers a letter of invitation: <c>430422106-01-Y01</c>.</summary>
    /// <param name="count">How many letters the incident has written, from 1.</param>
    public string Letter(int count) => $"{Text}-Y{count:00}";

    /// <summary>Numbers a report of the situation: <c>430422106-01-S01</c>.</summary>
    /// <param name="count">How many reports the incident has made, from 1.</param>
    public string SituationReport(int count) => $"{Text}-S{count:00}";

    /// <inheritdoc/>
    public static IncidentNumber Of(string text) => new(text);

    /// <summary>An identifier may stand wherever its text may.</summary>
    public static implicit operator string(IncidentNumber id) => id.Text;

    /// <inheritdoc/>
    public int CompareTo(IncidentNumber other) => string.CompareOrdinal(Text, other.Text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Stores and sends an <see cref="IncidentNumber"/> as its text.</summary>
[RegisterSerializer]
public sealed class IncidentNumberCodec : IdentifierCodec<IncidentNumber>;

/// <summary>Copies an <see cref="IncidentNumber"/>, which never changes.</summary>
[RegisterCopier]
public sealed class IncidentNumberCopier : ShallowCopier<IncidentNumber>;
