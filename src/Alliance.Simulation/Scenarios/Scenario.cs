using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Scenarios;

/// <summary>The contents of a scenario file with its region: hazards, roads, radio and people of one rehearsal.
/// Times count from the start of the run.</summary>
public sealed record Scenario
{
    /// <summary>The interval of decision points, in minutes, of an agreement that has none of its own, where award
    /// policies are compared.</summary>
    private const int ComparedDecisionMinutes = 3;

    public required string Name { get; init; }

    /// <summary>The region before any road is cut.</summary>
    public required RegionData Region { get; init; }

    /// <summary>The hours within which every need begins and ends. The run continues until everything is at
    /// rest.</summary>
    public required int HazardHours { get; init; }

    /// <summary>The seed of every stream of random numbers in the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The shortest time that a message between different actors takes, and the width of a window; above
    /// zero.</summary>
    public required Span Lookahead { get; init; }

    /// <summary>The most that a seeded delay adds to <see cref="Lookahead"/>, so that ties are rare.</summary>
    public required Span Jitter { get; init; }

    /// <summary>The name of the policy: one of <see cref="NegotiationPolicy.All"/>.</summary>
    public required string Policy { get; init; }

    /// <summary>The calendar moment at which it begins; null where the file does not state it.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The changes of response levels.</summary>
    public IReadOnlyList<LevelChange> Levels { get; init; } = [];

    /// <summary>The orders of command centres below the floors of townships.</summary>
    public IReadOnlyList<ScenarioOrder> Orders { get; init; } = [];
    public required RadioData Radio { get; init; }
    public required IReadOnlyList<RoadClosure> Roads { get; init; }
    public required CrewData Crew { get; init; }
    public required DutyDeskData DutyDesk { get; init; }

    /// <summary>The reporting behaviour of scenes and desks.</summary>
    public ReportingData Reporting { get; init; } = ReportingData.Default;

    /// <summary>The hazards in the order of the file. The hazards of storms follow those that are written
    /// out.</summary>
    public required IReadOnlyList<HazardData> Hazards { get; init; }

    /// <summary>The region file that it names; null where its region is generated.</summary>
    public string? RegionFile { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal over the scenario file, a zero byte and the region file,
    /// with LF line ends.</summary>
    /// <remarks>For a generated region the digest of its plan (<see cref="GenerationPlan.Digest"/>) replaces
    /// the file. Overrides are not included, except those of the plan.</remarks>
    public required string Digest { get; init; }

    /// <summary>Returns the same scenario with decisions that record all their inputs.</summary>
    public Scenario RecordingAllInputs() =>
        this with
        {
            Region = Region with { Policies = Region.Policies with { RecordsAllInputs = true } },
        };

    /// <summary>Returns the region under a policy.</summary>
    /// <remarks><see cref="NegotiationPolicy.NoAlliance"/> removes all township alliances. An award policy applies to
    /// every agreement and command centre; agreements then decide at decision points, so that several lines are decided
    /// together.</remarks>
    /// <exception cref="ArgumentException">The policy is unknown.</exception>
    public RegionData RegionFor(string policy) =>
        policy switch
        {
            NegotiationPolicy.Alliance => Region,
            NegotiationPolicy.NoAlliance => Region with { TownshipAlliances = [] },
            _ when AwardPolicy.Names.Contains(policy) => Region with
            {
                TownshipAlliances =
                    [.. Region.TownshipAlliances.Select(a => a with { Terms = Decided(a.Terms, policy) })],
                Agreements = [.. Region.Agreements.Select(a => a with { Terms = Decided(a.Terms, policy) })],
                CommandCentres = [.. Region.CommandCentres.Select(c => c with { Award = policy })],
            },
            _ => throw new ArgumentException(
                $"No policy is called {policy}; known are {string.Join(", ", NegotiationPolicy.All)}.", nameof(policy)),
        };

    private static AgreementTerms Decided(AgreementTerms terms, string award) =>
        terms with
        {
            Award = award,
            DecisionMinutes = terms.DecisionMinutes == 0 ? ComparedDecisionMinutes : terms.DecisionMinutes,
        };
}
