namespace Alliance.Host.Api.Endpoints;

/// <summary>The requirements that a need or a line may have beyond kind and quantity.</summary>
internal interface IWish
{
    int? MinimumType { get; }
    int? MinimumPeople { get; }
    Dictionary<string, int>? Equipment { get; }
    int? EnduranceHours { get; }
    string[]? Substitutes { get; }
}
