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
    /// <summary>A squad of the region that serves a line. Its commitment tells the rest. The squad tells when it has
    /// left.</summary>
    TakenUp,
    /// <summary>A social team that may stay. It counts at the incident, apart from promised aid.</summary>
    Counted,
    /// <summary>A team that was told to go and has not left.</summary>
    SentHome,
}

/// <summary>A team has turned up unasked. The desk decides whether it stays.</summary>
/// <param name="CheckIn">Number of its check-in.</param>
/// <param name="Team">The squad of the region; null for a social team.</param>
/// <param name="Social">The social team; null for a squad of the region.</param>
/// <param name="Fits">The first open line that lacks such people; null where none does.</param>
/// <param name="Identity">What it can be known by again; null where nobody said.</param>
/// <param name="People">The number of people that came of a squad; null: all.</param>
/// <param name="Letter">The number of the letter that it showed; null for none.</param>
/// <param name="Standing">How the letter stood; null where it showed none.</param>
/// <param name="Formerly">Its former check-in, where it had left and is there again; null otherwise.</param>
[GenerateSerializer, Alias("incident.turned-up")]
public sealed record TeamTurnedUp(
    string CheckIn, string? Team, SocialTeam? Social, LineId? Fits, TeamIdentity? Identity = null,
    int? People = null, string? Letter = null, LetterStanding? Standing = null, string? Formerly = null) : Notice
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
/// <param name="People">The people of a squad who came; null where nobody has said so.</param>
[GenerateSerializer, Alias("incident.check-in-accepted")]
public sealed record CheckInAccepted(string CheckIn, LineId? Line, string Reason, int? People = null) : JournalRecord
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

/// <summary>Something that is known of a team that checked in was corrected. What was known before stays on
/// record.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="People">People that are there now, or were there when it left.</param>
/// <param name="Before">People that were counted before.</param>
/// <param name="Identity">What it is known by now; null where nothing is known.</param>
/// <param name="Former">What it was known by before; null where nothing was known.</param>
/// <param name="Reason">Why, as text; null where nobody said.</param>
/// <param name="Letter">The letter that it shows now; null where it shows none anew.</param>
[GenerateSerializer, Alias("incident.check-in-updated")]
public sealed record CheckInUpdated(
    string CheckIn, int People, int Before, TeamIdentity? Identity, TeamIdentity? Former,
    string? Reason, string? Letter = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A squad that checked in has another task, or none any more. With a task of another incident it serves
/// there. The desk is told.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="Commitment">The commitment of its task; null for none.</param>
/// <param name="Line">The line of its task; null for none.</param>
/// <param name="Stage">The stage of the squad from now on.</param>
[GenerateSerializer, Alias("incident.squad-task")]
public sealed record SquadTaskChanged(
    string CheckIn, CommitmentId? Commitment, LineId? Line, CheckInStage Stage) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Line is { } line && Commitment is { } commitment
        ? Subject.OfCommitment(line, commitment) : Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Who tells that a team has left.</summary>
public enum LeavingTold
{
    /// <summary>The desk of the incident.</summary>
    ByDesk,
    /// <summary>The crew, by its own reports.</summary>
    ByCrew,
}

/// <summary>A team that turned up unasked has left.</summary>
/// <param name="CheckIn">Number of the check-in.</param>
/// <param name="Told">Who tells it.</param>
[GenerateSerializer, Alias("incident.checked-out")]
public sealed record TeamCheckedOut(string CheckIn, LeavingTold Told = LeavingTold.ByDesk) : JournalRecord
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
    /// <summary>What it can be known by again; null where nobody said.</summary>
    [Id(5)] public TeamIdentity? Identity { get; set; }
    /// <summary>People that are there, as last counted; null: as the team came.</summary>
    [Id(6)] public int? People { get; set; }
    /// <summary>The commitment of the task of a squad, as the squad last told; null for none.</summary>
    [Id(7)] public CommitmentId? Task { get; set; }
    /// <summary>Number of the letter that it showed; null for none.</summary>
    [Id(8)] public string? Letter { get; set; }
    /// <summary>When its people were last counted, or it came.</summary>
    [Id(9)] public Instant? CountedAt { get; set; }

    /// <summary>What the team is called, or the id of the squad.</summary>
    internal string? Name => Social?.Name ?? Team;
    /// <summary>Tells whether a squad has a task of another incident.</summary>
    internal bool IsPromisedElsewhere(IncidentNumber here) => Task is { } task && task.Request.Incident != here;
    /// <summary>Tells whether a squad has a task of the incident where it checked in: for a request of its own, or for
    /// one that it took over.</summary>
    internal bool Serves(IncidentState state, IncidentNumber here) => Task is { } task
        && (task.Request.Incident == here || task.Request.Incident == state.MergedInto
            || state.Lines.Keys.Any(l => l.Request == task.Request));
}
