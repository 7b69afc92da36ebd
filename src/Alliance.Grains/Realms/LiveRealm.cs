using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Realms;

/// <summary>A realm as one silo knows it: its clock, and the newest version of its region that has come here. All its
/// actors share it.</summary>
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

    /// <summary>The first version of its region; what has not changed since, the newest shares with it.</summary>
    public Region First { get; }

    /// <summary>The newest version known here.</summary>
    public Region Region => _region;

    /// <summary>How fast its clock runs: 1000 is real time.</summary>
    public int FactorPermille => _row.FactorPermille;

    /// <summary>The realm's time.</summary>
    public Instant Now => new(Math.Max(0, (_clock.Now - _row.Origin) * _row.FactorPermille / 1_000));

    /// <summary>Whether it was dropped.</summary>
    public bool IsGone => _isGone;

    /// <summary>The wall-clock moment of a moment of the realm.</summary>
    public DateTimeOffset At(Instant instant) =>
        DateTimeOffset.FromUnixTimeMilliseconds(_row.Origin + Scaled(instant.Milliseconds, 1_000, _row.FactorPermille));

    /// <summary>The moment of the realm at a wall-clock moment; negative before its start, as what happened earlier
    /// is.</summary>
    public Instant At(DateTimeOffset moment) =>
        new(Scaled(moment.ToUnixTimeMilliseconds() - _row.Origin, _row.FactorPermille, 1_000));

    // In a fast drill the product of an old date does not fit 64 bits; the quotient of any date does.
    private static long Scaled(long milliseconds, int by, int over) => (long)((Int128)milliseconds * by / over);

    /// <summary>How long the realm takes to get there, in real time.</summary>
    internal TimeSpan Until(Instant instant) =>
        TimeSpan.FromMilliseconds(Math.Max(0, (instant - Now).Milliseconds * 1_000d / _row.FactorPermille));

    internal void Drop() => _isGone = true;

    /// <summary>Makes sure that the region is of that version at least.</summary>
    /// <exception cref="StoreUnavailableException">The journal does not have it (yet): whoever sent it tries
    /// again.</exception>
    internal async ValueTask HaveVersion(int version)
    {
        if (_region.Version >= version) return;
        await CatchUp().ConfigureAwait(false);
        if (_region.Version < version)
            throw new StoreUnavailableException($"Version {version} of the region of {Id.Name} is not in the journal.");
    }

    /// <summary>Applies the region's changes that were committed since, wherever they were.</summary>
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

    /// <summary>The actor that answers for a realm.</summary>
    public static ActorId RealmActor(string realm) => new(ActorKind.Realm, realm);
}
