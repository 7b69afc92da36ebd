using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>The stages of a team from outside that would come.</summary>
public enum OutsideStage
{
    /// <summary>The desk has not answered.</summary>
    Registered,
    /// <summary>It stands by at home.</summary>
    StandBy,
    /// <summary>It is invited and has a letter.</summary>
    Invited,
    /// <summary>It was turned away.</summary>
    TurnedAway,
    /// <summary>It came with its letter and has checked in.</summary>
    Arrived,
}

/// <summary>How a letter of invitation stands.</summary>
public enum LetterStanding
{
    /// <summary>It holds.</summary>
    Valid,
    /// <summary>Its time is over.</summary>
    Expired,
    /// <summary>It was withdrawn.</summary>
    Withdrawn,
    /// <summary>A team has checked in with it already.</summary>
    Used,
    /// <summary>The incident has written no such letter.</summary>
    Unknown,
    /// <summary>It invites another team than the one that shows it.</summary>
    OfAnother,
}

/// <summary>A team from outside, as the incident keeps it.</summary>
[GenerateSerializer, Alias("outside-team")]
public sealed class OutsideTeam
{
    /// <summary>The team, in its own words.</summary>
    [Id(0)] public required SocialTeam Team { get; set; }
    /// <summary>What it can be known by, and what it brings; null where nobody said.</summary>
    [Id(1)] public TeamIdentity? Identity { get; set; }
    /// <summary>Its stage.</summary>
    [Id(2)] public OutsideStage Stage { get; set; }
    /// <summary>Number of its letter; null while it has none.</summary>
    [Id(3)] public string? Letter { get; set; }
    /// <summary>Questions to the desk so far that have no answer.</summary>
    [Id(4)] public int Asked { get; set; }
}

/// <summary>A letter of invitation, as the incident keeps it.</summary>
[GenerateSerializer, Alias("letter")]
public sealed class Letter
{
    /// <summary>Number of the registration of the team that it invites.</summary>
    [Id(0)] public required string Outside { get; init; }
    /// <summary>What it says.</summary>
    [Id(1)] public required Invitation Invitation { get; init; }
    /// <summary>How it stands.</summary>
    [Id(2)] public LetterStanding Standing { get; set; }
    /// <summary>Number of the check-in of the team that came with it; null for none.</summary>
    [Id(3)] public string? CheckIn { get; set; }

    /// <summary>Tells how it stands at a time. It holds no more once its time is over, even while its timer is
    /// late.</summary>
    public LetterStanding StandingAt(Instant now) => At(Standing, Invitation, now);

    /// <summary>Tells how a letter stands at a time.</summary>
    /// <param name="recorded">How it stands, as last recorded.</param>
    /// <param name="invitation">What it says.</param>
    /// <param name="now">The time.</param>
    internal static LetterStanding At(LetterStanding recorded, Invitation invitation, Instant now) =>
        recorded is not (LetterStanding.Valid or LetterStanding.Expired) ? recorded
        : now >= invitation.Until ? LetterStanding.Expired : LetterStanding.Valid;
}

/// <summary>A team from outside would come and has registered before it sets out. The desk answers.</summary>
/// <param name="Outside">Number of the registration.</param>
/// <param name="Team">The team, in its own words.</param>
/// <param name="Identity">What it can be known by, and what it brings; null where nobody said.</param>
/// <param name="From">Where it comes from, in words.</param>
/// <param name="Note">What the desk should know.</param>
/// <param name="Again">Whether it was registered already and says more.</param>
[GenerateSerializer, Alias("incident.outside-registered")]
public sealed record OutsideTeamRegistered(
    string Outside, SocialTeam Team, TeamIdentity? Identity, string From, string Note, bool Again) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks the desk about a team from outside. Registered: does it come? Standing by: does it still?</summary>
/// <param name="Outside">Number of the registration.</param>
/// <param name="Stage">The stage of the team; it selects the question.</param>
/// <param name="Asked">Number of times that the desk was asked, with this one; from 1.</param>
[GenerateSerializer, Alias("incident.outside-asked")]
public sealed record OutsideTeamAsked(string Outside, OutsideStage Stage, int Asked) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk has answered a team from outside. At the end of the incident the incident answers.</summary>
/// <param name="Outside">Number of the registration.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.outside-answered")]
public sealed record OutsideTeamAnswered(string Outside, OutsideAnswer Answer, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The incident has written a letter of invitation.</summary>
/// <param name="Letter">Number of the letter.</param>
/// <param name="Outside">Number of the registration of the team.</param>
/// <param name="Invitation">What the letter says.</param>
/// <param name="Reason">Why the team is invited, as text.</param>
[GenerateSerializer, Alias("incident.letter-written")]
public sealed record LetterWritten(string Letter, string Outside, Invitation Invitation, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A letter of invitation holds no more.</summary>
/// <param name="Letter">Number of the letter.</param>
/// <param name="Standing">Expired or withdrawn.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.letter-ended")]
public sealed record LetterEnded(string Letter, LetterStanding Standing, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
