namespace Alliance.Grains.Tests.Contracts;

/// <summary>Each kind of change is told what it means for stored data.</summary>
public sealed class ContractChangesTests
{
    private const string Before = """
        type author: record struct
          parameter 0 Name: string
          parameter 1 Office: string
          0 Rank: int
          4 Colour: enum Colour

        type crew: class
          0 Chief: author?

        grain actor: keyed by string
          wake(): nothing
          read(long): author

        enum Colour: int
          0 = Red
          1 = Blue

        """;

    [Theory]
    [InlineData("author", "writer", "No type has the alias 'author' any more. Stored data of earlier builds")]
    [InlineData("author", "writer", "Its type's alias is gone: read what is said of that alias.")]
    [InlineData("author: record struct", "author: struct", "Kind or base has changed")]
    [InlineData("  4 Colour", "  4 Colour: enum Colour\n  5 Age: int\n#", "A field was appended. Stores of earlier")]
    [InlineData("  4 Colour", "  3 Age: int\n  4 Colour", "Take an id above 4.")]
    [InlineData("Rank: int", "Rank: long", "The type of a field has changed. Stored data of earlier builds")]
    [InlineData("0 Rank", "0 Grade", "The field has another name. Stores of earlier builds are still read")]
    [InlineData("  0 Rank", "  2 Rank", "A field has another id now. Stored data of earlier builds")]
    [InlineData("  0 Rank: int\n", "", "The field is gone. Stores of earlier builds are still read, without Rank")]
    [InlineData("  parameter 1 Office: string\n", "", "The last parameter is gone.")]
    [InlineData("0 Name: string\n  parameter 1 Office", "0 Office: string\n  parameter 1 Name", "of parameters back")]
    [InlineData("  1 = Blue", "  1 = Blue\n  2 = Green", "The value is new. Stores of earlier builds are still read")]
    [InlineData("  1 = Blue", "  1 = Cyan", "The value has another name. Stores of earlier builds are still read")]
    [InlineData("0 = Red\n  1 = Blue", "0 = Blue\n  1 = Red", "A name stands for another value now.")]
    [InlineData("  1 = Blue\n", "", "No value is 1 any more.")]
    [InlineData("read(long)", "read(int)", "Parameters or result have changed. Silos of earlier builds")]
    [InlineData("  wake(): nothing\n", "", "The method is gone. Silos of earlier builds call it in vain.")]
    public void A_change_is_told_with_its_meaning(string from, string to, string meaning)
    {
        Assert.Contains(from, Before, StringComparison.Ordinal);
        var after = Before.Replace(from, to, StringComparison.Ordinal);
        var changes = ContractChanges.Between(ContractFile.Read(Before), ContractFile.Read(after));
        Assert.Contains(changes, c => c.ToString().Contains(meaning, StringComparison.Ordinal));
        Assert.DoesNotContain(changes, c => !c.ToString().Contains('+') && !c.ToString().Contains('-'));
    }

    [Fact]
    public void Without_a_change_there_is_nothing_to_tell() =>
        Assert.Empty(ContractChanges.Between(ContractFile.Read(Before), ContractFile.Read(Before)));
}
