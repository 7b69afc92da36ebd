using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Lists;

/// <summary>The parameters that many lists share, so that a name means the same everywhere.</summary>
internal static class ListParameters
{
    public const int MaxLimit = 500, DefaultLimit = 100;

    public static readonly QueryParameter<long?> Limit = Parameters.Number(
        "limit", $"Items of a page: 1 to {MaxLimit}. Default: {DefaultLimit}; as CSV, the whole list.", 1, MaxLimit);

    public static readonly QueryParameter<string> After = Parameters.Text(
        "after", "The next of the page before, with the same filters and the same order.");

    public static readonly QueryParameter<bool?> Descending = Parameters.Flag(
        "descending", "true: in the reverse of the order. Default: false.");

    public static readonly QueryParameter<QueryTime?> Since = Parameters.Time(
        "since", "What happened at this time or later.");

    public static readonly QueryParameter<QueryTime?> Until = Parameters.Time(
        "until", "What happened at this time or earlier; the whole day or minute that is named.");

    public static readonly QueryParameter<QueryTime?> RecordedSince = Parameters.Time(
        "recordedSince", "What was recorded at this time or later.");

    public static readonly QueryParameter<QueryTime?> RecordedUntil = Parameters.Time(
        "recordedUntil", "What was recorded at this time or earlier; the whole day or minute that is named.");

    public static readonly QueryParameter<string> Place = Parameters.Text(
        "place", "A township: code, name, former name or code, or a 12-digit code.");

    public static readonly QueryParameter<string> Hazard = Parameters.Text(
        "hazard", "The kind of hazard by code, name or synonym, such as flood or 洪水, which takes in its cases, such "
            + "as a flash flood. Several are separated by commas.");

    public static readonly QueryParameter<IReadOnlySet<EventGrade>> Grade = Parameters.AnyOf<EventGrade>(
        "grade", "The grade of the incident.");

    public static readonly QueryParameter<IReadOnlySet<Priority>> Priority = Parameters.AnyOf<Priority>(
        "priority", "How pressing it is.");

    public static readonly QueryParameter<IReadOnlySet<string>> Kind = Parameters.Codes(
        "kind", "A capability or supply of the catalogue by code or name, such as flood-rescue or boats.",
        (string text, out string? mend) => Lookups.Kind(text, out mend, LookupKind.Capability, LookupKind.Supply));

    public static readonly QueryParameter<string> Author = Parameters.Text(
        "author", "A part of the name of the person whose command it was.");

    public static readonly QueryParameter<string> Office = Parameters.Text(
        "office", "A part of the name of the office whose command it was.");

    public static readonly QueryParameter<string> Incident = Parameters.Text(
        "incident", "The number of an incident, such as 430422119-01; one that there is.", WrittenNumber.Of);

    public static readonly QueryParameter<string> Request = Parameters.Text(
        "request", "The number of an aid request, such as 430422119-01-R01; one that there is.", WrittenNumber.Of);

    public static readonly QueryParameter<string> Lender = Parameters.Text(
        "lender", "The tier that lends: Township/CODE, CommandCentre/CODE, the code alone, or its name.");

    public static readonly QueryParameter<string> Owner = Parameters.Text(
        "owner", "The tier that owns it: Township/CODE, CommandCentre/CODE, the code alone, or its name.");

    public static readonly QueryParameter<string> Tier = Parameters.Text(
        "tier", "The tier: Township/CODE, CommandCentre/CODE, the code alone, or its name.");

    public static readonly QueryParameter<string> Township = Parameters.Text(
        "township", "The township whose desk is asked, by code or name.");

    /// <summary>Checks that no time of a query ends before it begins. It must have the four times.</summary>
    public static void CheckOrder(QueryValues values, Checks checks)
    {
        if (values.Of(Since)?.From >= values.Of(Until)?.End)
            checks.Wrong(Until.Name, $"is before {Since.Name}; give a later time.");
        if (values.Of(RecordedSince)?.From >= values.Of(RecordedUntil)?.End)
            checks.Wrong(RecordedUntil.Name, $"is before {RecordedSince.Name}; give a later time.");
    }

    /// <summary>The parameter <c>q</c> of a list.</summary>
    /// <param name="texts">The texts that it looks through, in words.</param>
    public static QueryParameter<string> Search(string texts) => Parameters.Text(
        "q", $"Words that are all in its {texts}; upper and lower case are the same, and traditional and simplified "
            + "characters.");
}
