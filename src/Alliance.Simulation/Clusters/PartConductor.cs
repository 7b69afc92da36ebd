using Alliance.Core.Actors;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Clusters;

/// <summary>Conducts the shards of a run on this silo, one window at a time as ordered. The caller has the journal and
/// the order of the windows.</summary>
internal sealed class PartConductor(RunSetup setup, int shards, IReadOnlyList<int> here)
    : LocalConductor(setup, shards, here)
{
    /// <summary>Receives the mail and region changes of other silos before a window.</summary>
    public void Take(WindowOrder order)
    {
        foreach (var change in order.Changes) Regions.Apply(change.Change, change.Tick);
        foreach (var lane in order.Mail)
            Here(lane.To)
                .Receive([
                    .. lane.Mail.Select(m => new Transfer(
                        m.Tick, m.To, m.Body, new Sender(m.From, 0, m.FromPeople), m.Ordinal)),
                ]);
    }

    public override void Close(in Window window) => Exchange();

    /// <summary>Reports the output of the window.</summary>
    public WindowReport Report()
    {
        List<Lane> mail = [];
        List<RecordDraft> records = [];
        foreach (var shard in Shards)
        {
            records.AddRange(shard.Records);
            shard.Records.Clear();
            for (var to = 0; to < shard.Lanes.Length; to++)
                if (shard.Lanes[to].Count > 0)
                    mail.Add(LaneOf(to, shard.Lanes[to]));
        }

        return new WindowReport(NextWindow()?.Number, mail, [.. records], Messages);
    }

    private static Lane LaneOf(int to, List<Transfer> transfers)
    {
        var mail = transfers
            .ConvertAll(t => new LaneMail(t.Tick, t.To, (Message)t.Body, t.From.Id, t.From.IsWorld, t.Ordinal))
            .ToArray();
        transfers.Clear();
        return new Lane(to, mail.Min(m => m.Tick), mail);
    }
}
