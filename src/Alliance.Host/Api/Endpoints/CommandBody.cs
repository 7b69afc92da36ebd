using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Endpoints;

/// <summary>The author of a command.</summary>
[Description("Who gives the command, and in which office.")]
internal sealed record AuthorBody
{
    [Description("The person, such as 李敏.")]
    public string? Name { get; init; }
    [Description("The office in which the person acts, such as 近尾洲镇应急办.")]
    public string? Office { get; init; }
    [Description("The person who said it, as by telephone, where a desk enters it.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnBehalfOf { get; init; }
}

/// <summary>The fields that every command has.</summary>
internal abstract record CommandBody
{
    [Description("Required where nobody has to sign in; else the account says it, and another name counts as "
        + "author.onBehalfOf.")]
    public AuthorBody? Author { get; init; }
    [Moment]
    [Description(
        "When it happened, if earlier than its entry: RFC 3339; without an offset it is China's time; 06:40 alone is "
            + "the latest one. Up to ten minutes ahead (a fast clock) it is taken as of now, and takenAsNow says so."
    )]
    public string? OccurredAt { get; init; }
}

/// <summary>A body that reports what has happened in the field. It is never refused for a detail: a field that it
/// should not have is left out and flagged, unless it may be a slip for one that it has.</summary>
internal interface IReported;

internal sealed record Ending : CommandBody
{
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record MergeBody : CommandBody
{
    [Description("The number of the older one, which stands for both.")]
    public string? Into { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record Decision : CommandBody
{
    [Description("Whether the resource may go.")]
    public bool? Granted { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
