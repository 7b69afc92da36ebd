namespace Alliance.Core.Policies;

/// <summary>What a member has lent of what it could lend: person-minutes lent, planned ones counted from the award,
/// over the lendable person-minutes of <see cref="LoanPolicy.ShareWindow"/>. Compared exactly, cross-multiplied; never
/// by a quotient.</summary>
/// <param name="Lent">Person-minutes lent in the window; not negative.</param>
/// <param name="Lendable">Person-minutes that it could lend in the window; zero for a member that can lend nothing,
/// which counts as having lent all.</param>
[GenerateSerializer, Alias("award.share")]
public readonly record struct Share(long Lent, long Lendable) : IComparable<Share>
{
    /// <summary>For people to read: thousandths, rounded down.</summary>
    public int Permille => Lendable == 0 ? 1000 : (int)Int128.Min(int.MaxValue, (Int128)Lent * 1000 / Lendable);

    /// <inheritdoc/>
    public int CompareTo(Share other) => (Lendable, other.Lendable) switch
    {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) => -1,
        _ => ((Int128)Lent * other.Lendable).CompareTo((Int128)other.Lent * Lendable),
    };

    /// <summary>The share once so many more person-minutes are lent.</summary>
    public Share After(long personMinutes) => this with { Lent = Lent + personMinutes };
}
