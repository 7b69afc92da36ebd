using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Storage;

public sealed class EveryStoreKeepsTheContractTests
{
    public static TheoryData<string> Stores =>
        [.. typeof(ICommitStore).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, IsClass: true } && t.IsAssignableTo(typeof(ICommitStore)))
            .Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Stores))]
    public void Every_store_runs_the_contract(string store) => Assert.True(
        typeof(CommitStoreContract).Assembly.GetTypes()
            .Any(t => t.IsSubclassOf(typeof(CommitStoreContract)) && t.Name == $"{store}Tests"),
        $"{store} is tested by no contract. Add a StorePlace that opens it to Storage/Stores.cs, and "
        + $"'class {store}Tests : CommitStoreContract' to Storage/CommitStoreContract.cs.");
}
