using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Simulation.Hostings;
using Alliance.Simulation.Journals;
using static Alliance.Simulation.Tests.ToyRuns;

namespace Alliance.Simulation.Tests;

public sealed class RunJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-journal").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_digest_is_that_of_the_file_with_its_header()
    {
        var (path, result) = Write("a", Storm());

        var lines = File.ReadAllLines(path);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), result.JournalSha256);
        Assert.Equal(result.Records + 1, lines.Length);
        Assert.Equal(
            """{"format":"alliance-journal/1","engine":"0.1.0","scenario":"toy","scenarioDigest":"0","seed":7,"policy":"joint","overrides":[]}""",
            lines[0]);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_record_says_who_what_why_and_when_in_plain_names()
    {
        var (path, _) = Write("a", Storm());

        var lines = File.ReadAllLines(path);

        Assert.Equal(
            """{"n":1,"at":0,"actor":"Township/430422100","author":{"name":"刘洋","office":"值班室"},"cause":"command:Go","region":1,"type":"test-said","what":"传球 40"}""",
            lines[1]);
        Assert.Contains(lines, line => line.Contains("\"type\":\"test-seen\",\"left\":35,\"from\":\"Township/4304221"));
        Assert.Contains(lines, line => line.Contains(",\"kind\":\"townshipAlliance\"}"));
        Assert.Contains(lines, line => line.Contains("\"author\":null,\"cause\":\"timer:rest-35\""));
    }

    [Fact]
    public void The_first_difference_of_two_journals_is_found()
    {
        var (a, _) = Write("a", Storm());
        var (same, _) = Write("b", Storm());
        var (other, _) = Write("c", Storm() with { Radio = new() });

        Assert.True(JournalDiff.Compare(a, same).IsNone);
        var difference = JournalDiff.Compare(a, other).Record!;
        Assert.True(difference.Line > 1);
        Assert.NotEqual(difference.A, difference.B);
    }

    private (string Path, RunResult Result) Write(string name, Alliance.Simulation.Conducting.RunSetup setup)
    {
        var path = Path.Combine(_folder, name);
        return (path, setup.Run(journalPath: path));
    }
}
