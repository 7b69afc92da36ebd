using System.Collections.Immutable;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;

namespace Alliance.Host.Access;

/// <summary>All accounts and rosters, in memory. Changes of this server hold at once, those of other servers of a
/// cluster within about a second.</summary>
internal sealed partial class AccessDirectory(
    ICommitStore store, JournalReader journal, ActorStates states, RealmDirectory realms, AccessSettings settings,
    ILogger<AccessDirectory> log) : BackgroundService
{
    private const int Page = 1_000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private volatile AccessView _view = AccessView.Empty;
    private LiveRealm? _realm;
    /// <summary>The number of the last record whose account or roster was read again.</summary>
    private long _through;

    /// <summary>Whether nobody has to sign in, because there is neither an account nor an identity provider.</summary>
    public bool IsOpen => settings.Identity is null && _view.Accounts.IsEmpty;

    /// <summary>A city's single sign-on; null for none.</summary>
    public IdentityProvider? Identity => settings.Identity;

    /// <summary>Who has which account, and who is on duty.</summary>
    public AccessView View => _view;

    /// <summary>The present time of the realm of accounts.</summary>
    public Instant Now => _realm?.Now ?? Instant.Start;

    /// <summary>The realm of accounts; null until there is an account.</summary>
    public LiveRealm? Realm => _realm;

    /// <summary>Raised after each change of an account or a roster.</summary>
    public event Action? Changed;

    /// <summary>Returns whether a caller who was let in may go on, as with a stream that lasts for hours.</summary>
    public bool IsStillValid(Caller caller) => caller switch
    {
        // Sessions outlive a change of roles; what was let in by the old ones begins anew.
        { Stamp: { } stamp } => _view.StampOf(caller.Account) == stamp
            && (_view.Usable(caller.Account) is not { } account || account.Posts.SequenceEqual(caller.Posts)),
        { Key: { } key } => _view.Usable(caller.Account)?.Keys.GetValueOrDefault(key)?.IsValid(Now) == true,
        _ => true,
    };

    /// <summary>Returns whether a store has accounts. What is recorded of people of a single sign-on, or of unknown
    /// names, makes no account.</summary>
    public static async Task<bool> HasAccounts(IStoreReader store)
    {
        if (await store.FindRealm(AccessRealm.Name) is not { } realm) return false;
        for (var after = "";;)
        {
            var rows = await store.List(realm.Id, ActorKind.Account, after, Page);
            if (rows.Any(r => r.Status != AccountState.Unknown)) return true;
            if (rows.Count < Page) return false;
            after = rows[^1].Actor.Key;
        }
    }

    /// <summary>Reads everything. Call it before the server listens.</summary>
    public async Task Load()
    {
        if (await store.FindRealm(AccessRealm.Name) is null) return;
        _realm ??= await realms.Get(AccessRealm.Name);
        _through = await store.LastNumber(_realm.Id);
        foreach (var kind in (ActorKind[])[ActorKind.Account, ActorKind.Office])
            for (var after = "";;)
            {
                var rows = await store.List(_realm.Id, kind, after, Page);
                foreach (var row in rows) await Refresh(row.Actor);
                if (rows.Count < Page) break;
                after = rows[^1].Actor.Key;
            }
    }

    /// <summary>Reads an account or a roster again.</summary>
    public async Task Refresh(ActorId actor)
    {
        _realm ??= await realms.Get(AccessRealm.Name);
        if (await states.Read(_realm.Id, actor) is not { } read) return;
        lock (_lock) _view = _view.With(actor.Key, read.State, read.Etag);
        Changed?.Invoke();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_realm is null) await Load();
                if (_realm is not null) await Follow(_realm.Id, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogBehind(failure);
            }

            await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Follow(RealmId realm, CancellationToken stopping)
    {
        await foreach (var record in journal.Follow(realm, _through, stopping))
        {
            if (record.Entry.Body is not (AccessRefused or ReadsNoted)) await Refresh(record.Entry.Actor);
            _through = record.Number;
        }
    }

    [LoggerMessage(LogLevel.Error, "Changes of accounts cannot be read at the moment; it is tried again")]
    private partial void LogBehind(Exception failure);
}

/// <summary>Accounts and rosters at a moment.</summary>
/// <param name="Accounts">The accounts by name.</param>
/// <param name="Rosters">The rosters by office.</param>
internal sealed record AccessView(
    ImmutableSortedDictionary<string, AccountState> Accounts, ImmutableDictionary<string, OfficeState> Rosters)
{
    private readonly Lazy<ILookup<ActorId, string>> _holders = new(() => Accounts
        .Where(a => !a.Value.IsDisabled)
        .SelectMany(a => a.Value.Posts.Select(p => p.Office).OfType<ActorId>().Distinct().Select(o => (o, a.Key)))
        .ToLookup(p => p.o, p => p.Key));

    private ImmutableDictionary<ActorId, long> Etags { get; init; } = ImmutableDictionary<ActorId, long>.Empty;
    /// <summary>The stamps of people who have no account: they have signed in by a single sign-on.</summary>
    private ImmutableDictionary<string, int> Stamps { get; init; } = ImmutableDictionary<string, int>.Empty;

    public static AccessView Empty { get; } = new(
        ImmutableSortedDictionary<string, AccountState>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, OfficeState>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Returns an account that is not disabled; null for none.</summary>
    public AccountState? Usable(string name) =>
        Accounts.GetValueOrDefault(name) is { IsDisabled: false } account ? account : null;

    /// <summary>Returns the stamp of the sessions that have not ended; null where there can be none.</summary>
    /// <param name="name">The name of an account, or of a person of a single sign-on.</param>
    public int? StampOf(string name) =>
        IdentityProvider.IsOwnName(name) ? Stamps.GetValueOrDefault(name) : Usable(name)?.Stamp;

    /// <summary>Returns whether an account that acts for an office does so now: nobody else is planned.</summary>
    public bool IsOnDuty(string account, ActorId office, Instant now) =>
        ShiftOf(office, now) is not { } shift || shift.People.Contains(account);

    /// <summary>Returns the accounts that act for an office and are not disabled, by name.</summary>
    public IEnumerable<string> HoldersOf(ActorId office) => _holders.Value[office];

    /// <summary>Returns who is on duty for an office, in order: by its roster, or all who act for it where it has none
    /// or nobody is planned.</summary>
    public IReadOnlyList<string> OnDuty(ActorId office, Instant now)
    {
        var holders = HoldersOf(office);
        return ShiftOf(office, now) is { } shift ? [.. shift.People.Where(holders.Contains)] : [.. holders];
    }

    private Shift? ShiftOf(ActorId office, Instant now) =>
        Rosters.GetValueOrDefault(office.ToString())?.At(now);

    /// <summary>Returns the view with a newer state; this view where it knows that state or a newer one.</summary>
    public AccessView With(string key, object state, long etag)
    {
        var actor = new ActorId(state is AccountState ? ActorKind.Account : ActorKind.Office, key);
        if (Etags.GetValueOrDefault(actor) >= etag) return this;
        var (etags, stamps) = (Etags.SetItem(actor, etag), Stamps);
        if (state is AccountState { Exists: false, Stamp: var stamp }) stamps = stamps.SetItem(key, stamp);
        var next = state switch
        {
            AccountState { Exists: true } account => new AccessView(Accounts.SetItem(key, account), Rosters),
            OfficeState office => new AccessView(Accounts, Rosters.SetItem(key, office)),
            _ => this,
        };
        return next with { Etags = etags, Stamps = stamps };
    }
}
