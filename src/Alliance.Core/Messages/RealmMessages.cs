using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Someone reports that a road between two seats is cut, or open again.</summary>
[GenerateSerializer, Alias("realm.report-road")]
public sealed record ReportRoad(Author By, Instant? OccurredAt, string A, string B, bool Open) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>An agreement is suspended, or signed again.</summary>
[GenerateSerializer, Alias("realm.set-agreement")]
public sealed record SetAgreement(
    Author By, Instant? OccurredAt, AgreementId Alliance, bool InForce, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Parties conclude a new agreement; a township alliance's makes the alliance too.</summary>
/// <param name="By">Who enters it.</param>
/// <param name="OccurredAt">When it was concluded, if earlier than its entry.</param>
/// <param name="Agreement">Its id, which no other has or has had.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="IsAlliance">Whether it is a township alliance's.</param>
/// <param name="Parties">Who signs it.</param>
/// <param name="Terms">What they have agreed.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("realm.conclude-agreement")]
public sealed record ConcludeAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, string Name, bool IsAlliance, ActorId[] Parties,
    AgreementTerms Terms, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The parties agree on other terms; what is out stays out.</summary>
[GenerateSerializer, Alias("realm.amend-agreement")]
public sealed record AmendAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, AgreementTerms Terms, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>An agreement ends for good; what is out stays out.</summary>
[GenerateSerializer, Alias("realm.terminate-agreement")]
public sealed record TerminateAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Roads are cut, or open again, in the version of the region with which this comes: to all who have squads,
/// and from them to the squads that are out.</summary>
[GenerateSerializer, Alias("realm.road-news")]
public sealed record RoadNews : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>Roads have changed, and the version that says so holds by now.</summary>
[GenerateSerializer, Alias("realm.road-news-due")]
public sealed record RoadNewsDue : Due
{
    public override Subject About => Subject.None;
}
