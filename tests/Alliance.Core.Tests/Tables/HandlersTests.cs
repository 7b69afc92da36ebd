using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Tests.Stories;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tables;

/// <summary>Every message has an actor that takes it, and <c>Handlers.md</c> beside this file says which: the table of
/// those actors too that have no table of states.</summary>
public sealed class HandlersTests
{
    /// <summary>Answered by mailboxes, past their actors.</summary>
    private static readonly string[] OfMailboxes = ["PairAsked", "PairOver"];

    private static readonly ActorKind[] Kinds = Enum.GetValues<ActorKind>();

    [Fact]
    public void Every_message_has_an_actor_that_takes_it()
    {
        var lost = Rows().Where(r => r.By.Count == 0).Select(r => r.Type.Name).ToList();
        Assert.True(lost.Count == 0,
            $"No actor takes {string.Join(", ", lost)}. Give the receiver an arm for it in its On(Message, Turn).");
    }

    [Fact]
    public void Every_actor_takes_the_messages_that_the_table_says()
    {
        string[] rows = [.. Rows().Where(r => r.By.Count > 0).Select(RowOf)];
        var path = Path.Combine(PurityTests.Root(), "tests", "Alliance.Core.Tests", "Tables", "Handlers.md");
        if (Environment.GetEnvironmentVariable("ALLIANCE_WRITE_TABLES") is { } folder)
            File.WriteAllText(Path.Combine(folder, "Handlers.md"), Text(rows));
        string[] written = File.Exists(path)
            ? [.. File.ReadAllLines(path).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)]
            : [];
        var (missing, stale) = (rows.Except(written).ToList(), written.Except(rows).ToList());
        Assert.True(missing.Count + stale.Count == 0, $"""
            tests/Alliance.Core.Tests/Tables/Handlers.md does not say which actors take a message. If that is meant, put
            {string.Join('\n', missing)}
            in place of
            {string.Join('\n', stale)}
            or run this class with ALLIANCE_WRITE_TABLES=tests/Alliance.Core.Tests/Tables and review the difference.
            """);
    }

    private static IEnumerable<(Type Type, List<ActorKind> By)> Rows() =>
        typeof(Message).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Message)) && !t.IsAbstract && !OfMailboxes.Contains(t.Name))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (t, Kinds.Where(k => Takes(k, t)).ToList()));

    private static string RowOf((Type Type, List<ActorKind> By) row) =>
        $"| {row.Type.Name} | {string.Join(", ", row.By)} |";

    /// <summary>Whether an actor at its beginning knows the type: an empty message breaks off within its handler.
    /// </summary>
    private static bool Takes(ActorKind kind, Type type)
    {
        try
        {
            StageOf(kind).On((Message)Samples.Empty(type));
        }
        catch (ArgumentException stranger)
            when (stranger.Message.Contains($"has no handler for {type.Name} ", StringComparison.Ordinal))
        {
            return false;
        }
        catch (Exception)
        {
            // Empty as it is, nobody can handle it; but this actor tried.
        }

        return true;
    }

    /// <summary>An actor at its beginning; a request has its lines, for without them it drops all else.</summary>
    private static Stage StageOf(ActorKind kind)
    {
        var stage = new Stage(new RegionPlan { Boats = [0, 9], Volunteers = 1 }.Build(), SelfOf(kind));
        if (kind == ActorKind.AidRequest)
            stage.On(new Samples().Of<Message>(typeof(Submit)).First().One, Samples.Incident.ToIncident());
        return stage;
    }

    private static ActorId SelfOf(ActorKind kind) => kind switch
    {
        ActorKind.Realm => TheRealm,
        ActorKind.Incident => new(kind, Samples.Incident),
        ActorKind.AidRequest => new(kind, Samples.Request),
        ActorKind.VillageAlliance => Village,
        ActorKind.Township => Town(1),
        ActorKind.TownshipAlliance => Allies,
        ActorKind.CommandCentre => County,
        ActorKind.RescueTeam => Squad(2, 1),
        ActorKind.Depot => Depot(2),
        ActorKind.Account => new(kind, "li"),
        ActorKind.Office => new(kind, $"{Town(1)}"),
        ActorKind.AlertDesk => new(kind, TheRealm.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Give the new kind of actor a name here."),
    };

    private static string Text(string[] rows) =>
        "# Handlers\n\nWhich actors take which message.\n\n| message | actors |\n|---|---|\n"
        + string.Join('\n', rows) + '\n';
}
