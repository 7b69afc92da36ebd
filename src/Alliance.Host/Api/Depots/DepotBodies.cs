using System.ComponentModel;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Depots;

internal sealed record ShipmentReport : CommandBody, IReported
{
    [Description("shipped or delivered.")]
    public ShipmentStatus? Status { get; init; }
    [Description("How many of it. Default: all that is held, or on the way.")]
    public int? Units { get; init; }
    [Description("true: the rest is not coming and is on the shelf again. Default: it is kept for another journey.")]
    public bool? RestGivenBack { get; init; }
}

internal sealed record ReturnReport : CommandBody, IReported
{
    [Description("returning: they have left the scene; returned: they are on the shelf again.")]
    public ReturnStatus? Status { get; init; }
    [Description("How many of them. Default: all.")]
    public int? Units { get; init; }
    [Description("Why the rest will not come back: it is written off. Default: it is still to come.")]
    public string? RestLost { get; init; }
}

internal sealed record WriteOff : CommandBody
{
    [Description("How many; above zero.")]
    public int? Units { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record StockCount : CommandBody
{
    [Description("Units counted on the shelf, what is kept for shipments left out.")]
    public int? Units { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}
