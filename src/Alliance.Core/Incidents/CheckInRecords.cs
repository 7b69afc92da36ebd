using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>The stages of a team that turned up unasked.</summary>
public enum CheckInStage
{
    /// <summary>The desk has not decided.</summary>
    Undecided,
    /// <summary>A squad of the region that may stay. Its request has not answered yet.</summary>
    Accepted,
    /// <summary>A squad of the region that serves a line. Its commitment tells the rest.</summary>
    TakenUp,
    /// <summary>A social team that may stay. It counts at the incident, apart from promised aid.</summary>
    Counted,
    /// <summary>A social team that was told to go and has not checked out.</summary>
    SentHome,
}

/// <summary>A team has turned up unasked. The desk decides whether it stays.</summary>
/// <param name="CheckIn">Number of its check-in.</param>
/// <param name="Team">The squad of the region; null for a social team.</param>
/// <param name="Social">The social team; null for a squad of the region.</param>
/// <param name="Fits">The first open line that lacks such people; null where none does.</param>
[GenerateSerializer, Alias("incident.turned-up")]
public sealed record TeamTurnedUp(string CheckIn, string? Team, SocialTeam? Social, LineId? Fits) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks the desk about a team that turned up unasked. Undecided: does it stay? Accepted or counted: is it
/// still there? Sent home: has it gone?</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="Stage">The stage of the team; it selects the question.</param>
/// <param name="Asked">Number of times that the desk was asked, with this one; from 1.</param>
[GenerateSerializer, Alias("incident.check-in-asked")]
public sealed record CheckInAsked(string CheckIn, CheckInStage Stage, int Asked) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk lets a team stay. A squad of the region stays for a line.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="Line">The line that the squad serves; null for a social team.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.check-in-accepted")]
public sealed record CheckInAccepted(string CheckIn, LineId? Line, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A team is told to go home and to check out.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.sent-home")]
public sealed record TeamSentHome(string CheckIn, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A team that turned up unasked has left.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
[GenerateSerializer, Alias("incident.checked-out")]
public sealed record TeamCheckedOut(string CheckIn) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A team that turned up unasked, as its incident keeps it until it has left.</summary>
[GenerateSerializer, Alias("checked-in")]
public sealed class CheckedIn
{
    /// <summary>Id of the squad of the region; null for a social team.</summary>
    [Id(0)] public string? Team { get; init; }
    /// <summary>The social team; null for a squad of the region.</summary>
    [Id(1)] public SocialTeam? Social { get; init; }
    /// <summary>The stage of the team.</summary>
    [Id(2)] public CheckInStage Stage { get; set; }
    /// <summary>The line that a squad serves that may stay; null otherwise.</summary>
    [Id(3)] public LineId? Line { get; set; }
    /// <summary>Questions to the desk so far that have no answer.</summary>
    [Id(4)] public int Asked { get; set; }
}
