using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>How a team that turned up unasked stands.</summary>
public enum CheckInStage
{
    /// <summary>The desk has not decided.</summary>
    Undecided,
    /// <summary>A squad of the region that was let stay: its request has not answered yet.</summary>
    Accepted,
    /// <summary>A squad of the region that serves a line; all else its commitment says.</summary>
    TakenUp,
    /// <summary>A social team that was let stay; it counts at the incident, apart from promised aid.</summary>
    Counted,
    /// <summary>A social team that was told to go and has not checked out.</summary>
    SentHome,
}

/// <summary>A team has turned up unasked: does it stay?</summary>
/// <param name="CheckIn">As what it checked in.</param>
/// <param name="Team">The squad of the region; null for a social team.</param>
/// <param name="Social">The social team; null for a squad of the region.</param>
/// <param name="Fits">The first open line that lacks such people; null where none does.</param>
[GenerateSerializer, Alias("incident.turned-up")]
public sealed record TeamTurnedUp(string CheckIn, string? Team, SocialTeam? Social, LineId? Fits) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>Undecided: does it stay? Let stay: is it still there? Sent home: has it gone?</summary>
[GenerateSerializer, Alias("incident.check-in-asked")]
public sealed record CheckInAsked(string CheckIn, CheckInStage Stage, int Asked) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk lets it stay; for a line if it is a squad of the region.</summary>
[GenerateSerializer, Alias("incident.check-in-accepted")]
public sealed record CheckInAccepted(string CheckIn, LineId? Line, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

/// <summary>It is told to go home, and to check out.</summary>
[GenerateSerializer, Alias("incident.sent-home")]
public sealed record TeamSentHome(string CheckIn, string Reason) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>It has left.</summary>
[GenerateSerializer, Alias("incident.checked-out")]
public sealed record TeamCheckedOut(string CheckIn) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>A team that turned up unasked, as its incident keeps it until it has left.</summary>
[GenerateSerializer, Alias("checked-in")]
public sealed class CheckedIn
{
    [Id(0)] public string? Team { get; init; }
    [Id(1)] public SocialTeam? Social { get; init; }
    [Id(2)] public CheckInStage Stage { get; set; }
    /// <summary>For a squad that was let stay: what it serves.</summary>
    [Id(3)] public LineId? Line { get; set; }
    /// <summary>Questions so far without an answer.</summary>
    [Id(4)] public int Asked { get; set; }
}
