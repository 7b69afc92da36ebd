using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Core.Depots;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Teams;

namespace Alliance.Host.Api;

/// <summary>How the API reads and writes JSON: camel case, unknown fields refused, enums by name, readable Chinese.</summary>
internal static class ApiJson
{
    /// <summary>The enums that bodies and parameters use.</summary>
    public static readonly Type[] Enums =
        [typeof(Priority), typeof(TeamStatus), typeof(ShipmentStatus), typeof(LineStage), typeof(Outcome), typeof(CommitmentStatus)];

    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
