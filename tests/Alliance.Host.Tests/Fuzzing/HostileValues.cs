using System.Text.Json;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Values that programs stumble over. Those for bodies are JSON as it is sent, right or wrong.</summary>
internal static class HostileValues
{
    /// <summary>Parts of an address as they are sent.</summary>
    public static IReadOnlyList<string> AddressParts { get; } =
    [
        "", "%20", "%", "%zz", "%00", "%0A", "%2F", "%ED%A0%80", "%C0%80", "%FF", "+",
        "%F0%9F%9A%A8", "%E2%80%AEx", "%EF%BB%BF", "a%2Fb", ";", ":", "*", "~", "null", "undefined", "0", "-1", "01",
        "1.5", "1e999",
        "2147483648", "9223372036854775808", "NaN", "true", "TRUE", "yes", "live", "430422119", "430422119-01-R01",
        "430422119-99", "430422119-01-R01-1-1", "RescueTeam%2F430422103-F1", "2026-02-30", "2026-13-01T25:61:00Z",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "%2B10000-01-01", "24:00", "6:4",
        "%D9%A3", "a,b", ",", ",,,", "<script>", "'%20or%201=1--", "%1B[31m", new('x', 201), new('9', 400),
        new('x', 7_000), new('x', 9_000), string.Concat(Enumerable.Repeat("%E9%95%BF", 700)),
        string.Join(',', Enumerable.Range(0, 900)),
    ];

    /// <summary>JSON that is no text.</summary>
    public static IReadOnlyList<string> OtherTypes { get; } =
        ["null", "true", "false", "1", "0.5", "[]", "{}", "[null]", "[[]]", """{"a":1}""", "[1,2]", """["x"]"""];

    public static IReadOnlyList<string> Numbers { get; } =
    [
        "0", "-0", "-1", "1", "2", "100", "999", "1000", "1001", "3600", "100000", "2147483647", "2147483648",
        "-2147483648", "9223372036854775807", "9223372036854775808", "1e999", "-1e999", "1e-400", "0.5", "1.0", "1E2",
        "1e9", "1e10", "00", "NaN", "Infinity", "+1", ".5", "0x10", "90", "-90.0000001", "180.5", new('9', 5_000),
    ];

    public static IReadOnlyList<string> Texts { get; } =
    [
        .. ((string[])
        [
            "", " ", "\t\n", "\0", "a\0b", "\a\u001b[31mred\u001b[0m", "\u202Egnp.exe", "\u2066x", "\ufeff", "\ufffe",
            "\u200b", "🚨", "e\u0301\u0302\u0303\u0304", "../../etc/passwd", "<script>alert(1)</script>", "'; --",
            "=1+1", "{0}", "%s%n", "null", "0", "-1", "1", "1e999", "NaN", "true", "2026-02-30",
            "2026-13-01T25:61:00Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-14:00", "1970-01-01T00:00:00Z", "24:00", "06:40", "٣", "live", "430422119",
            "430422119-01", "430422119-01-R01", "430422119-01-R01/1", "430422119-99", "430422103-F1",
            "RescueTeam/430422103-F1", "Township/430422119", "Depot/", "/", "a/b", ":", "-", "--", "x", "生", "flood",
            "boats", "lifeSaving", "LIFESAVING", "unknown",
        ]).Select(t => JsonSerializer.Serialize(t)),
        Long('x', 201), Long('x', 2_001), Long('长', 70_000), Long('9', 400), Long('\\', 5_000),
        // Halves of a pair, and escapes that are none.
        "\"\\ud800\"", "\"a\\udc00b\"", "\"\\udc00\\ud800\"", "\"\\u12\"", "\"\\x\"",
    ];

    /// <summary>Whole bodies.</summary>
    public static IReadOnlyList<string> Bodies { get; } =
    [
        "", " ", "{", "}", "[]", "null", "1", "\"x\"", "{}", "{}{}", "{,}", "{\"\":1}", "{\"a\"}", "// x\n{}",
        "\ufeff{}",
        Nested('[', ']', 63), Nested('[', ']', 70), Nested('[', ']', 20_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70), new('{', 100_000),
    ];

    public static IReadOnlyList<(string Name, string Value)> Headers { get; } =
    [
        .. from key in (string[])
               ["", " ", "x", "键", new('x', 200), new('x', 201), new('x', 6_000), "a,b", "\"", "\u0001"]
           select ("Idempotency-Key", key),
        .. from tag in (string[])
           [
               "", "*", "\"1\"", "W/\"1\"", "1", "\"-1\"", "\"99999999999999999999\"", "\"a\",\"b\"", "\"", "键",
               new('1', 900),
           ]
           select ("If-Match", tag),
        .. from type in (string[])
               ["", "text/csv", "text/csv;q=0", "*/*;q=0", "x", "a/b/c", "text/csv;charset=x", ",", new('a', 3_000)]
           select ("Accept", type),
        ("Accept-Language", "xx"), ("Accept-Encoding", "x"), ("If-None-Match", "*"), ("Range", "bytes=9-1"),
        ("Last-Event-ID", "x"), ("Last-Event-ID", "-1"), ("Last-Event-ID", "99999999999999999999"),
        ("Last-Event-ID", "0"), ("Cookie", "a=b; c"), ("Authorization", "Bearer x"), ("Authorization", "Basic %"),
        ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "x"), ("Content-Encoding", "gzip"),
        ("Content-Language", "键"), ("Forwarded", "for="), ("traceparent", "00-x"), ("Upgrade", "websocket"),
    ];

    public static IReadOnlyList<string?> BodyTypes { get; } =
    [
        null, "", "text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "x",
        "application/json; charset=x", "application/json; charset=utf-16", "application/json; charset=utf-7",
        "application/json; charset=gb18030", "application/json; charset=\"", "application/merge-patch+json",
        "APPLICATION/JSON", "application/json;;", "text/csv", "text/csv; charset=x", "*/*", "键",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ];

    public static IReadOnlyList<string> Methods { get; } =
        ["HEAD", "PUT", "PATCH", "OPTIONS", "TRACE", "QUERY", "x"];

    private static string Long(char letter, int count) => JsonSerializer.Serialize(new string(letter, count));

    private static string Nested(char open, char close, int depth) =>
        $"{{\"author\":{new string(open, depth)}{new string(close, depth)}}}";
}
