using Alliance.Core.Actors;

namespace Alliance.Core.Vocabulary;

/// <summary>An order below a reserve floor, as calls and requisitions carry it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Townships">Whom it binds.</param>
/// <param name="Floor">Squads down to which they are to go.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("floor-order")]
public sealed record FloorOrder(string Id, Author By, string[] Townships, int Floor, Instant Until, string Reason);

/// <summary>What a command centre may demand of those under it, told with each call: its level, and its order to that
/// lender.</summary>
[GenerateSerializer, Alias("mandate")]
public sealed record Mandate(ResponseLevel Level, FloorOrder? Order);
