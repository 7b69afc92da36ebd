using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Journals;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>States and records as text that can be compared.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Exact = With(new LineText(), new PairText());
    private static readonly JsonSerializerOptions Timeless = With(
        new LineText(), new PairText(), new AnyTime(), new AnyLength());

    /// <summary>What the ledger books of time spent: how long a squad was away.</summary>
    private static readonly Regex Lengths = new(
        """("(?:person|toldPerson)Minutes":|"lentByDay":\{"[^"]*":\{"\d+":)\d+""");

    public static string Of(object value) => JsonSerializer.Serialize(value, value.GetType(), Exact);

    /// <summary>With every moment as T and every length of time as L: what is left depends on what happened,
    /// not on when.</summary>
    public static string TimelessOf(object value) =>
        Lengths.Replace(JsonSerializer.Serialize(value, value.GetType(), Timeless), "$1T");

    /// <summary>A record with the name of its type, timeless.</summary>
    public static string TimelessOf(JournalRecord record) =>
        $"{RecordJson.TypeOf(record.GetType())} {TimelessOf((object)record)}";

    private static JsonSerializerOptions With(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions(RecordJson.Options);
        foreach (var converter in converters) options.Converters.Insert(0, converter);
        return options;
    }

    private sealed class AnyTime : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue("T");
    }

    private sealed class PairText : JsonConverter<LedgerPair>
    {
        public override LedgerPair Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LedgerPair value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value.Lender} {value.Borrower}");

        public override void WriteAsPropertyName(
            Utf8JsonWriter writer,
            LedgerPair value,
            JsonSerializerOptions options
        ) => writer.WritePropertyName($"{value.Lender} {value.Borrower}");
    }

    private sealed class AnyLength : JsonConverter<Span>
    {
        public override Span Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Span value, JsonSerializerOptions options) =>
            writer.WriteStringValue("L");
    }

    /// <summary>States keep maps by line, which nothing else writes as JSON.</summary>
    private sealed class LineText : JsonConverter<LineId>
    {
        public override LineId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LineId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, LineId value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}
