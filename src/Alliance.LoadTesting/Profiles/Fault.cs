using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.LoadTesting.Profiles;

/// <summary>What is done to a set-up while it is under load.</summary>
internal enum FaultKind
{
    /// <summary>A silo's process is killed, and started again.</summary>
    KillSilo,
    /// <summary>A silo stands still for a while.</summary>
    PauseSilo,
    /// <summary>The store's process is killed, and started again.</summary>
    RestartStore,
    /// <summary>Whatever is said to the store, and by it, arrives later for a while.</summary>
    SlowStore,
}

/// <summary>One fault.</summary>
/// <param name="Text">As it was given.</param>
/// <param name="Kind">What is done.</param>
/// <param name="At">When, from the first measured step on; null: at a moment that the seed draws.</param>
/// <param name="Length">How long; zero where it is a blow.</param>
internal sealed partial record Fault(string Text, FaultKind Kind, TimeSpan? At, TimeSpan Length)
{
    private const double UsualLength = 5;

    /// <summary>
    /// Reads <c>kill-silo@20s</c>, <c>pause-silo@10s,5s</c> or <c>kill-silo</c> alone, at a moment that the seed draws;
    /// null with what is wrong.
    /// </summary>
    public static Fault? Parse(string text, out string? wrong)
    {
        wrong = null;
        if (Pattern().Match(text) is not { Success: true } match)
        {
            wrong =
                $"'{text}' is no fault; write kill-silo@20s, pause-silo@10s,5s, slow-store@10s,5s or "
                    + $"restart-store@15s.";
            return null;
        }

        var kind = match.Groups["kind"].Value switch
        {
            "kill-silo" => FaultKind.KillSilo,
            "pause-silo" => FaultKind.PauseSilo,
            "restart-store" => FaultKind.RestartStore,
            _ => FaultKind.SlowStore,
        };
        var (at, length) = (Seconds(match.Groups["at"]), Seconds(match.Groups["length"]));
        if (kind is FaultKind.KillSilo or FaultKind.RestartStore && length is not null)
        {
            wrong = $"'{text}' is over at once; write it without its length.";
            return null;
        }

        if (length == 0)
        {
            wrong = $"'{text}' would last no time; give a length, such as 5s.";
            return null;
        }

        return new Fault(
            text,
            kind,
            at is { } moment ? TimeSpan.FromSeconds(moment) : null,
            TimeSpan.FromSeconds(kind is FaultKind.PauseSilo or FaultKind.SlowStore ? length ?? UsualLength : 0));
    }

    /// <summary>
    /// When it strikes: as given, else drawn from the middle of the run, so that there is a before and an after.
    /// </summary>
    public TimeSpan Moment(TimeSpan run, Random random) => At ?? run * (0.25 + random.NextDouble() * 0.35);

    /// <summary>
    /// Why it would never strike in a run of that length; null where it would, or where nobody knows how long it will
    /// be.
    /// </summary>
    public string? WhyNever(TimeSpan? run) =>
        At >= run
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"'{Text}' would never strike: the run is over after {run.Value.TotalSeconds:0.#} s; give an earlier "
                    + $"moment, or a longer run.")
            : null;

    /// <summary>Whether only a store of its own process can suffer it.</summary>
    public bool NeedsRedis => Kind is FaultKind.RestartStore or FaultKind.SlowStore;

    private static double? Seconds(Group group) =>
        group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<kind>kill-silo|pause-silo|restart-store|slow-store)(@(?<at>\d+(\.\d+)?)s)?(,(?<length>\d+(\.\d+)?)s)?$"
    )]
    private static partial Regex Pattern();
}
