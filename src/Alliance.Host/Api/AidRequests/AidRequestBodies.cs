using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.AidRequests;

internal sealed record Amendment : CommandBody
{
    [Description("People, or units of a supply, from now on in all; not below what has arrived. Default: as before.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine. Default: as before.")]
    public Priority? Priority { get; init; }
    [Description("Minutes within which it must have arrived. Default: as before.")]
    public int? NeededWithinMinutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("By when it must have arrived, in place of the minutes; 06:40 alone is the next one.")]
    public string? NeededBy { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Before when nobody is to be there; who has not left leaves later. Default: as before.")]
    public string? NotBefore { get; init; }
    [Description("Whether they may come at once, whatever notBefore was. Default: false.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? AtOnce { get; init; }
    [Description("Whether the former quantity was a slip of the hand: what it called out and has not left stands down, "
        + "what has left goes on. Default: false.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Correction { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record NewLine : IWish
{
    [Description(
        "A capability or a supply of the catalogue, such as flood-rescue or boats; GET …/catalogue lists them."
    )]
    public string? Kind { get; init; }
    [Description("People, or units of a supply; above zero.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine.")]
    public Priority? Priority { get; init; }
    [Description("Minutes within which it must have arrived; default by priority: 240, 480 or 1440.")]
    public int? NeededWithinMinutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("By when it must have arrived, in place of the minutes; 06:40 alone is the next one.")]
    public string? NeededBy { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Before when nobody is to be there; 06:40 alone is the next one. Default: they may come at once.")]
    public string? NotBefore { get; init; }
    [Description("The least capable type of team that will do: 1, the best, to 4, any. Default: 4.")]
    public int? MinimumType { get; init; }
    [Description("The least head-count of each team. Default: any.")]
    public int? MinimumPeople { get; init; }
    [Description("What each team must bring at least: counts by kind of durable supply, such as {\"boats\": 1}.")]
    public Dictionary<string, int>? Equipment { get; init; }
    [Description("The least hours that each team can work unsupported. Default: any.")]
    public int? EnduranceHours { get; init; }
    [Description("Kinds that are taken instead, in order of preference.")]
    public string[]? Substitutes { get; init; }
}

internal sealed record NewAidRequest : CommandBody
{
    [Description("The number of the incident that it is for.")]
    public string? Incident { get; init; }
    [Description("One to twenty lines.")]
    public NewLine[]? Lines { get; init; }
}

internal sealed record ArrangedAid : CommandBody
{
    [Description("The line, from 1.")]
    public int? Line { get; init; }
    [Description("RescueTeam/ID or Depot/ID.")]
    public string? Resource { get; init; }
    [Description("Units of a supply; a team comes whole.")]
    public int? Quantity { get; init; }
}

internal sealed record ExtensionBody : CommandBody
{
    [Description("For how many minutes the squad is to stay.")]
    public int? Minutes { get; init; }
    [Moment, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("Until when it is to stay, in place of the minutes; 06:40 alone is the next one.")]
    public string? Until { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
