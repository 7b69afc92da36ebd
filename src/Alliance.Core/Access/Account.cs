using Alliance.Core.Actors;

namespace Alliance.Core.Access;

/// <summary>An account of a person or a program: its roles, how it signs in, its keys, and the record of what it did,
/// read and was refused. The host checks passwords and keys; the account keeps their hashes and counts wrong
/// sign-ins.</summary>
/// <param name="state">The stored state; null for an account that was not added yet.</param>
public sealed class Account(AccountState? state) : Actor<AccountState>(state)
{
    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case AddAccount m: On(m, turn); break;
            case NoteSignIn m: On(m, turn); break;
            case NoteRefusal m: turn.Record(new AccessRefused(m.Call, m.Why)); break;
            case NoteReads m: turn.Record(new ReadsNoted(m.Since, m.Reads)); break;
            // People of a single sign-on have sessions and no account.
            case SignOut when !State.Exists && State.SignedInAt is not null: SignOutEverywhere(turn); break;
            case AccountCommand m: OfExisting(m, turn); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void OfExisting(AccountCommand command, Turn turn)
    {
        if (!State.Exists)
        {
            turn.Refuse("no-account", $"There is no account {turn.Self.Key}; alliance accounts list shows all.");
            return;
        }

        switch (command)
        {
            case ChangeAccount m: On(m, turn); break;
            case SetStanding m: On(m, turn); break;
            case SetPassword m: On(m, turn); break;
            case SetCodes m: On(m, turn); break;
            case SignOut: SignOutEverywhere(turn); break;
            case AddKey m: On(m, turn); break;
            case RevokeKey m: On(m, turn); break;
            case SetTelephone m: On(m, turn); break;
            case AddSubscription m: On(m, turn); break;
            case EndSubscription m: End(m.Id, m.Reason, turn); break;
            default: throw NotMine(command, turn);
        }
    }

    private void On(AddAccount command, Turn turn)
    {
        if (State.Exists)
            turn.Refuse("account-exists", $"name: there is an account {turn.Self.Key} already; choose another name.");
        else if (Fault(command.Posts) is { } fault) turn.Refuse("bad-roles", fault);
        if (turn.Refusal is not null) return;
        (State.Person, State.Posts, State.PasswordHash) = (command.Person, command.Posts, command.PasswordHash);
        turn.Give(turn.Self.Key);
        turn.Record(new AccountAdded(command.Person, command.Posts));
    }

    private void On(ChangeAccount command, Turn turn)
    {
        if (Fault(command.Posts) is { } fault)
        {
            turn.Refuse("bad-roles", fault);
            return;
        }

        if (State.Person == command.Person && State.Posts.SequenceEqual(command.Posts)) return;
        var before = State.Posts;
        (State.Person, State.Posts) = (command.Person, command.Posts);
        turn.Record(new AccountChanged(command.Person, command.Posts, before));
        foreach (var (id, key) in State.Keys.Where(k => k.Value.IsValid(turn.Now)).ToList())
            if (key.Posts.Except(command.Posts).Any()) Revoke(id, "the account has lost a role of the key", turn);
    }

    private static string? Fault(Post[] posts) => posts switch
    {
        [] => "roles: give one role at least.",
        { Length: > SignInPolicy.MostPosts } => $"roles: give {SignInPolicy.MostPosts} roles at most.",
        _ when Array.FindIndex(posts, p => !p.IsWhole) is var at and >= 0 =>
            Roles.PlaceOf(posts[at].Role) is { } place
            ? $"roles: {posts[at].Role} needs the {place} that it acts for."
            : $"roles: {posts[at].Role} has no place.",
        _ when posts.Distinct().Count() < posts.Length => "roles: one role is given twice.",
        _ => null,
    };

    private void On(SetStanding command, Turn turn)
    {
        if (State.IsDisabled == command.Disabled) return;
        State.IsDisabled = command.Disabled;
        State.Stamp++;
        turn.Record(new StandingSet(command.Disabled, command.Reason));
    }

    private void On(SetPassword command, Turn turn)
    {
        (State.PasswordHash, State.WrongInRow, State.LockedUntil) = (command.PasswordHash, 0, null);
        State.Stamp++;
        turn.Record(new PasswordSet());
        if (command.DropsCodes && State.CodeSecret is not null) Set(null, turn);
    }

    private void On(SetCodes command, Turn turn)
    {
        if (command.CodeSecret is null && State.CodeSecret is null) return;
        State.Stamp++;
        Set(command.CodeSecret, turn, command.Used);
    }

    private void Set(string? secret, Turn turn, long used = 0)
    {
        (State.CodeSecret, State.LastCode) = (secret, used);
        turn.Record(new CodesSet(secret is not null));
    }

    private void On(NoteSignIn command, Turn turn)
    {
        var outcome = Judge(command, turn.Now);
        if (outcome != SignInOutcome.Granted)
        {
            if (outcome is SignInOutcome.WrongPassword or SignInOutcome.WrongCode && State.Exists) Count(turn.Now);
            turn.Give($"{outcome}");
            turn.Record(new SignInRefused(outcome, command.From, State.LockedUntil));
            return;
        }

        (State.WrongInRow, State.LockedUntil, State.SignedInAt) = (0, null, turn.Now);
        State.LastCode = command.Code ?? State.LastCode;
        turn.Give($"{outcome}");
        turn.Record(new SignedIn(command.From));
    }

    /// <summary>Judges a sign-in again: what the host has read may have changed since.</summary>
    private SignInOutcome Judge(NoteSignIn command, Instant now) =>
        command.BySignOn ? command.Outcome
        : !State.Exists ? SignInOutcome.WrongPassword
        : State.LockedUntil > now ? SignInOutcome.Locked
        : command.Outcome != SignInOutcome.Granted ? command.Outcome
        : State.IsDisabled ? SignInOutcome.Disabled
        : State.CodeSecret is not null && !(command.Code > State.LastCode) ? SignInOutcome.WrongCode
        : SignInOutcome.Granted;

    private void Count(Instant now)
    {
        if (++State.WrongInRow < SignInPolicy.MostWrong) return;
        (State.WrongInRow, State.LockedUntil) = (0, now + SignInPolicy.LockedFor);
    }

    private void SignOutEverywhere(Turn turn)
    {
        State.Stamp++;
        State.SignedOutAt = turn.Now;
        turn.Record(new SignedOut());
    }

    private void On(AddKey command, Turn turn)
    {
        if (State.Keys.ContainsKey(command.Id)) turn.Refuse("key-exists", $"id: there is a key {command.Id} already.");
        else if (State.Keys.Values.Count(k => k.IsValid(turn.Now)) >= SignInPolicy.MostKeys)
            turn.Refuse("too-many-keys",
                $"The account has {SignInPolicy.MostKeys} keys that can be used; revoke one first.");
        else if (command.Posts.Length == 0 || command.Posts.Except(State.Posts).Any())
            turn.Refuse("bad-roles", "roles: a key has one or more of the roles of its account, and no other.");
        else if (command.ExpiresAt <= turn.Now) turn.Refuse("bad-key", "expiresAt: give a time still to come.");
        if (turn.Refusal is not null) return;
        foreach (var (id, _) in State.Keys
            .Where(k => (k.Value.RevokedAt ?? k.Value.ExpiresAt) + SignInPolicy.KeysKeptFor < turn.Now).ToList())
            State.Keys.Remove(id);
        State.Keys[command.Id] =
            new ApiKey(command.Hash, command.Label, command.Posts, turn.Now, command.ExpiresAt);
        turn.Give(command.Id);
        turn.Record(new KeyAdded(command.Id, command.Label, command.Posts, command.ExpiresAt));
    }

    private void On(RevokeKey command, Turn turn)
    {
        if (!State.Keys.TryGetValue(command.Id, out var key))
            turn.Refuse("no-key", $"id: the account has no key {command.Id}.");
        else if (key.RevokedAt is null) Revoke(command.Id, command.Reason, turn);
    }

    private void Revoke(string id, string reason, Turn turn)
    {
        State.Keys[id] = State.Keys[id] with { RevokedAt = turn.Now };
        turn.Record(new KeyRevoked(id, reason));
    }

    private void On(SetTelephone command, Turn turn)
    {
        if (State.Telephone == command.Telephone) return;
        State.Telephone = command.Telephone;
        turn.Record(new TelephoneSet(command.Telephone is not null));
    }

    private void On(AddSubscription command, Turn turn)
    {
        turn.Give(command.Id);
        if (State.Subscriptions.GetValueOrDefault(command.Id) == command.Subscription) return;
        if (!State.Subscriptions.ContainsKey(command.Id)
            && State.Subscriptions.Count >= SignInPolicy.MostSubscriptions)
            End(State.Subscriptions.Keys.First(), "too many browsers", turn);
        State.Subscriptions[command.Id] = command.Subscription;
        turn.Record(new SubscriptionAdded(command.Id, new Uri(command.Subscription.Endpoint).Host));
    }

    private void End(string id, string reason, Turn turn)
    {
        if (State.Subscriptions.Remove(id)) turn.Record(new SubscriptionEnded(id, reason));
    }
}
