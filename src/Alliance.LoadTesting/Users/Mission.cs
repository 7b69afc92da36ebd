namespace Alliance.LoadTesting.Users;

/// <summary>An order that a crew carries out. It can be cancelled until the crew has left.</summary>
internal sealed class Mission
{
    private const int AtHome = 0, HasLeft = 1, CalledOff = 2;
    private int _standing;

    /// <summary>Marks that the crew leaves; false where the order was cancelled before.</summary>
    public bool TryLeave() => Interlocked.CompareExchange(ref _standing, HasLeft, AtHome) == AtHome;

    /// <summary>Cancels the order. A crew that has already left still carries it out.</summary>
    public void CallOff() => Interlocked.CompareExchange(ref _standing, CalledOff, AtHome);
}
