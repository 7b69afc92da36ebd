using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record GradeBody : CommandBody
{
    [Description("ordinary (一般), large (较大), major (重大) or speciallyMajor (特别重大).")]
    public EventGrade? Grade { get; init; }
    [Description("On what ground.")]
    public string? Basis { get; init; }
}

internal sealed record FiguresBody : CommandBody
{
    [Description("People dead, in all. Default of each figure: 0.")]
    public int? Dead { get; init; }
    [Description("People missing.")]
    public int? Missing { get; init; }
    [Description("People injured.")]
    public int? Injured { get; init; }
    [Description("People moved to safety.")]
    public int? Evacuated { get; init; }
    [Description("People affected in any way.")]
    public int? Affected { get; init; }
    [Description("Houses damaged or down.")]
    public int? Houses { get; init; }
    [Description("The report that it corrects, such as 430422119-01-S01; default: the last.")]
    public string? Corrects { get; init; }
    [Description("Whether it is meant to be the last (终报). Default: false.")]
    public bool? Final { get; init; }
}

internal sealed record UpwardBody : CommandBody
{
    [Description("Who reports: Township/CODE or CommandCentre/CODE.")]
    public string? Tier { get; init; }
    [Description("telephone or written.")]
    public ReportMedium? Medium { get; init; }
    [Description("The code of a higher tier than the next, for a skip-level report; default: the next.")]
    public string? To { get; init; }
}

internal sealed record HandoverBody : CommandBody
{
    [Description("Who proposes: the body that commands, or the one that is to; Township/CODE or CommandCentre/CODE.")]
    public string? Body { get; init; }
    [Description("Who is to command.")]
    public string? To { get; init; }
    [Description("Whether a tier between may be passed over. Default: false.")]
    public bool? SkipsTier { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record HandoverAnswerBody : CommandBody
{
    [Description("Who answers: the other body than that which proposed.")]
    public string? Body { get; init; }
    [Description("Whether command passes.")]
    public bool? Accepted { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record NewNeed : CommandBody, IWish
{
    [Description(
        "A capability or a supply of the catalogue, such as flood-rescue or boats; GET …/catalogue lists them."
    )]
    public string? Kind { get; init; }
    [Description("People at a time, or units from the beginning; zero ends the need.")]
    public int? Quantity { get; init; }
    [Description("lifeSaving, urgent or routine.")]
    public Priority? Priority { get; init; }
    [Description(
        "Whether the former quantity was a slip of the hand, such as 200 for 20: what it called out and has not left "
            + "stands down, what has left goes on. Default: false."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Correction { get; init; }
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
