using System.Buffers;
using System.Text;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Journals;

namespace Alliance.Grains.Tests.Journals;

public sealed class RecordJsonTests
{
    public static TheoryData<string> RecordTypes => [.. Records().Select(t => t.FullName!)];

    [Theory]
    [MemberData(nameof(RecordTypes))]
    public void Every_field_of_a_record_is_written_as_the_serializer_would(string name)
    {
        var type = Records().Single(t => t.FullName == name);
        foreach (var isSparse in new[] { false, true })
        {
            var record = (JournalRecord)Samples.Of(type, isSparse)!;
            using var written = JsonDocument.Parse(Write(record));
            foreach (var property in RecordJson.Options.GetTypeInfo(type).Properties)
            {
                if (property.Get is not { } get) continue;
                var expected = JsonSerializer.Serialize(get(record), property.PropertyType, RecordJson.Options);
                Assert.Equal(expected, written.RootElement.GetProperty(property.Name).GetRawText());
            }
        }
    }

    [Theory]
    [MemberData(nameof(RecordTypes))]
    public void No_fact_that_is_computed_is_written(string name)
    {
        var record = (JournalRecord)Samples.Of(Records().Single(t => t.FullName == name), isSparse: false)!;
        using var written = JsonDocument.Parse(Write(record));
        foreach (var fact in typeof(JournalRecord).GetProperties())
        {
            var field = JsonNamingPolicy.CamelCase.ConvertName(fact.Name);
            Assert.False(written.RootElement.TryGetProperty(field, out _),
                $"{name} is journalled with its fact {fact.Name}; RecordFields must leave it out.");
        }
    }

    private static string Write(JournalRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, RecordJson.WriterOptions))
        {
            writer.WriteStartObject();
            RecordJson.WriteBody(writer, record);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static IEnumerable<Type> Records() =>
        typeof(JournalRecord).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(JournalRecord)));

    /// <summary>Values of any type of the wire: full ones, and sparse ones, in which is null and empty what may
    /// be.</summary>
    private static class Samples
    {
        public static object? Of(Type type, bool isSparse)
        {
            if (Nullable.GetUnderlyingType(type) is { } value) return isSparse ? null : Of(value, isSparse);
            if (type == typeof(string)) return isSparse ? "" : "湘江 \"<&>'\\ é\n\t\u0001 😀";
            if (type == typeof(int)) return isSparse ? 0 : -7;
            if (type == typeof(long)) return isSparse ? 0L : long.MinValue;
            if (type == typeof(bool)) return !isSparse;
            if (type.IsEnum) return Enum.GetValues(type).GetValue(isSparse ? 0 : Enum.GetValues(type).Length - 1);
            if (type.IsSZArray) return Filled(type.GetElementType()!, isSparse ? 0 : 2, isSparse);
            return type.IsAbstract || type.IsInterface ? null : Made(type, isSparse);
        }

        private static Array Filled(Type element, int count, bool isSparse)
        {
            var array = Array.CreateInstance(element, count);
            for (var i = 0; i < count; i++) array.SetValue(Of(element, isSparse), i);
            return array;
        }

        private static object Made(Type type, bool isSparse)
        {
            var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
            return constructor is null ? Activator.CreateInstance(type)!
                : constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.ParameterType, isSparse))]);
        }
    }
}
