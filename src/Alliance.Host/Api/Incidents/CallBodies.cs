using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;

namespace Alliance.Host.Api.Incidents;

/// <summary>Where it is, as the caller says.</summary>
internal sealed record PositionBody
{
    [Description("Degrees east, from -180 to 180 (WGS 84), such as 112.4521; with latitude, or neither.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Longitude { get; init; }
    [Description("Degrees north, from -90 to 90 (WGS 84), such as 26.7312.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Latitude { get; init; }
    [Description("The place in words, such as 堤边小学后面.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }
}

/// <summary>The fields of a call. What is left out is not known.</summary>
internal abstract record CallBody : CommandBody
{
    private const string LeftOut = "It is left out.";
    private const int MostPeople = 1_000_000;

    [Description("Where it is: longitude and latitude, and the place in words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PositionBody? Position { get; init; }
    [Description(
        "The number under which the caller can be called back. Only GET of this incident shows it; it stands in no "
            + "list, journal or log."
    )]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallBack { get; init; }
    [Description("People trapped; leave it out where that is not known.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Trapped { get; init; }
    [Description("People injured; leave it out where that is not known.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Injured { get; init; }
    [Description("People who need to be moved to safety; leave it out where that is not known.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ToEvacuate { get; init; }
    [Description("How one gets there, or why not.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Access { get; init; }
    [Description("What endangers those who come.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Dangers { get; init; }

    /// <summary>Reads what the call tells; null where it tells nothing.</summary>
    /// <param name="checks">Gathers what is wrong.</param>
    /// <param name="leavesOut">Whether a wrong detail is left out, so that the call is not lost.</param>
    public CallDetails? Details(Checks checks, bool leavesOut = false)
    {
        T? Read<T>(string field, object? said, Func<T?> read) => checks.Detail(leavesOut, field, said, LeftOut, read);
        string? Text(string? words, string field) => Read(field, words, () => Words(words, field, checks));
        int? Count(int? people, string field) => Read(field, people, () => People(people, field, checks));
        var words = Text(Position?.Words, "position.words");
        var (latitude, longitude) = Read("position", Written(), () => Degrees(checks));
        var call = new CallDetails(
            latitude, longitude, words, Count(Trapped, "trapped"), Count(Injured, "injured"),
            Count(ToEvacuate, "toEvacuate"), Text(Access, "access"), Text(Dangers, "dangers"));
        return call == new CallDetails() ? null : call;
    }

    /// <summary>Reads the number to call back; null where there is none. One that is no number is left out. What was
    /// written stands in no error and on no record.</summary>
    public CallBackNumber? CallBackNumber(Checks checks)
    {
        const string mend = "is no telephone number; write digits, brackets, spaces and -, such as 13800000000 or "
            + "0734-8550000.";
        return checks.Detail("callBack", "", LeftOut, () =>
        {
            if (CallBack is null) return null;
            if (WrittenTelephone.Of(CallBack) is { } number) return new CallBackNumber(number);
            checks.Wrong("callBack", mend);
            return null;
        }, mend);
    }

    private string? Written()
    {
        string[] degrees =
        [
            .. new[] { Position?.Longitude, Position?.Latitude }.OfType<double>()
                .Select(d => d.ToString(CultureInfo.InvariantCulture)),
        ];
        return degrees.Length == 0 ? null : string.Join(", ", degrees);
    }

    private (int? Latitude, int? Longitude) Degrees(Checks checks)
    {
        if (Position is not { } position || position is { Latitude: null, Longitude: null }) return (null, null);
        if (position.Latitude is not { } latitude || position.Longitude is not { } longitude)
        {
            checks.Wrong(position.Latitude is null ? "position.latitude" : "position.longitude",
                "is missing: give longitude and latitude, or neither.");
            return (null, null);
        }

        var areRight = Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;
        var areSwapped = Math.Abs(latitude) is > 90 and <= 180 && Math.Abs(longitude) <= 90;
        if (!(Math.Abs(latitude) <= 90))
            checks.Wrong("position.latitude", "is out of range; give degrees from -90 to 90"
                + (areSwapped ? ". Longitude and latitude seem to be swapped." : "."));
        if (!(Math.Abs(longitude) <= 180))
            checks.Wrong("position.longitude", "is out of range; give degrees from -180 to 180.");
        return areRight ? (Millionths(latitude), Millionths(longitude)) : (null, null);
    }

    private static int Millionths(double degrees) => (int)Math.Round(degrees * 1_000_000);

    private static int? People(int? value, string field, Checks checks) =>
        value is null ? null : checks.Count(value, field, 0, "people", MostPeople);

    private static string? Words(string? value, string field, Checks checks) =>
        value is null ? null : checks.Text(value, field, "say it in words, or leave it out");
}

internal sealed record NewIncident : CallBody
{
    [Description("The township where it happens: code, name, former name or code, or a 12-digit code.")]
    public string? Place { get; init; }
    [Description("What it is called.")]
    public string? Name { get; init; }
    [Description("The kind of hazard by code, name or synonym, such as flood or 洪水.")]
    public string? Hazard { get; init; }
    [Description("The code or name of the village alliance that is first at the scene; default: the township's first.")]
    public string? VillageAlliance { get; init; }
    [Description("Whether the author vouches for it. Default: false; then it is marked unverified everywhere.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Verified { get; init; }
}

internal sealed record LaterCall : CallBody;

/// <summary>What came of verifying a call.</summary>
internal enum VerifiedAs
{
    Verified = Verification.Verified,
    FalseAlarm = Verification.FalseAlarm,
}

internal sealed record VerifyBody : CommandBody
{
    [Description("verified, or falseAlarm, which ends the incident.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VerifiedAs? Result { get; init; }
    [Description("On what ground, in a few words.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
