using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Changes accounts, keys and rosters while the system fails and recovers: what was acknowledged must be in
/// the journal as anything else.</summary>
internal sealed class AccessInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("管理员", "access", "admin");
    private static readonly string[] Names = ["li", "wang"];
    private readonly RandomStream _random = new(context.Case.Seed, default, "access");

    public void Plan(long faultPhaseMs)
    {
        if (!_random.Chance(300)) return;
        foreach (var name in Names) Issue(Account(name), new AddAccount(By, name, [Post()], "hash"));
        for (var i = _random.Between(4, 16); i > 0; i--)
        {
            var (at, choice) = (_random.Between(0, faultPhaseMs), (int)_random.Between(0, 14));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Change(choice); });
        }
    }

    public void Landed(in JournalEntry entry)
    {
    }

    private void Change(int choice)
    {
        var account = Account(Names[_random.Between(0, Names.Length - 1)]);
        var (now, office) = (new Instant(context.Loop.Now), new ActorId(ActorKind.Office, "Township/1"));
        AccountCommand? command = choice switch
        {
            0 => new ChangeAccount(By, "另一人", [Post()]),
            1 => new SetStanding(By, _random.Chance(500), "离岗"),
            2 => new SetPassword(By, "hash", _random.Chance(500)),
            3 => new SetCodes(By, _random.Chance(500) ? "secret" : null),
            4 or 5 => new NoteSignIn(By, (SignInOutcome)_random.Between(0, 2), "127.0.0.1", _random.Between(1, 9)),
            6 => new SignOut(By),
            7 => new AddKey(By, $"k{_random.Between(1, 9)}", new byte[32], "气象", [Post()], now + new Span(Minute)),
            8 => new RevokeKey(By, $"k{_random.Between(1, 9)}", "不再需要"),
            9 => _random.Chance(500) ? new NoteRefusal(By, "POST /", "not its place")
                : new NoteReads(By, now, [new ReadCount("/", 3)]),
            12 => new SetTelephone(By, _random.Chance(500) ? "0734-8850119" : null),
            13 => new AddSubscription(
                By, $"b{_random.Between(1, 3)}", new PushSubscription("https://push.example/1", "key", "auth", "zh")),
            14 => new EndSubscription(By, $"b{_random.Between(1, 3)}", "换机"),
            _ => null,
        };
        if (command is not null) Issue(account, command);
        else if (choice == 10) Issue(office, new HandOverShift(By, ["li"], now + new Span(Minute), "无"));
        else Issue(office, new PlanShifts(
            By, now, now + new Span(9 * Minute), [new Shift(now, now + new Span(4 * Minute), ["wang", "li"])]));
    }

    private void Issue(ActorId to, Command command) => context.Desks.Issue("access", to, command);

    private static ActorId Account(string name) => new(ActorKind.Account, name);

    private Post Post() => _random.Chance(500) ? new(Role.Auditor, null)
        : new(Role.TownshipOfficer, new ActorId(ActorKind.Township, "1"));
}
