using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Plays the servers that call people for what the journal asks of them: two read the same journal, calls
/// wait for others or fail, people answer late, twice or never.</summary>
internal sealed class AlertInjector(InjectorContext context) : IFaultInjector
{
    private const int MostAlerts = 40;
    private static readonly Author Server = new("alliance", "server"), Person = new("李敏", "Township/1", "li");
    private static readonly ActorId Desk = new(ActorKind.AlertDesk, "realm");
    private static readonly ActorId Office = new(ActorKind.Township, "1");
    private readonly RandomStream _random = new(context.Case.Seed, default, "alerts");
    /// <summary>The calls that wait for others, in order.</summary>
    private readonly List<FurtherCall> _waiting = [];
    private bool _isPlayed;
    private int _alerts;

    public void Plan(long faultPhaseMs) => _isPlayed = _random.Chance(200);

    public void Landed(in JournalEntry entry)
    {
        if (!_isPlayed) return;
        if (entry.Body is AlertRecord record) Answer(record);
        else Take(entry);
    }

    private void Take(in JournalEntry entry)
    {
        var settles = AlertTable.SettledBy(entry);
        var raised = _alerts < MostAlerts && entry.Body is Notice notice
            && AlertTable.Of(notice, entry.Actor) is { } rule
            ? new AlertRaised(
                entry.Number, default, rule.Kind, (Priority)_random.Between(0, 2), Office, rule.Matter, rule.Until,
                Span.FromMinutes(2))
            : null;
        if (settles.Length == 0 && raised is null) return;
        if (raised is not null) _alerts++;
        var news = new TakeNews(Server, entry.Number, [new AlertNews(entry.Number, settles, raised)]);
        Issue(news);
        if (_random.Chance(300)) Issue(news);
    }

    private void Answer(AlertRecord record)
    {
        switch (record)
        {
            case AlertRaised: Call(record.Alert, 1); break;
            case CallWanted { Step: var step } when step > 4 || _random.Chance(300):
                Issue(new NoteNobodyLeft(Server, record.Alert, step + 1));
                break;
            case CallWanted { Step: var step }: Call(record.Alert, step + 1); break;
            case PersonCalled { Step: var step }:
                Issue(new NoteDelivery(Server, record.Alert, step, "li", _random.Chance(300) ? [] :
                    [new CallDelivery("sms", new Instant(context.Loop.Now), _random.Chance(300) ? "busy" : null)]));
                break;
        }

        if (_random.Chance(150)) Issue(new AcknowledgeAlert(Person, record.Alert, [Office]));
    }

    private void Call(long alert, int step)
    {
        if (_random.Chance(300))
        {
            _waiting.Add(new FurtherCall(alert, step, Office));
            return;
        }

        // Some of those that have waited want no call any more; then nobody is called for any of them.
        Issue(new NoteCall(Server, alert, step, "li", "李敏", Office, _waiting.Count > 0 ? [.. _waiting] : null));
        _waiting.Clear();
        if (_random.Chance(300)) Issue(new NoteCall(Server, alert, step, "wang", "王强", Office));
    }

    private void Issue(AlertCommand command) => context.Desks.Issue("alerts", Desk, command);
}
