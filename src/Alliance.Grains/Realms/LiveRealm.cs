using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Realms;

/// <summary>A realm as one silo knows it: its clock, and the newest version of its region that this silo has read. All
/// actors of the realm share it.</summary>
public sealed class LiveRealm
{
    private const int Page = 500;
    private readonly RealmRow _row;
    private readonly SiloClock _clock;
    private readonly JournalReader _journal;
    private readonly SemaphoreSlim _catchingUp = new(1, 1);
    private long _read;
    private volatile Region _region;
    private volatile bool _isGone;

    // Of a large region what is stored is megabytes, and all that is wanted of it has been read.
    internal LiveRealm(RealmRow row, Region region, SiloClock clock, JournalReader journal) =>
        (_row, First, _region, _clock, _journal) = (row with { Region = [] }, region, region, clock, journal);

    public RealmId Id => _row.Id;

    /// <summary>The first version of its region. Unchanged parts are shared with the newest version.</summary>
    public Region First { get; }

    /// <summary>The newest version known here.</summary>
    public Region Region => _region;

    /// <summary>The speed of the realm's clock in permille: 1000 is real time.</summary>
    public int FactorPermille => _row.FactorPermille;

    /// <summary>The present time of the realm.</summary>
    public Instant Now => new(Math.Max(0, (_clock.Now - _row.Origin) * _row.FactorPermille / 1_000));

    /// <summary>Whether the realm was dropped.</summary>
    public bool IsGone => _isGone;

    /// <summary>Converts a moment of the realm to wall-clock time.</summary>
    public DateTimeOffset At(Instant instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_row.Origin + Scaled(instant.Milliseconds, 1_000, _row.FactorPermille));

    /// <summary>Converts a wall-clock moment to realm time. The result is negative for a moment before the realm's
    /// start.</summary>
    public Instant At(DateTimeOffset moment) =>
        new(Scaled(moment.ToUnixTimeMilliseconds() - _row.Origin, _row.FactorPermille, 1_000));

    // In a fast drill the product of an old date does not fit 64 bits; the quotient of any date does.
    private static long Scaled(long milliseconds, int by, int over) => (long)((Int128)milliseconds * by / over);

    /// <summary>Computes how long the realm takes to reach a moment, in real time.</summary>
    internal TimeSpan Until(Instant instant) =>
        TimeSpan.FromMilliseconds(Math.Max(0, (instant - Now).Milliseconds * 1_000d / _row.FactorPermille));

    internal void Drop() => _isGone = true;

    /// <summary>Makes sure that the region has at least that version.</summary>
    /// <exception cref="StoreUnavailableException">The journal does not have that version (yet). The sender tries
    /// again.</exception>
    internal async ValueTask HaveVersion(int version)
    {
        if (_region.Version >= version) return;
        await CatchUp().ConfigureAwait(false);
        if (_region.Version < version)
            throw new StoreUnavailableException($"Version {version} of the region of {Id.Name} is not in the journal.");
    }

    /// <summary>Applies the changes of the region that any silo has committed since the last call.</summary>
    internal async Task CatchUp()
    {
        await _catchingUp.WaitAsync().ConfigureAwait(false);
        try
        {
            while (true)
            {
                var records = await _journal.Of(Id, RealmActor(Id.Name), _read, Page).ConfigureAwait(false);
                foreach (var record in records)
                {
                    if (record.Entry.Body is RegionChange change) _region = change.Apply(_region);
                    _read = record.Ordinal;
                }
                if (records.Count < Page) return;
            }
        }
        finally
        {
            _catchingUp.Release();
        }
    }

    /// <summary>Returns the identifier of the actor that represents a realm.</summary>
    public static ActorId RealmActor(string realm) => new(ActorKind.Realm, realm);
}
