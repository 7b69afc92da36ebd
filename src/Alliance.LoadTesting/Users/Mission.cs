namespace Alliance.LoadTesting.Users;

/// <summary>An order that somebody carries out: it can be called off until they have left.</summary>
internal sealed class Mission
{
    private const int AtHome = 0, HasLeft = 1, CalledOff = 2;
    private int _standing;

    /// <summary>They leave; false where it was called off before.</summary>
    public bool TryLeave() => Interlocked.CompareExchange(ref _standing, HasLeft, AtHome) == AtHome;

    /// <summary>It is called off; who has left already goes through with it.</summary>
    public void CallOff() => Interlocked.CompareExchange(ref _standing, CalledOff, AtHome);
}
