using Alliance.Core.Identifiers;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Users;

/// <summary>Plays the duty desks. Where an agreement requires a decision of a person, they give it at once. For the
/// share that the mix leaves out, they give no answer.</summary>
internal sealed class DutyDesks(RetryingCaller calls, LoadTally tally, LoadMix mix, ulong seed)
{
    // Questions come by one thread, the dispatching's.
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly RandomStream _random = new(seed, new ActorId(ActorKind.Realm, "load"), "desks");
    private readonly OpenTasks _answers = new();

    /// <summary>The number of answers that are being sent.</summary>
    public int UnderWay => _answers.Count;

    /// <summary>Makes a lender's desk approve a commitment.</summary>
    public void Approve(string lender, string commitment) => Answer("approvals", lender, commitment);

    /// <summary>Makes the desk of the requesting place confirm a commitment.</summary>
    public void Confirm(string request, string commitment) => Answer("confirmations", request, commitment);

    private void Answer(string kind, string actor, string commitment)
    {
        if (!_asked.Add($"{kind}/{commitment}") || !mix.DrawApproval(_random)) return;
        _ = _answers.Apart(() => Give(kind, actor, commitment));
    }

    private async Task Give(string kind, string actor, string commitment)
    {
        var body = $$"""{"author":{"name":"值班员","office":"{{actor}}值班室"},"granted":true,"reason":"同意"}""";
        var result = await calls.Give(
            "approve",
            $"{kind}/{commitment}",
            body,
            $"{kind}/{commitment}",
            mayBeOvertaken: true);
        if (!result.IsDone)
            return;
        tally.Approved();
        tally.Ack(new AckedCommand(AckedKind.Given, actor, null, result.Record));
    }
}
