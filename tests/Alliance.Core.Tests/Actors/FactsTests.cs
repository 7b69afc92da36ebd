using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Tables;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;
using Xunit;

namespace Alliance.Core.Tests.Actors;

/// <summary>What messages and records say of themselves agrees with what they hold. The compiler asks every new type
/// for its facts; these tests ask whether the answer is right.</summary>
public sealed class FactsTests
{
    private static readonly LineId Line = new(new RequestNumber("430422001-02-R07"), 3);
    private const string Commitment = "430422001-02-R07-L3-TA-01-2";

    /// <summary>Types that name an incident and are about something else.</summary>
    private static readonly Dictionary<Type, string> NotAboutTheirIncident = new()
    {
        [typeof(RequestSubmitted)] = "it is of the request that gives it",
        [typeof(StrickenWhileLending)] = "it is about what the township has lent",
    };

    public static TheoryData<Type> Types =>
        [.. typeof(Message).Assembly.GetTypes().Where(IsMessageOrRecord).OrderBy(t => t.Name, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_about_a_line_a_commitment_a_request_or_an_incident_says_so(Type type)
    {
        var one = Filled(type);
        var about = AboutOf(one);
        if (LineIn(one) is { } line)
        {
            Same(type, "line", line.ToString(), $"{about.Request}-L{about.Line}");
            if (CommitmentIn(one) is { } ofLine) Same(type, "commitment", ofLine, about.Commitment);
        }
        else if (CommitmentIn(one) is { } commitment) Same(type, "commitment", commitment, about.Commitment);
        else if (TextIn(one, "Request") is { } request) Same(type, "request", request, about.Request);
        else if (TextIn(one, "Incident") is { } incident && !NotAboutTheirIncident.ContainsKey(type))
            Same(type, "incident", incident, about.Incident ?? IncidentOf(about));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Mail_of_a_pair_is_about_the_request_of_the_pair(Type type)
    {
        if (Filled(type) is Assured { Request: { } request } mail)
            Same(type, "request", request, mail.About.RequestOrThatOfCommitment);
    }

    [Theory]
    [InlineData(CommandUrgency.Routine, Priority.Routine)]
    [InlineData(CommandUrgency.Urgent, Priority.Routine, Priority.Urgent, Priority.Routine)]
    [InlineData(CommandUrgency.Vital, Priority.Routine, Priority.Urgent, Priority.LifeSaving)]
    [InlineData(CommandUrgency.Vital, Priority.LifeSaving, Priority.Routine)]
    public void A_request_is_as_urgent_as_its_most_pressing_line(CommandUrgency urgency, params Priority[] lines)
    {
        LineSpec[] specs = [.. lines.Select(p => new LineSpec(Catalogue.Medical, 4, p, Instant.Start))];
        Assert.Equal(urgency, new RaiseAidRequest(new Author("someone", "duty desk"), null, specs).Urgency);
    }

    [Theory]
    [InlineData(CommandUrgency.Routine, Priority.Routine)]
    [InlineData(CommandUrgency.Urgent, Priority.Urgent)]
    [InlineData(CommandUrgency.Vital, Priority.LifeSaving)]
    public void A_need_is_as_urgent_as_its_priority(CommandUrgency urgency, Priority priority)
    {
        var need = new ReportNeed(new Author("someone", "scene"), null, Catalogue.Medical, 4, priority);
        Assert.Equal(urgency, need.Urgency);
    }

    [Fact]
    public void The_text_of_a_record_and_of_a_message_shows_no_facts()
    {
        Assert.DoesNotContain("IsNegotiationStep", new IncidentClosed("over").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Subject", new IncidentClosed("over").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Subject", new AssessDue().ToString(), StringComparison.Ordinal);
    }

    private static void Same(Type type, string what, string expected, string? said) => Assert.True(
        expected == said,
        $"{type.Name} holds the {what} {expected}, but its About says {said ?? "none"}. Name the {what} in "
        + $"{type.Name}.About (Subject.OfLine, OfCommitment, OfRequest or OfIncident): streams, stories, traces and "
        + "the situation find it by that.");

    private static bool IsMessageOrRecord(Type type) =>
        !type.IsAbstract && (type.IsSubclassOf(typeof(Message)) || type.IsSubclassOf(typeof(JournalRecord)));

    /// <summary>One whose line and commitment are there, even where they may be null.</summary>
    private static object Filled(Type type)
    {
        var one = new Samples().Of<object>(type).First().One;
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            if (property.PropertyType == typeof(LineId) || property.PropertyType == typeof(LineId?))
                property.SetValue(one, Line);
            else if (property.PropertyType == typeof(string) && property.Name == "Commitment")
                property.SetValue(one, Commitment);
        }

        return one;
    }

    private static Subject AboutOf(object one) => one is Message message ? message.About : ((JournalRecord)one).About;

    private static LineId? LineIn(object one) => ValueOf(one, "Line") switch
    {
        LineId line => line,
        _ when ValueOf(one, "Demand") is Demand demand => demand.Line,
        _ when ValueOf(one, "Task") is Assignment task => task.Line,
        _ => null,
    };

    private static string? CommitmentIn(object one) =>
        TextIn(one, "Commitment") ?? (ValueOf(one, "Task") is Assignment task ? task.Commitment : null);

    private static string? TextIn(object one, string name) => ValueOf(one, name) as string;

    private static object? ValueOf(object one, string name) => one.GetType().GetProperty(name)?.GetValue(one);

    private static string? IncidentOf(Subject about) =>
        about.RequestOrThatOfCommitment is { } request ? request.Incident : null;
}
