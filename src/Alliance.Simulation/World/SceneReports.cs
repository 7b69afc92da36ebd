using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The reports of people at a scene: growing figures, the grade and answers to offers. Sometimes they send a
/// duplicate request, and merge it when they are told.</summary>
internal sealed class SceneReports(HazardData hazard, ReportingData data, ulong seed, ActorId incident)
{
    private static readonly Span SecondCall = Span.FromMinutes(10);
    private readonly RandomStream _figures = new(seed, incident, "figures");
    private readonly RandomStream _twice = new(seed, incident, "asked-twice");
    private readonly Author _author = new("现场指挥员", incident.Key);
    private Figures _known = new(0, 0, 0, 0, 0, 0);
    private Instant _end;

    public void Begin(Instant look, Instant end, WorldTurn turn)
    {
        _end = end;
        var first = look + Draw(data.FiguresMinutes);
        turn.At("figures", first, new TimeToCount());
        if (hazard.Grade is not null)
            turn.At("grade", first + Span.FromMinutes(_figures.Between(1, 20)), new TimeToGrade());
    }

    public void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case UnsolicitedOfferReceived offer:
                turn.At(
                    $"offer/{offer.Offer}",
                    turn.Now + Span.FromMinutes(_twice.Between(2, 20)),
                    new TimeToAnswer(offer));
                break;
            case DuplicateSuspected pair:
                turn.At(
                    $"merge/{pair.Younger}", turn.Now + Span.FromMinutes(_twice.Between(2, 20)), new TimeToMerge(pair));
                break;
        }
    }

    /// <summary>Handles the rise of a need. Sometimes another person requests the same need again.</summary>
    public void Rose(NeedData need, int by, WorldTurn turn)
    {
        if (_twice.Chance(data.AskedTwicePermille))
            turn.At($"twice/{need.Resource}", turn.Now + SecondCall, new TimeToAskAgain(need, by));
    }

    /// <summary>Handles a timer. Returns whether it belonged to these reports.</summary>
    public bool On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToCount:
                Count(turn);
                return true;
            case TimeToGrade:
                turn.Issue(incident, new GradeIncident(_author, null, hazard.Grade!.Value, "按受灾人口与险情研判"));
                return true;
            case TimeToAnswer answer:
                Answer(answer.Offer, turn);
                return true;
            case TimeToMerge merge:
                Merge(merge.Pair, turn);
                return true;
            case TimeToAskAgain again:
                AskAgain(again, turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reports the last figures when the hazard is over.</summary>
    public void End(WorldTurn turn)
    {
        turn.Cancel("figures");
        Report(true, turn);
    }

    private void Count(WorldTurn turn)
    {
        Report(false, turn);
        var next = turn.Now + Draw(data.RecountMinutes);
        if (next < _end) turn.At("figures", next, new TimeToCount());
    }

    private void Report(bool final, WorldTurn turn)
    {
        int More(int most) => (int)_figures.Between(0, most);
        var found = Math.Min(_known.Missing, More(2));
        var grave = hazard.Grade >= EventGrade.Major ? 2 : hazard.Grade == EventGrade.Large ? 1 : 0;
        _known = new(
            _known.Dead + (final ? 0 : Math.Min(found, grave)),
            final ? 0 : _known.Missing - found + More(grave),
            _known.Injured + More(2 + grave),
            _known.Evacuated + More(180),
            _known.Affected + More(900),
            _known.Houses + More(20));
        turn.Issue(incident, new ReportFigures(_author, null, _known, null, final));
    }

    private void Answer(UnsolicitedOfferReceived offer, WorldTurn turn) => turn.Issue(incident, offer.Fits is { } line
        ? new AnswerOffer(_author, null, offer.Offer, line, null, "急需，同意接收")
        : new AnswerOffer(_author, null, offer.Offer, null, OfferRefusal.NotNeeded, "力量已足"));

    /// <summary>Merges a duplicate request, and raises the older line to life-saving, because people who ask twice are
    /// in a hurry.</summary>
    private void Merge(DuplicateSuspected pair, WorldTurn turn)
    {
        turn.Issue(incident, new MergeRequests(_author, null, pair.Younger.Request, pair.Older.Request, "重复提出"));
        turn.Issue(
            pair.Older.Request.ToAidRequest(),
            new AmendLine(_author, null, pair.Older.Line, null, Priority.LifeSaving, null, "两次来电，情况紧急"));
    }

    private void AskAgain(TimeToAskAgain again, WorldTurn turn)
    {
        if (turn.Now >= _end) return;
        var by = turn.Now + Span.FromHours(again.Need.Priority == Priority.LifeSaving ? 4 : 8);
        turn.Issue(
            incident,
            new RaiseAidRequest(_author, null, [new LineSpec(again.Need.Resource, again.By, again.Need.Priority, by)]));
    }

    private Span Draw(MinutesRange range) => Span.FromMinutes(_figures.Between(range.Min, range.Max));

    private sealed record TimeToCount : WorldTimer;
    private sealed record TimeToGrade : WorldTimer;
    private sealed record TimeToAnswer(UnsolicitedOfferReceived Offer) : WorldTimer;
    private sealed record TimeToMerge(DuplicateSuspected Pair) : WorldTimer;
    private sealed record TimeToAskAgain(NeedData Need, int By) : WorldTimer;
}
