using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Tests.Tutorial;

// tutorial: messages
/// <summary>A township asks a shelter for places.</summary>
/// <param name="AidRequest">The number of the request that it is for.</param>
/// <param name="People">How many people come, one or more.</param>
/// <param name="Until">After this the shelter refuses.</param>
[GenerateSerializer, Alias("tutorial-reserve")]
public sealed record Reserve(RequestNumber AidRequest, int People, Instant Until) : Assured
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override string? Request => AidRequest;
    public override Instant? ValidUntil => Until;
}

/// <summary>The answer: the places are kept.</summary>
[GenerateSerializer, Alias("tutorial-reserved")]
public sealed record Reserved(RequestNumber AidRequest, int People) : Assured
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override string? Request => AidRequest;
}

/// <summary>The other answer, with its reason.</summary>
[GenerateSerializer, Alias("tutorial-turned-away")]
public sealed record TurnedAway(RequestNumber AidRequest, string Why) : Assured
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override string? Request => AidRequest;
}
// end

// tutorial: people
/// <summary>The people at the door report that those of a request have arrived.</summary>
[GenerateSerializer, Alias("tutorial-report-arrival")]
public sealed record ReportArrival(Author By, Instant? OccurredAt, RequestNumber AidRequest) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>By now they should have arrived.</summary>
[GenerateSerializer, Alias("tutorial-no-show-due")]
public sealed record NoShowDue(RequestNumber AidRequest) : Due
{
    public override Subject About => Subject.OfRequest(AidRequest);
}
// end

// tutorial: records
/// <summary>Places were reserved.</summary>
/// <param name="AidRequest">For which request.</param>
/// <param name="People">How many.</param>
/// <param name="Free">Places that are left.</param>
[GenerateSerializer, Alias("tutorial-places-reserved")]
public sealed record PlacesReserved(RequestNumber AidRequest, int People, int Free) : JournalRecord
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override bool IsNegotiationStep => false;
}

/// <summary>They are in.</summary>
[GenerateSerializer, Alias("tutorial-people-arrived")]
public sealed record PeopleArrived(RequestNumber AidRequest, int People) : JournalRecord
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override bool IsNegotiationStep => false;
}

/// <summary>Nobody came, so the places are free again. The people of the shelter are to see it.</summary>
[GenerateSerializer, Alias("tutorial-nobody-came")]
public sealed record NobodyCame(RequestNumber AidRequest, int People) : Notice
{
    public override Subject About => Subject.OfRequest(AidRequest);
    public override bool IsNegotiationStep => false;
}
// end
