using System.ComponentModel;
using System.Text.Json;

namespace Alliance.Host.Api.Endpoints;

/// <summary>What a need or a line may ask beyond kind and quantity.</summary>
internal interface IWish
{
    int? MinimumType { get; }
    int? MinimumPeople { get; }
    Dictionary<string, int>? Equipment { get; }
    int? EnduranceHours { get; }
    string[]? Substitutes { get; }
}
