using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Tests.Stories;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Core.Tests.Tables;

/// <summary>One kind of thing that has states: every state by every message that its actor knows, and what comes of
/// it.</summary>
internal sealed record Table
{
    private static readonly Serializer<object> Bytes =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<object>>();
    private static readonly Type[] Messages =
        [.. typeof(Message).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Message)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal)];

    /// <summary>Of its file: <c>Team</c> is <c>Tables/Team.md</c>.</summary>
    public required string Name { get; init; }
    /// <summary>What its columns are, in a sentence or two.</summary>
    public required string About { get; init; }
    /// <summary>States by name, each with the way into it.</summary>
    public required IReadOnlyList<(string Name, Func<Stage> Enter)> States { get; init; }
    /// <summary>The name of the state that the actor is in.</summary>
    public required Func<object, string> StateOf { get; init; }
    /// <summary>Who would send it.</summary>
    public required Func<Message, ActorId> Sender { get; init; }
    public required Samples Samples { get; init; }
    /// <summary>Messages of the same actor that have nothing to do with this thing; each kind is in another
    /// table.</summary>
    public IReadOnlySet<Type> Elsewhere { get; init; } = new HashSet<Type>();

    public string Header => $"| message | {string.Join(" | ", States.Select(s => s.Name))} |";

    /// <summary>The rows, each as its line of Markdown.</summary>
    public IReadOnlyList<string> Rows() =>
        [.. Messages.Where(t => !Elsewhere.Contains(t) && Knows(t)).SelectMany(Variants)
            .Select(v => $"| {v.Name} | {string.Join(" | ", States.Select(s => Cell(s.Name, s.Enter, v.One)))} |")];

    private bool Knows(Type type)
    {
        try
        {
            States[1].Enter().On((Message)Samples.Empty(type));
        }
        catch (ArgumentException stranger)
            when (stranger.Message.Contains($"has no handler for {type.Name} ", StringComparison.Ordinal))
        {
            return false;
        }
        catch (Exception)
        {
            // Empty as it is, nobody can handle it; but someone tried.
        }

        return true;
    }

    private IEnumerable<(string Name, Message One)> Variants(Type type)
    {
        foreach (var one in Samples.Of<Message>(type)) yield return one;
        var parameters = type.GetConstructors()[0].GetParameters();
        if (Array.Exists(parameters, p => p.Name is "Commitment" or "Id" or "Round" or "Fence" or "Task"))
            yield return ($"{type.Name}, of another", Samples.OfAnother.Of<Message>(type).First().One);
        if (type == typeof(ReportStatus))
            foreach (var (name, one) in Samples.Of<Message>(type))
                yield return ($"{name}, late", (ReportStatus)one with { OccurredAt = Instant.Start });
        if (Samples.Of<Message>(type).First().One is Assured { ValidUntil: not null })
            yield return ($"{type.Name}, late", Samples.Late.Of<Message>(type).First().One);
    }

    private string Cell(string state, Func<Stage> enter, Message message)
    {
        var stage = enter();
        if (StateOf(stage.State) is var entered && entered != state)
            return $"THE WAY INTO '{state}' ENDS IN '{entered}'";
        stage.Now += Span.FromMinutes(1);
        var before = Bytes.SerializeToArray(stage.State);
        try
        {
            var turn = stage.On(message, message is Command or Due or Restored ? null : Sender(message));
            var after = StateOf(stage.State);
            return Said(turn, after == state ? null : after, before.AsSpan()
                .SequenceEqual(Bytes.SerializeToArray(stage.State)));
        }
        catch (Exception bug)
        {
            return $"THROWS {bug.GetType().Name}: {bug.Message}";
        }
    }

    /// <summary>New state; records, an exclamation mark for what people are to see; messages sent; or that nothing
    /// comes of it.</summary>
    private static string Said(Turn turn, string? into, bool same)
    {
        if (turn.Refusal is { } refusal) return $"refused: {refusal.Code}";
        List<string> parts = [];
        if (into is not null) parts.Add($"**{into}**");
        if (turn.Records.Count > 0)
            parts.Add(Counted(turn.Records.Select(r => r is Notice ? $"{r.GetType().Name}!" : r.GetType().Name)));
        if (turn.Sent.Count > 0) parts.Add($"→ {Counted(turn.Sent.Select(s => s.Message.GetType().Name))}");
        if (parts.Count == 0)
            parts.Add(same ? turn.Timers.Any(t => t.Due is not null) ? "asks again later" : "–" : "noted");
        return string.Join("; ", parts);
    }

    private static string Counted(IEnumerable<string> names) =>
        string.Join(", ", names.GroupBy(n => n).Select(g => g.Count() == 1 ? g.Key : $"{g.Count()} {g.Key}"));
}
