using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Calls;

/// <summary>Calls the servers of a set-up in turn. A call that reached no server, or failed, is repeated at another
/// server with the same key, as people would.</summary>
internal sealed class ApiClient : IDisposable
{
    private const long AsideMs = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30),
        ShortPatience = TimeSpan.FromSeconds(10),
        Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest time for repeating a read. A server refuses reads for the whole time of a surge, and the
    /// tester still needs the results.</summary>
    private static readonly TimeSpan LongestTrying = TimeSpan.FromSeconds(90);
    /// <summary>The time after which an idle connection is closed. A thousand idle connections after a surge would
    /// burden the server, and real callers do not keep them open.</summary>
    private static readonly TimeSpan HangUp = TimeSpan.FromSeconds(5);
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        PooledConnectionIdleTimeout = HangUp,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        UseProxy = false,
        AllowAutoRedirect = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
    private readonly IReadOnlyList<Uri> _servers;
    private readonly long[] _asideUntil;
    private uint _turn;

    /// <param name="servers">The servers.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="key">The API key of a load-tester; null where nobody has to sign in.</param>
    public ApiClient(IReadOnlyList<Uri> servers, string realm, string? key)
    {
        (_servers, _asideUntil, Realm) = (servers, new long[servers.Count], $"api/v1/realms/{realm}");
        if (key is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public IReadOnlyList<Uri> Servers => _servers;
    /// <summary>The path of the realm.</summary>
    public string Realm { get; }

    /// <summary>The number of commands that wait for their answers. It is limited, so that a server that answers
    /// nothing does not fill the tester's memory.</summary>
    public int Waiting => _waiting;
    private int _waiting;

    /// <summary>Sends a command, and repeats it where its outcome is unknown.</summary>
    /// <param name="path">The path below the realm.</param>
    /// <param name="json">The body.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="tries">The most attempts.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<CallResult> Command(
        string path,
        string json,
        string key,
        int tries,
        CancellationToken cancellation)
    {
        Interlocked.Increment(ref _waiting);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await Once(Next(), path, json, key, cancellation);
                if (!result.IsWorthRepeating || result.IsRefusedForNow || attempt >= tries) return result;
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(20 << Math.Min(attempt, 6), 1_000)), cancellation);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Returns the next server in turn that can be reached; where none can, simply the next in turn.</summary>
    private Uri Next()
    {
        var now = Environment.TickCount64;
        for (var tried = 1; ; tried++)
        {
            var next = (int)(Interlocked.Increment(ref _turn) % (uint)_servers.Count);
            if (Volatile.Read(ref _asideUntil[next]) <= now || tried == _servers.Count) return _servers[next];
        }
    }

    /// <summary>Marks a server as unreachable. For a moment the other servers are called instead, as a load balancer
    /// would do.</summary>
    private void PutAside(Uri server)
    {
        for (var i = 0; i < _servers.Count; i++)
            if (_servers[i] == server) Volatile.Write(ref _asideUntil[i], Environment.TickCount64 + AsideMs);
    }

    private async Task<CallResult> Once(
        Uri server,
        string path,
        string json,
        string key,
        CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"{Realm}/{path}"))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        try
        {
            using var patience = Limited(Patience, cancellation);
            using var response = await _http.SendAsync(
                request,
                HttpCompletionOption.ResponseContentRead,
                patience.Token);
            return await Read(response, patience.Token) with { Server = server };
        }
        catch (Exception failure)
            when (!cancellation.IsCancellationRequested
                && failure is HttpRequestException or IOException or OperationCanceledException)
        {
            if (failure is HttpRequestException)
                PutAside(server);
            return new CallResult(
                0,
                failure is OperationCanceledException ? "timeout" : "connection",
                null,
                null,
                null);
        }
    }

    private static async Task<CallResult> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
            return new CallResult(status, $"http{status}", null, null, response.Headers.RetryAfter?.Delta);
        var (number, record) = Accepted(await response.Content.ReadAsByteArrayAsync(cancellation));
        return new CallResult(status, null, number, record, null);
    }

    private static (string? Number, long? Record) Accepted(byte[] body)
    {
        var (number, record) = ((string?)null, (long?)null);
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName)
                continue;
            if (json.ValueTextEquals("number"u8) && json.Read())
                number = json.GetString();
            else if (json.ValueTextEquals("record"u8) && json.Read())
                record = json.TokenType == JsonTokenType.Number ? json.GetInt64() : null;
        }

        return (number, record);
    }

    /// <summary>Reads a document, trying each server in turn.</summary>
    /// <exception cref="LoadFailedException">No server answers, or the answer is an error.</exception>
    public async Task<JsonDocument> Get(string path, CancellationToken cancellation) =>
        await Send(HttpMethod.Get, path, null, cancellation) ?? throw new UnreachableException();

    /// <summary>Sends a call without an idempotency key; null where the answer has no body.</summary>
    /// <exception cref="LoadFailedException">No server answers, or the answer is an error.</exception>
    public async Task<JsonDocument?> Send(HttpMethod method, string path, string? json, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var (server, pause) = (Next(), Pause);
            var isLast = Stopwatch.GetElapsedTime(since) > LongestTrying;
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(server, path));
                if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
                using var patience = Limited(Patience, cancellation);
                using var response = await _http.SendAsync(request, patience.Token);
                var body = await response.Content.ReadAsByteArrayAsync(patience.Token);
                if (response.IsSuccessStatusCode) return body.Length == 0 ? null : JsonDocument.Parse(body);
                if ((int)response.StatusCode is not (429 or >= 500) || isLast)
                    throw new LoadFailedException(
                        Said($"{method} {server}{path}: {(int)response.StatusCode} {Encoding.UTF8.GetString(body)}"))
                    {
                        Kind = $"http{(int)response.StatusCode}",
                    };
                pause = response.Headers.RetryAfter?.Delta ?? Pause;
            }
            catch (Exception failure)
                when (!cancellation.IsCancellationRequested
                    && failure is HttpRequestException or IOException or OperationCanceledException)
            {
                PutAside(server);
                if (isLast)
                    throw new LoadFailedException(
                        new($"{server} 没有应答（{failure.Message}）；请用 alliance serve 启动，或给出正在运行的系统。",
                            $"{server} does not answer ({failure.Message}); start it with alliance serve, or name one "
                                + "that runs."),
                        failure);
            }

            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>Asks a server once, and returns whether it answers at all.</summary>
    public async Task<bool> Answers(Uri server, CancellationToken cancellation)
    {
        try
        {
            using var patience = Limited(ShortPatience, cancellation);
            using var response = await _http.GetAsync(new Uri(server, "health/live"), patience.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure)
            when (!cancellation.IsCancellationRequested && failure is HttpRequestException or OperationCanceledException
            )
        {
            return false;
        }
    }

    /// <summary>Reads a text that a server may have, such as its metrics; null where it has none.</summary>
    public async Task<string?> Text(Uri server, string path, CancellationToken cancellation)
    {
        try
        {
            using var patience = Limited(ShortPatience, cancellation);
            using var response = await _http.GetAsync(new Uri(server, path), patience.Token);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(patience.Token) : null;
        }
        catch (Exception failure)
            when (!cancellation.IsCancellationRequested && failure is HttpRequestException or OperationCanceledException
            )
        {
            return null;
        }
    }

    /// <summary>Watches events until it is cancelled. A stream that ends is resumed at the next server, without a gap
    /// or a repeat.</summary>
    public async Task Watch(
        string query,
        long after,
        StreamEventHandler onEvent,
        Action? onOpen,
        CancellationToken cancellation)
    {
        var reader = new EventStreamReader(onEvent);
        while (!cancellation.IsCancellationRequested)
        {
            var server = Next();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"{Realm}/events{query}"));
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
                request.Headers.Add("Last-Event-ID", $"{Math.Max(after, reader.LastId)}");
                using var response = await _http.SendAsync(
                    request,
                    HttpCompletionOption.ResponseHeadersRead,
                    cancellation);
                response.EnsureSuccessStatusCode();
                onOpen?.Invoke();
                await reader.Read(await response.Content.ReadAsStreamAsync(cancellation), cancellation);
            }
            catch (Exception ended) when (ended is HttpRequestException or IOException)
            {
                // The server has gone; the next one goes on where it left off.
                PutAside(server);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!cancellation.IsCancellationRequested) await Task.Delay(100, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    private static CancellationTokenSource Limited(TimeSpan patience, CancellationToken cancellation)
    {
        var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(patience);
        return limited;
    }

    /// <summary>Makes a text of what a server said, which is not in the language of the reader.</summary>
    private static Telling Said(string words) => new(words, words);
}
