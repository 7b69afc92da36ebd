namespace Alliance.Core.Policies;

/// <summary>The share that a member has lent of what it could lend: lent person-minutes over the lendable
/// person-minutes of <see cref="LoanPolicy.ShareWindow"/>. Planned person-minutes count from the award. Shares are
/// compared exactly, by cross-multiplication, never by a quotient.</summary>
/// <param name="Lent">Person-minutes lent in the window; not negative.</param>
/// <param name="Lendable">Person-minutes that it could lend in the window. Zero for a member that can lend nothing; it
/// counts as having lent all.</param>
[GenerateSerializer, Alias("award.share")]
public readonly record struct Share(long Lent, long Lendable) : IComparable<Share>
{
    /// <summary>The share for people to read, in permille, rounded down.</summary>
    public int Permille => Lendable == 0 ? 1000 : (int)Int128.Min(int.MaxValue, (Int128)Lent * 1000 / Lendable);

    /// <inheritdoc/>
    public int CompareTo(Share other) => (Lendable, other.Lendable) switch
    {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) => -1,
        _ => ((Int128)Lent * other.Lendable).CompareTo((Int128)other.Lent * Lendable),
    };

    /// <summary>Computes the share after more person-minutes are lent.</summary>
    public Share After(long personMinutes) => this with { Lent = Lent + personMinutes };
}
