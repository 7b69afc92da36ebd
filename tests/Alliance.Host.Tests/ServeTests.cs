using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>Starting and stopping, and what stands in the way.</summary>
public sealed class ServeTests(TestServer shared)
{
    [Fact]
    public async Task A_used_port_is_said_so()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (exitCode, output) = await AllianceProcess.Run("--port", $"{port}", "--data", NewFolder());
        Assert.Equal((1, true), (exitCode, output.Contains($"port {port} is in use", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_folder_in_use_is_said_so()
    {
        var (exitCode, output) = await AllianceProcess.Run("serve", "--port", "0", "--data", shared.DataFolder);
        Assert.Equal((1, true), (exitCode, output.Contains("in use by another process", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_unreachable_Redis_is_said_so()
    {
        var (exitCode, output) =
            await AllianceProcess.Run("serve", "--port", "0", "--redis", $"127.0.0.1:{RedisServer.FreePort()}");
        Assert.Equal(1, exitCode);
        Assert.Contains("Redis", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve", "--port", "0")]
    [InlineData("audit")]
    public async Task A_damaged_database_is_named_with_its_mend(params string[] command)
    {
        foreach (var junk in (byte[][])[[.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 31))],
            [.. "SQLite format 3\0"u8, .. new byte[5_000]]])
        {
            var folder = NewFolder();
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "alliance.db"), junk, TestContext.Current.CancellationToken);
            await SaysItIsDamaged(folder, command);
        }
    }

    [Fact]
    public async Task A_database_that_is_damaged_in_the_middle_is_named_too()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await server.Process.Terminate();
        await using (var file = File.OpenWrite(Path.Combine(server.DataFolder, "alliance.db")))
        {
            file.Position = 4_096;
            await file.WriteAsync(Enumerable.Range(0, 60_000).Select(i => (byte)(i * 31)).ToArray(),
                TestContext.Current.CancellationToken);
        }

        await SaysItIsDamaged(server.DataFolder, "serve", "--port", "0");
        await SaysItIsDamaged(server.DataFolder, "audit");
    }

    private static async Task SaysItIsDamaged(string folder, params string[] command)
    {
        var (exitCode, output) = await AllianceProcess.Run([.. command, "--data", folder]);
        Assert.Equal(1, exitCode);
        Assert.Contains(Path.Combine(folder, "alliance.db") + " is damaged", output, StringComparison.Ordinal);
        Assert.Contains("backup", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_in_the_midst_of_work_reports_no_failure()
    {
        await using var server = new TestServer(null);
        await server.Start();
        var (raised, stopping) = (0, false);
        var places = Task.WhenAll(((string[])["430422003", "430422103", "430422104", "430422105", "430422106",
            "430422108", "430422119", "430422122"]).Select(RaiseUntilItStops));
        await Eventually.Is("there is much to do", () => Task.FromResult(Volatile.Read(ref raised) >= 40));
        // Callers that go on would keep the server, and its actors with it, until they have been answered.
        Volatile.Write(ref stopping, true);
        Assert.Equal(0, (await server.Process.Terminate()).ExitCode);
        await places;
        // Of a machine that is busy the host may warn; mail to nobody would be an error, tried again by Polly first.
        Assert.DoesNotContain("fail:", server.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Polly", server.Process.Output, StringComparison.Ordinal);

        async Task RaiseUntilItStops(string place)
        {
            var incident = (await server.Command("incidents",
                new JsonObject { ["place"] = place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
            try
            {
                while (!Volatile.Read(ref stopping))
                {
                    await server.Post("aid-requests", new JsonObject
                    {
                        ["incident"] = incident,
                        ["lines"] = new JsonArray(
                            new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40,
                                ["priority"] = "lifeSaving" },
                            new JsonObject { ["kind"] = "boats", ["quantity"] = 3, ["priority"] = "urgent" }),
                    });
                    Interlocked.Increment(ref raised);
                }
            }
            catch (HttpRequestException)
            {
                // It has stopped.
            }
        }
    }

    [Fact]
    public async Task A_bad_region_is_placed()
    {
        var file = Path.Combine(NewFolder(), "region.yaml");
        await File.WriteAllTextAsync(file, "name: x\ntownships:\n  - code: [\n", TestContext.Current.CancellationToken);
        var (exitCode, output) = await AllianceProcess.Run("serve", "--region", file, "--data", NewFolder());
        Assert.Equal(2, exitCode);
        Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(file)}:\d+:\d+: ", output);
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--redis", "nowhere")]
    [InlineData("--urls", "5080")]
    [InlineData("--prot", "5080")]
    [InlineData("--data", "/etc/passwd")]
    public async Task A_bad_flag_is_bad_input(string flag, string value) =>
        Assert.Equal(2, (await AllianceProcess.Run("serve", flag, value)).ExitCode);

    [Fact]
    public async Task The_reference_needs_no_network_and_the_document_describes_every_operation()
    {
        var page = await shared.Http.GetStringAsync(shared.Url + "/", TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("""(src|href)="https?://""", page);
        Assert.DoesNotContain("cdn", page, StringComparison.OrdinalIgnoreCase);
        foreach (System.Text.RegularExpressions.Match script
            in System.Text.RegularExpressions.Regex.Matches(page, "src=\"([^\"]+)\""))
            Assert.NotEmpty(await shared.Http.GetByteArrayAsync(
                $"{shared.Url}/{script.Groups[1].Value}", TestContext.Current.CancellationToken));

        var document = (await shared.Get("/openapi/v1.json")).Body!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(p => p.Value!.AsObject().Select(o => (Path: $"{o.Key} {p.Key}", Operation: o.Value!))).ToList();
        Assert.True(operations.Count >= 35);
        Assert.All(operations,
            o => Assert.True(o.Operation["summary"] is not null && o.Operation["description"] is not null, o.Path));
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("alliance-serve-").FullName;
}
