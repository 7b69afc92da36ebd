using Alliance.Core.Actors;

namespace Alliance.Core.Vocabulary;

/// <summary>Describes an order below a reserve floor, as calls and requisitions carry it.</summary>
/// <param name="Id">The number of the order.</param>
/// <param name="By">The author of the order.</param>
/// <param name="Townships">Codes of the townships that the order binds.</param>
/// <param name="Floor">Squads that the townships still keep.</param>
/// <param name="Until">When the order ends.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("floor-order")]
public sealed record FloorOrder(string Id, Author By, string[] Townships, int Floor, Instant Until, string Reason);

/// <summary>Says what a command centre may demand of a lender under it. Each call carries it.</summary>
/// <param name="Level">The response level of the command centre.</param>
/// <param name="Order">Its order below the floor to that lender; null for none.</param>
[GenerateSerializer, Alias("mandate")]
public sealed record Mandate(ResponseLevel Level, FloorOrder? Order);
