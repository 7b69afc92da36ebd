using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;
using Xunit;

namespace Alliance.Core.Tests.Access;

public sealed class AccountTests
{
    private static readonly Author Admin = new("管理员", "admin", "admin");
    private static readonly Post Auditor = new(Role.Auditor, null);
    private static readonly Post Officer = new(Role.TownshipOfficer, TestRegions.Town(1));
    private readonly Stage _stage = new(new RegionPlan().Build(), new ActorId(ActorKind.Account, "li"));

    private AccountState State => (AccountState)_stage.State;

    [Fact]
    public void An_account_is_added_once()
    {
        Assert.Equal("li", Add().Number);
        Assert.Equal("account-exists", _stage.On(new AddAccount(Admin, "李敏", [Auditor], null)).Refusal!.Code);
    }

    [Fact]
    public void A_role_needs_its_own_kind_of_place_and_no_other()
    {
        foreach (var wrong in (Post[])[new(Role.TownshipOfficer, null), new(Role.Auditor, TestRegions.Town(1)),
            new(Role.CrewLeader, TestRegions.Town(1)), default])
            Assert.Equal("bad-roles", _stage.On(new AddAccount(Admin, "李敏", [wrong], null)).Refusal!.Code);
        Assert.False(State.Exists);
    }

    [Fact]
    public void Five_wrong_sign_ins_lock_the_account_for_a_quarter_of_an_hour()
    {
        Add();
        for (var i = 0; i < 5; i++) Assert.Equal("WrongPassword", SignIn(SignInOutcome.WrongPassword));
        Assert.Equal("Locked", SignIn(SignInOutcome.Granted));
        _stage.Now += Span.FromMinutes(15);
        Assert.Equal("Granted", SignIn(SignInOutcome.Granted));
    }

    [Fact]
    public void A_right_sign_in_forgets_wrong_ones()
    {
        Add();
        for (var i = 0; i < 9; i++)
            SignIn(i % 4 == 3 ? SignInOutcome.Granted : SignInOutcome.WrongPassword);
        Assert.Null(State.LockedUntil);
    }

    [Fact]
    public void A_one_time_code_is_taken_once()
    {
        Add();
        _stage.On(new SetCodes(Admin, "secret"));
        Assert.Equal("WrongCode", SignIn(SignInOutcome.Granted));
        Assert.Equal("Granted", SignIn(SignInOutcome.Granted, 7));
        Assert.Equal("WrongCode", SignIn(SignInOutcome.Granted, 7));
        Assert.Equal("Granted", SignIn(SignInOutcome.Granted, 8));
    }

    [Fact]
    public void A_sign_in_under_an_unknown_name_is_recorded_and_makes_no_account()
    {
        var turn = _stage.On(new NoteSignIn(Admin, SignInOutcome.Granted, "10.0.0.1", null));
        Assert.Equal(SignInOutcome.WrongPassword, turn.Recorded<SignInRefused>().Outcome);
        Assert.False(State.Exists);
    }

    [Fact]
    public void Sessions_end_with_a_new_password_with_disabling_and_with_signing_out()
    {
        Add();
        Message[] endings =
            [new SetPassword(Admin, "other", false), new SetStanding(Admin, true, "离岗"), new SignOut(Admin)];
        foreach (var ending in endings)
        {
            var before = State.Stamp;
            _stage.On(ending);
            Assert.True(State.Stamp > before, $"{ending} leaves sessions open.");
        }
    }

    [Fact]
    public void A_new_password_unlocks_the_account_and_may_drop_its_codes()
    {
        Add();
        _stage.On(new SetCodes(Admin, "secret"));
        for (var i = 0; i < 5; i++) SignIn(SignInOutcome.WrongPassword);
        _stage.On(new SetPassword(Admin, "other", true));
        Assert.Equal("Granted", SignIn(SignInOutcome.Granted));
    }

    [Fact]
    public void A_disabled_account_cannot_sign_in()
    {
        Add();
        _stage.On(new SetStanding(Admin, true, "离岗"));
        Assert.Equal("Disabled", SignIn(SignInOutcome.Granted));
    }

    [Fact]
    public void A_person_of_a_single_sign_on_signs_in_and_out_without_an_account()
    {
        Assert.Equal("no-account", _stage.On(new SignOut(Admin)).Refusal!.Code);
        Assert.Equal(SignInOutcome.NoRole, SignOn(SignInOutcome.NoRole).Recorded<SignInRefused>().Outcome);
        Assert.Null(State.SignedInAt);
        Assert.Equal("10.0.0.1", SignOn(SignInOutcome.Granted).Recorded<SignedIn>().From);
        Assert.Null(_stage.On(new SignOut(Admin)).Refusal);
        Assert.Equal((1, false), (State.Stamp, State.Exists));
    }

    [Fact]
    public void A_key_has_roles_of_its_account_and_ends()
    {
        Add();
        Assert.Equal("bad-roles", AddKey("a", Officer).Refusal!.Code);
        Assert.Null(AddKey("a", Auditor).Refusal);
        Assert.True(State.Keys["a"].IsValid(_stage.Now));
        Assert.False(State.Keys["a"].IsValid(_stage.Now + Span.FromHours(1)));
        _stage.On(new RevokeKey(Admin, "a", "lost"));
        Assert.False(State.Keys["a"].IsValid(_stage.Now));
    }

    [Fact]
    public void A_key_is_revoked_with_the_role_that_its_account_loses()
    {
        _stage.On(new AddAccount(Admin, "李敏", [Auditor, Officer], null));
        AddKey("audit", Auditor);
        AddKey("desk", Officer);
        var turn = _stage.On(new ChangeAccount(Admin, "李敏", [Auditor]));
        Assert.Equal("desk", turn.Recorded<KeyRevoked>().Id);
        Assert.True(State.Keys["audit"].IsValid(_stage.Now));
    }

    [Fact]
    public void Records_hold_neither_hashes_nor_secrets()
    {
        const string Secret = "hash-of-a-password";
        Turn[] turns = [_stage.On(new AddAccount(Admin, "李敏", [Auditor], Secret)),
            _stage.On(new SetPassword(Admin, Secret, false)), _stage.On(new SetCodes(Admin, Secret))];
        // The stage gives a new turn each time.
        Assert.All(turns.SelectMany(t => t.Records),
            r => Assert.DoesNotContain(Secret, r.ToString(), StringComparison.Ordinal));
    }

    private Turn Add() => _stage.On(new AddAccount(Admin, "李敏", [Auditor], "hash"));

    private Turn SignOn(SignInOutcome outcome) =>
        _stage.On(new NoteSignIn(Admin, outcome, "10.0.0.1", null) { BySignOn = true });

    private Turn AddKey(string id, Post post) => _stage.On(
        new AddKey(Admin, id, new byte[32], "气象", [post], _stage.Now + Span.FromHours(1)));

    private string? SignIn(SignInOutcome outcome, long? code = null) =>
        _stage.On(new NoteSignIn(Admin, outcome, "10.0.0.1", code)).Number;
}
