using System.ComponentModel;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Tiers;

internal sealed record TakeBackBody : CommandBody
{
    [Description("A decline code, such as FLOOR_REACHED, OUT_OF_SERVICE or CREW_RESTING.")]
    public string? Code { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record AgreementSetting : CommandBody
{
    [Description("true: signed, false: suspended.")]
    public bool? InForce { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
