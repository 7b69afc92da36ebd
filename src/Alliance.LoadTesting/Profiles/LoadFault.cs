using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Profiles;

/// <summary>The kind of fault that is caused in a set-up under load.</summary>
internal enum FaultKind
{
    /// <summary>Kills a silo's process and starts it again.</summary>
    KillSilo,
    /// <summary>Pauses a silo for a while.</summary>
    PauseSilo,
    /// <summary>Kills the store's process and starts it again.</summary>
    RestartStore,
    /// <summary>Delays the traffic to and from the store for a while.</summary>
    SlowStore,
}

/// <summary>One fault.</summary>
/// <param name="Text">The text of the fault on the command line.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="At">When it strikes, from the start of the first measured step; null for a moment that the seed
/// draws.</param>
/// <param name="Length">How long it lasts; zero for a fault without a duration.</param>
internal sealed partial record LoadFault(string Text, FaultKind Kind, TimeSpan? At, TimeSpan Length)
{
    private const double UsualLength = 5;

    /// <summary>Parses <c>kill-silo@20s</c>, <c>pause-silo@10s,5s</c> or <c>kill-silo</c> alone, which strikes at a
    /// moment that the seed draws. Returns null and an error for other texts.</summary>
    public static LoadFault? Parse(string text, out Telling? wrong)
    {
        wrong = null;
        if (Pattern().Match(text) is not { Success: true } match)
        {
            wrong = new(
                $"“{text}”不是故障；请写成 kill-silo@20s、pause-silo@10s,5s、slow-store@10s,5s 或 restart-store@15s。",
                $"'{text}' is no fault; write kill-silo@20s, pause-silo@10s,5s, slow-store@10s,5s or "
                    + "restart-store@15s.");
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
            wrong = new($"“{text}”是瞬时的；请去掉时长。", $"'{text}' is over at once; write it without its length.");
            return null;
        }

        if (length == 0)
        {
            wrong = new($"“{text}”时长为零；请给出时长，例如 5s。",
                $"'{text}' would last no time; give a length, such as 5s.");
            return null;
        }

        return new LoadFault(
            text,
            kind,
            at is { } moment ? TimeSpan.FromSeconds(moment) : null,
            TimeSpan.FromSeconds(kind is FaultKind.PauseSilo or FaultKind.SlowStore ? length ?? UsualLength : 0));
    }

    /// <summary>Returns when it strikes: the given moment, or one drawn from the middle of the run, so that there is a
    /// time before and after it.</summary>
    public TimeSpan Moment(TimeSpan run, Random random) => At ?? run * (0.25 + random.NextDouble() * 0.35);

    /// <summary>Returns why it would never strike in a run of that length; null where it would, or where the length is
    /// not known.</summary>
    public Telling? WhyNever(TimeSpan? run)
    {
        if (run is not { } length || !(At >= length)) return null;
        var seconds = length.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
        return new($"“{Text}”不会发生：测试在 {seconds} 秒后结束；请提前，或延长测试。",
            $"'{Text}' would never strike: the run is over after {seconds} s; give an earlier moment, or a longer "
                + "run.");
    }

    /// <summary>Whether it needs a store that is a process of its own.</summary>
    public bool NeedsRedis => Kind is FaultKind.RestartStore or FaultKind.SlowStore;

    private static double? Seconds(Group group) =>
        group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"^(?<kind>kill-silo|pause-silo|restart-store|slow-store)(@(?<at>\d+(\.\d+)?)s)?(,(?<length>\d+(\.\d+)?)s)?$"
    )]
    private static partial Regex Pattern();
}
