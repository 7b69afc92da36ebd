using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>People who change the rules while aid is under way: conclude, amend, sign, suspend and terminate agreements, raise and lower response levels, order
/// townships below their floors, take orders back and decline what they are to confirm.</summary>
internal sealed class RuleMeddlers(Loop loop, FuzzRun run) : IMeddler
{
    private const long Minute = 60_000;
    private static readonly Author By = new("指挥长", "headquarters");
    private static readonly ActorId Realm = new(ActorKind.Realm, "realm");
    private readonly RandomStream _random = new(run.Case.Seed, default, "rules");
    // A stream of its own: that agreements are concluded changes nothing of what the others do.
    private readonly RandomStream _signing = new(run.Case.Seed, default, "new-agreements");
    private readonly List<(ActorId Centre, string Order)> _orders = [];

    private readonly List<(ActorId Request, string Commitment)> _confirmations = [];

    public void Plan(long stormMs)
    {
        for (var i = _random.Between(0, 16); i > 0; i--)
        {
            var (at, what) = (_random.Between(0, stormMs), (int)_random.Between(0, 10));
            loop.After(at, () => { if (!run.Mischief.IsOver) Meddle(what); });
        }

        for (var i = _signing.Between(0, 2); i > 0; i--)
        {
            var (at, id) = (_signing.Between(0, stormMs), $"N{i}");
            loop.After(at, () => { if (!run.Mischief.IsOver) Conclude(id); });
        }
    }

    /// <summary>Keeps in mind what can be taken back.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is ConfirmationWanted wanted) _confirmations.Add((entry.Actor, wanted.Commitment));
        if (entry.Body is FloorOrdered ordered) _orders.Add((entry.Actor, ordered.Order.Id));
    }

    private void Meddle(int what)
    {
        switch (what)
        {
            case 0 or 1: Amend(); break;
            case 2: Issue(Realm, new SetAgreement(By, null, AnyAgreement(), _random.Chance(700), "复议")); break;
            case 3 when _random.Chance(300): Issue(Realm, new TerminateAgreement(By, null, AnyAgreement(), "终止")); break;
            case 4 or 5 or 6: SetLevel(); break;
            case 7 or 8: Order(); break;
            case 10 when _confirmations.Count > 0:
                var (request, commitment) = _confirmations[^1];
                Issue(request, new ConfirmCommitment(By, null, commitment, false, "另有安排"));
                break;
            case 9 when _orders.Count > 0:
                var (centre, order) = _orders[(int)_random.Between(0, _orders.Count - 1)];
                Issue(centre, new RevokeOrder(By, null, order, "收回"));
                break;
        }
    }

    private void Conclude(string id)
    {
        ActorId[] parties = [.. run.Region.Data.Townships.Where(_ => _signing.Chance(600)).Select(t => new ActorId(ActorKind.Township, t.Code))];
        run.Offices.Issue("signing", Realm, new ConcludeAgreement(By, null, id, $"新约{id}", _signing.Chance(700), parties, SmallRegion.Terms(_signing), "签约"));
    }

    private void Amend()
    {
        var id = AnyAgreement();
        var terms = SmallRegion.Terms(_random);
        var former = run.Versions[^1].Agreements[id].Terms;
        Issue(Realm, new AmendAgreement(By, null, id, terms with { Askers = former.Askers, Lenders = former.Lenders, Signed = true }, "修订"));
    }

    private void SetLevel()
    {
        var townships = run.Region.Data.Townships;
        var at = _random.Between(-1, townships.Count - 1);
        var tier = at < 0 ? new ActorId(ActorKind.CommandCentre, run.Region.Data.CommandCentres[0].Code) : new ActorId(ActorKind.Township, townships[(int)at].Code);
        Issue(tier, new SetResponseLevel(By, null, (ResponseLevel)_random.Between(0, 4), (ResponseCause)_random.Between(0, 1), "雨情"));
    }

    private void Order()
    {
        var centres = run.Region.Data.CommandCentres;
        var centre = new ActorId(ActorKind.CommandCentre, centres[(int)_random.Between(0, centres.Count - 1)].Code);
        string[] townships = [.. run.Region.Data.Townships.Where(_ => _random.Chance(500)).Select(t => t.Code)];
        Issue(centre, new OrderBelowFloor(By, null, townships, (int)_random.Between(0, 1), new Instant(loop.Now + _random.Between(20, 600) * Minute), "险情紧急"));
    }

    private string AnyAgreement()
    {
        var all = run.Region.Agreements.All.ToList();
        return all[(int)_random.Between(0, all.Count - 1)].Id;
    }

    private void Issue(ActorId to, Command command) => run.Offices.Issue($"rules/{_random.Between(0, 1)}", to, command);
}
