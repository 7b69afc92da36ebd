using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Journals;
using Alliance.Simulation.Journals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
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
            """{"format":"alliance-journal/1","engine":"0.2.0","scenario":"toy","scenarioDigest":"0","""
                + "\"seed\":7,\"policy\":\"joint\",\"overrides\":[]}",
            lines[0]);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }

    [Fact]
    public void A_record_says_who_what_why_and_when_in_plain_names()
    {
        var (path, _) = Write("a", Storm());

        var lines = File.ReadAllLines(path);

        Assert.Equal(
            """{"n":1,"at":0,"actor":"Township/430422100","author":{"name":"刘洋","office":"值班室"},"""
                + "\"cause\":\"command:Go\",\"region\":1,\"type\":\"test-said\",\"what\":\"传球 40\"}",
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

    [Theory]
    [InlineData("a.jsonl.gz")]
    [InlineData("a.jsonl.zst")]
    public void A_packed_journal_has_the_lines_and_the_digest_of_a_plain_one(string name)
    {
        var (plain, result) = Write("a.jsonl", Storm());
        var (packed, same) = Write(name, Storm());

        Assert.Equal(result.JournalSha256, same.JournalSha256);
        Assert.True(JournalDiff.Compare(plain, packed).IsNone);
        Assert.True(new FileInfo(packed).Length < new FileInfo(plain).Length / 3);
        using var opened = JournalArchive.OpenRead(packed);
        Assert.Equal(result.JournalSha256, Convert.ToHexStringLower(SHA256.HashData(opened)));
    }

    [Theory]
    [InlineData("a.jsonl.gz")]
    [InlineData("a.jsonl.zst")]
    public void An_archive_cut_short_anywhere_is_told_and_named(string name)
    {
        var (packed, _) = Write(name, Storm());
        var whole = File.ReadAllBytes(packed);

        foreach (var length in new[] { 0, 3, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            File.WriteAllBytes(packed, whole[..length]);
            var failure = Assert.Throws<InvalidDataException>(() => JournalDiff.Compare(packed, packed));
            Assert.Contains($"{packed}: the archive is", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a.jsonl.gz")]
    [InlineData("a.jsonl.zst")]
    public void A_damaged_archive_is_told_from_one_that_differs(string name)
    {
        var (plain, _) = Write("a.jsonl", Storm());
        var (packed, _) = Write(name, Storm());
        var bytes = File.ReadAllBytes(packed);
        for (var i = 0; i < 8; i++) bytes[bytes.Length / 2 + i] ^= 0x5A;
        File.WriteAllBytes(packed, bytes);

        Assert.Throws<InvalidDataException>(() => JournalDiff.Compare(plain, packed));
    }

    [Fact]
    public void The_header_says_that_decisions_are_in_detail_where_they_are()
    {
        var setup = Storm();
        var policies = setup.Region.Data.Policies with { RecordsAllInputs = true };
        var (path, _) = Write("a", setup with { Region = new(setup.Region.Data with { Policies = policies }) });

        Assert.EndsWith(""","overrides":[],"detail":true}""", File.ReadLines(path).First(), StringComparison.Ordinal);
    }

    private (string Path, RunResult Result) Write(string name, RunSetup setup)
    {
        var path = Path.Combine(_folder, name);
        return (path, setup.Run(journalPath: path));
    }
}
