using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Fuzzing.Systems;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Changes the rules while aid is under way.</summary>
/// <remarks>It concludes, amends, suspends and terminates agreements, raises and lowers response levels,
/// orders townships below their floors, revokes orders, and declines commitments that need confirmation.</remarks>
internal sealed class RuleFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("指挥长", "headquarters");
    private static readonly ActorId Realm = new(ActorKind.Realm, "realm");
    private readonly RandomStream _random = new(context.Case.Seed, default, "rules");
    // A stream of its own: that agreements are concluded changes nothing of what the others do.
    private readonly RandomStream _signing = new(context.Case.Seed, default, "new-agreements");
    private readonly List<(ActorId Centre, string Order)> _orders = [];

    private readonly List<(ActorId Request, string Commitment)> _confirmations = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 16); i > 0; i--)
        {
            var (at, choice) = (_random.Between(0, faultPhaseMs), (int)_random.Between(0, 10));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }

        for (var i = _signing.Between(0, 2); i > 0; i--)
        {
            var (at, id) = (_signing.Between(0, faultPhaseMs), $"N{i}");
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Conclude(id); });
        }
    }

    /// <summary>Remembers what can be taken back later.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is ConfirmationWanted wanted) _confirmations.Add((entry.Actor, wanted.Commitment));
        if (entry.Body is FloorOrdered ordered) _orders.Add((entry.Actor, ordered.Order.Id));
    }

    private void Act(int choice)
    {
        switch (choice)
        {
            case 0 or 1:
                Amend();
                break;
            case 2:
                Issue(Realm, new SetAgreement(By, null, new AgreementId(AnyAgreement()), _random.Chance(700), "复议"));
                break;
            case 3 when _random.Chance(300):
                Issue(Realm, new TerminateAgreement(By, null, new AgreementId(AnyAgreement()), "终止"));
                break;
            case 4 or 5 or 6:
                SetLevel();
                break;
            case 7 or 8:
                Order();
                break;
            case 10 when _confirmations.Count > 0:
                var (request, commitment) = _confirmations[^1];
                Issue(request, new ConfirmCommitment(By, null, new CommitmentId(commitment), false, "另有安排"));
                break;
            case 9 when _orders.Count > 0:
                var (centre, order) = _orders[(int)_random.Between(0, _orders.Count - 1)];
                Issue(centre, new RevokeOrder(By, null, order, "收回"));
                break;
        }
    }

    private void Conclude(string id)
    {
        ActorId[] parties =
        [
            .. context
                .Region.Data.Townships.Where(_ => _signing.Chance(600))
                .Select(t => new ActorId(ActorKind.Township, t.Code)),
        ];
        context.Desks.Issue(
            "signing",
            Realm,
            new ConcludeAgreement(
                By, null, new AgreementId(id), $"新约{id}", _signing.Chance(700), parties, SmallRegion.Terms(_signing),
                "签约"));
    }

    private void Amend()
    {
        var id = AnyAgreement();
        var terms = SmallRegion.Terms(_random);
        var former = context.Versions[^1].Agreements[id].Terms;
        Issue(
            Realm,
            new AmendAgreement(
                By,
                null,
                new AgreementId(id),
                terms with
                {
                    Askers = former.Askers,
                    Lenders = former.Lenders,
                    Signed = true,
                },
                "修订"));
    }

    private void SetLevel()
    {
        var townships = context.Region.Data.Townships;
        var at = _random.Between(-1, townships.Count - 1);
        var tier =
            at < 0
                ? new ActorId(ActorKind.CommandCentre, context.Region.Data.CommandCentres[0].Code)
                : new ActorId(ActorKind.Township, townships[(int)at].Code);
        Issue(
            tier,
            new SetResponseLevel(
                By, null, (ResponseLevel)_random.Between(0, 4), (ResponseCause)_random.Between(0, 1), "雨情"));
    }

    private void Order()
    {
        var centres = context.Region.Data.CommandCentres;
        var centre = new ActorId(ActorKind.CommandCentre, centres[(int)_random.Between(0, centres.Count - 1)].Code);
        string[] townships = [.. context.Region.Data.Townships.Where(_ => _random.Chance(500)).Select(t => t.Code)];
        Issue(
            centre,
            new OrderBelowFloor(
                By, null, townships, (int)_random.Between(0, 1),
                new Instant(context.Loop.Now + _random.Between(20, 600) * Minute), "险情紧急"));
    }

    private string AnyAgreement()
    {
        var all = context.Region.Agreements.All.ToList();
        return all[(int)_random.Between(0, all.Count - 1)].Id;
    }

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"rules/{_random.Between(0, 1)}", to, command);
}
