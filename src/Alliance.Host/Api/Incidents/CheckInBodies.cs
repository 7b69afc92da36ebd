using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record SocialTeamBody
{
    [Description("What it is called, such as 蓝天救援队.")]
    public string? Name { get; init; }
    [Description("Who sent it, or stands for it.")]
    public string? Office { get; init; }
    [Description("How many it is.")]
    public int? People { get; init; }
    [Description("What it can do: a capability of the catalogue.")]
    public string? Capability { get; init; }
}

/// <summary>What a team can be known by again, and what it brings. Every field may be left out.</summary>
internal abstract record TeamIdentityBody : CommandBody
{
    [Description("The name of its leader.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Leader { get; init; }
    [Description("The number at which its leader is called.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Telephone { get; init; }
    [Description("The number plates of its vehicles, such as 湘D12345.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Plates { get; init; }
    [Description("What it brings, with how many of each: boats, pumps, or words of its own.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, int>? Equipment { get; init; }
}

internal sealed record CheckInBody : TeamIdentityBody, IReported
{
    [Description("The id of a squad of the region; leave it out for a team that the region does not know.")]
    public string? Team { get; init; }
    [Description("A team that the region does not know. Leave it out where a letter of this incident tells the team.")]
    public SocialTeamBody? Social { get; init; }
    [Description("How many came; left out: all of a squad, or as the letter says. A social team has social.people.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? People { get; init; }
    [Description("The number of the letter that invited the team, such as 430422119-01-Y01.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Letter { get; init; }
    [Description("The check-in of which this is a repetition: its head-count and details are put right.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SameAs { get; init; }
    [Description("true: it is another team, however like one that is there.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsNew { get; init; }
}

internal sealed record CheckInUpdate : TeamIdentityBody
{
    [Description("How many are there now; left out: as before.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? People { get; init; }
    [Description("Why it is put right, in a few words; may be left out.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

internal sealed record CheckInDecision : CommandBody
{
    [Description("true: it stays; false: it goes home.")]
    public bool? Accepted { get; init; }
    [Description("For a squad of the region that stays: the open line that it serves, such as 430422119-01-R01-L1.")]
    public string? Line { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record CheckOutBody : CommandBody;
