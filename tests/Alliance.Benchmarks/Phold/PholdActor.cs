namespace Alliance.Benchmarks.Phold;

/// <summary>An actor of PHOLD: what it does is the same code for all contenders. A struct, so that each lays it where
/// it keeps its actors: in a plain object of its own, or in an agent.</summary>
/// <param name="number">Its number.</param>
/// <param name="actors">How many there are.</param>
/// <param name="seed">Of all draws.</param>
internal struct PholdActor(int number, int actors, ulong seed)
{
    private readonly int _number = number;
    private readonly uint _actors = (uint)actors;
    private ulong _stream = Mix(seed + (ulong)number * 0x9E3779B97F4A7C15UL);
    private int _sent;

    /// <summary>Depends on the order of what it was handed.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>Messages that it was handed.</summary>
    public int Handled { get; private set; }

    /// <summary>Handles a message, and sends the next.</summary>
    public PholdSending On(long tick, PholdMail mail)
    {
        Checksum = Mix(Checksum ^ (ulong)tick ^ ((ulong)mail.From << 40) ^ (ulong)mail.Number);
        Handled++;
        return Send(tick);
    }

    /// <summary>Sends a message.</summary>
    public PholdSending Send(long now)
    {
        var draw = Mix(_stream += 0x9E3779B97F4A7C15UL);
        var to = (int)(((draw & 0xFFFF_FFFF) * _actors) >> 32);
        return new(now + PholdSetup.Lookahead + PholdSetup.DelayOf(draw), to, new PholdMail(_number, _sent++));
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>One that holds an actor.</summary>
internal interface IHasPholdActor
{
    /// <summary>The actor, to be handed something.</summary>
    ref PholdActor Actor { get; }
}

/// <summary>A message on its way.</summary>
internal readonly record struct PholdSending(long Tick, int To, PholdMail Mail);
