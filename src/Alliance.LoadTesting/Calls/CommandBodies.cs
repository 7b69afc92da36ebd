using System.Text.Json;
using Alliance.Core.Vocabulary;

namespace Alliance.LoadTesting.Calls;

/// <summary>The person who gives a command and the office in which the person acts.</summary>
internal sealed record PostedAuthor(string Name, string Office);

/// <summary>The body of a command, with the fields that the load tester sets. The API documents all of them.</summary>
internal abstract record PostedCommand
{
    /// <summary>The person who gives the command.</summary>
    public required PostedAuthor Author { get; init; }

    /// <summary>The body as it is sent; fields that are null are left out.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GetType(), LoadJson.Bodies);
}

/// <summary>Reports an incident.</summary>
internal sealed record PostedIncident(string Place, string Name, string Hazard) : PostedCommand;

/// <summary>Closes an incident.</summary>
internal sealed record PostedEnding(string Reason) : PostedCommand;

/// <summary>Requests aid for an incident.</summary>
internal sealed record PostedAidRequest(string Incident, IReadOnlyList<PostedLine> Lines) : PostedCommand;

/// <summary>One line of an aid request.</summary>
internal sealed record PostedLine(string Kind, int Quantity, Priority Priority)
{
    /// <summary>Minutes within which it must have arrived; null: the default of its priority.</summary>
    public int? NeededWithinMinutes { get; init; }
    /// <summary>The least capable type of team that will do, from 1 (the best) to 4.</summary>
    public int? MinimumType { get; init; }
    /// <summary>The least number of people in each team.</summary>
    public int? MinimumPeople { get; init; }
    /// <summary>What each team must bring: counts by kind.</summary>
    public IReadOnlyDictionary<string, int>? Equipment { get; init; }
    /// <summary>The least hours for which each team can work without support.</summary>
    public int? EnduranceHours { get; init; }
    /// <summary>Kinds that are taken instead, in order of preference.</summary>
    public IReadOnlyList<string>? Substitutes { get; init; }
}

/// <summary>Reports a road as open or cut.</summary>
internal sealed record PostedRoad(bool Open) : PostedCommand;

/// <summary>Sets the response level of a tier.</summary>
internal sealed record PostedLevel(ResponseLevel Level, ResponseCause Cause, string Basis) : PostedCommand;

/// <summary>Orders townships to lower their reserve floors for some minutes.</summary>
internal sealed record PostedOrder(IReadOnlyList<string>? Townships, int Floor, int Minutes, string Reason)
    : PostedCommand;
