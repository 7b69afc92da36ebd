using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>The state of an incident.</summary>
[GenerateSerializer, Alias("incident-state")]
public sealed class IncidentState
{
    /// <summary>Name of the incident; empty before it was opened.</summary>
    [Id(0)] public string Name { get; set; } = "";
    /// <summary>Hazard of the incident; empty before it was opened.</summary>
    [Id(1)] public string Hazard { get; set; } = "";
    /// <summary>Code of the village alliance that is first at the scene; null where there is none.</summary>
    [Id(2)] public string? VillageAlliance { get; set; }
    /// <summary>Whether the incident is open: opened and neither closed nor merged.</summary>
    [Id(3)] public bool IsOpen { get; set; }
    /// <summary>Number of requests so far; numbers the next one.</summary>
    [Id(4)] public int Requests { get; set; }
    /// <summary>Needs of the scene, by resource kind.</summary>
    [Id(5)] public SortedDictionary<ResourceKind, Need> Needs { get; init; } = [];
    /// <summary>Lines that are not over, as their requests last reported them.</summary>
    [Id(6)] public SortedDictionary<LineId, LineStanding> Lines { get; init; } = [];
    /// <summary>Units received by lines that are over, by kind of supply.</summary>
    [Id(7)] public SortedDictionary<ResourceKind, int> Received { get; init; } = [];
    /// <summary>When the needs are assessed next; null while no assessment waits.</summary>
    [Id(8)] public Instant? AssessAt { get; set; }
    /// <summary>Event grade; null while the incident is not graded.</summary>
    [Id(9)] public EventGrade? Grade { get; set; }
    /// <summary>Number of situation reports so far; numbers the next one.</summary>
    [Id(10)] public int SituationReports { get; set; }
    /// <summary>The last situation report; null before the first.</summary>
    [Id(11)] public SituationReport? SituationReport { get; set; }
    /// <summary>The body that commands; null before the incident was opened.</summary>
    [Id(12)] public ActorId? Commander { get; set; }
    /// <summary>A handover that waits for its answer; null where there is none.</summary>
    [Id(13)] public Handover? Handover { get; set; }
    /// <summary>Unsolicited offers that wait for an answer, by number.</summary>
    [Id(14)] public SortedDictionary<Code, OpenOffer> Offers { get; init; } = [];

    /// <summary>Bounds within which the incident asks for move-up cover; null for a real incident.</summary>
    [Id(20)] public Backfill? Backfill { get; set; }

    /// <summary>Teams that turned up unasked and have not left, by number of check-in.</summary>
    [Id(21)] public SortedDictionary<Code, CheckedIn> CheckIns { get; init; } = [];
    /// <summary>What was asked for without a stated need when the incident was closed.</summary>
    [Id(51)] public StatedNeed[] AskedAtClose { get; set; } = [];
    /// <summary>Whether the incident that it was merged into is over.</summary>
    [Id(50)] public bool IsOverThere { get; set; }
    /// <summary>Teams that turned up unasked and have left, by number of check-in. They may still be counted
    /// again.</summary>
    [Id(49)] public SortedDictionary<Code, CheckedIn> Left { get; init; } = [];
    /// <summary>Number of teams that turned up unasked so far; numbers the next check-in.</summary>
    [Id(22)] public int TurnedUp { get; set; }
    /// <summary>Teams from outside that would come, by number of registration.</summary>
    [Id(40)] public SortedDictionary<Code, OutsideTeam> OutsideTeams { get; init; } = [];
    /// <summary>Letters of invitation, by number.</summary>
    [Id(41)] public SortedDictionary<Code, Letter> Letters { get; init; } = [];

    /// <summary>The most numbers of earlier callers that are kept.</summary>
    internal const int MostCallBacks = 20;

    /// <summary>What callers said; null for nothing.</summary>
    [Id(23)] public CallDetails? Call { get; set; }
    /// <summary>The number under which the caller can be called back; null where it is not known.</summary>
    [Id(24)] public CallBackNumber? CallBack { get; set; }
    /// <summary>The numbers of earlier callers, the last first, at most <see cref="MostCallBacks"/>.</summary>
    [Id(42)] public List<CallBackNumber> EarlierCallBacks { get; init; } = [];
    /// <summary>When the last call was made, the report counting as the first; null where an older server did not
    /// keep it.</summary>
    [Id(43)] public Instant? CalledAt { get; set; }
    /// <summary>When it was last verified, or found to be a false alarm; null before.</summary>
    [Id(44)] public Instant? VerifiedAt { get; set; }
    /// <summary>When it was last graded; null before.</summary>
    [Id(45)] public Instant? GradedAt { get; set; }
    /// <summary>When the need of each kind was last as people reported it, or as they asked for it where they had
    /// stated none.</summary>
    [Id(46)] public SortedDictionary<ResourceKind, Instant> NeedsSeen { get; init; } = [];
    /// <summary>When it was reported; null where an older server did not keep it.</summary>
    [Id(47)] public Instant? ReportedAt { get; set; }
    /// <summary>When each fact of <see cref="Call"/> was said, by its field; an older server kept
    /// <see cref="CalledAt"/> alone.</summary>
    [Id(48)] public SortedDictionary<Code, Instant> CallSeen { get; init; } = [];
    /// <summary>Whether the call is true, as far as known.</summary>
    [Id(25)] public Verification Verification { get; set; }

    /// <summary>Code of the township where it is, where that was corrected; null: that of its number.</summary>
    [Id(26)] public string? Place { get; set; }
    /// <summary>When it happened, where that was corrected; null: when it was reported.</summary>
    [Id(27)] public Instant? HappenedAt { get; set; }
    /// <summary>Number of the incident that it was merged into; null where it was not merged.</summary>
    [Id(28)] public string? MergedInto { get; set; }
    /// <summary>What it took over from incidents that were merged into it, by their numbers.</summary>
    [Id(29)] public SortedDictionary<IncidentNumber, AbsorbedCase> Absorbed { get; init; } = [];
    /// <summary>Incidents whose merge was undone before their needs and lines had arrived.</summary>
    [Id(30)] public SortedSet<IncidentNumber> Undone { get; init; } = [];
    /// <summary>Numbers of the incidents that it is linked with.</summary>
    [Id(31)] public SortedSet<IncidentNumber> Links { get; init; } = [];

    /// <summary>Returns the code of the township where it is.</summary>
    internal string PlaceOf(Turn turn) => Place ?? Incident.Place(turn);

    /// <summary>Tells the township of the incident how its case stands, while it is open.</summary>
    /// <param name="turn">The turn that has changed it.</param>
    /// <param name="former">The code of the township that it was moved from; null where it was not moved.</param>
    internal void TellDesk(Turn turn, string? former = null)
    {
        if (!IsOpen) return;
        turn.Send(new ActorId(ActorKind.Township, PlaceOf(turn)), new CaseStands(IncidentNumber.Of(turn.Self), Hazard,
            HappenedAt, VillageAlliance, ReportedAt, Call?.Latitude, Call?.Longitude, former,
            Links.Count > 0 ? [.. Links] : null));
    }

    /// <summary>Whether nobody has verified the call. A move-up cover is no call.</summary>
    internal bool IsUnverified => Verification == Verification.Unverified && Backfill is null;

    /// <summary>Lists the lines of a kind that are not over, the youngest first.</summary>
    internal List<KeyValuePair<LineId, LineStanding>> LinesOf(ResourceKind kind) =>
        [.. Lines.Reverse().Where(l => l.Value.Kind == kind)];

    /// <summary>Tells how many people or units of a kind are received, promised or sought.</summary>
    internal int CoverOf(ResourceKind kind) => (int)Math.Min(LineSpec.MaxQuantity,
        Received.GetValueOrDefault(kind) + Lines.Values.Where(l => l.Kind == kind).Sum(l => (long)l.Cover));

    /// <summary>Tells how many people or units of a kind are received, or asked and promised or sought. Squads that go
    /// whole make it no larger.</summary>
    internal int AskedOf(ResourceKind kind) => (int)Math.Min(LineSpec.MaxQuantity,
        Received.GetValueOrDefault(kind) + Lines.Values.Where(l => l.Kind == kind).Sum(l => (long)l.AskedNow));

    /// <summary>Refuses a command if the incident was never opened. Returns whether it refused.</summary>
    internal bool RefusedAsUnknown(Turn turn) => Name.Length == 0 && RefusedAsClosed(turn);

    /// <summary>Refuses a command if the incident asks for cover of a station only. Returns whether it
    /// refused.</summary>
    internal bool RefusedAsCover(Turn turn)
    {
        if (Backfill is null) return false;
        turn.Refuse("cover-only",
            $"{turn.Self.Key} asks for cover of a station and nothing else; report an incident for anything else.");
        return true;
    }

    /// <summary>Refuses a command if the incident is not open. Returns whether it refused.</summary>
    internal bool RefusedAsClosed(Turn turn)
    {
        if (IsOpen) return false;
        turn.Refuse("incident-not-open", MergedInto is { } into
            ? $"Incident {turn.Self.Key} was merged into {into}; say it there."
            : $"Incident {turn.Self.Key} is not open; report a new one at its township.");
        return true;
    }

    /// <summary>Whether people are still wanted there: the incident is open, or the one that it was merged into
    /// is.</summary>
    internal bool GoesOn => IsOpen || (MergedInto is not null && !IsOverThere);
}

/// <summary>What an incident took over from another that was merged into it.</summary>
[GenerateSerializer, Alias("incident.absorbed-case")]
public sealed class AbsorbedCase
{
    /// <summary>The needs of the incident that stays, before the merge.</summary>
    [Id(0)] public StatedNeed[] Own { get; init; } = [];
    /// <summary>The needs of the incident that ended.</summary>
    [Id(1)] public StatedNeed[] Theirs { get; init; } = [];
    /// <summary>The needs of both.</summary>
    [Id(2)] public StatedNeed[] Merged { get; init; } = [];
    /// <summary>The requests that were taken over.</summary>
    [Id(3)] public RequestNumber[] Requests { get; init; } = [];
    /// <summary>The lines that were lowered because both incidents had asked for the same.</summary>
    [Id(4)] public LoweredLine[] Lowered { get; init; } = [];
    /// <summary>What was known of the incident that stays, before the merge; null where an older server did not
    /// keep it.</summary>
    [Id(5)] public CaseFacts? Before { get; init; }
    /// <summary>What was known of it after the merge.</summary>
    [Id(6)] public CaseFacts? After { get; set; }
    /// <summary>The lines that the merge made more pressing.</summary>
    [Id(7)] public ChangedTerms[] Terms { get; init; } = [];
    /// <summary>The lines that the merge raised, because more was promised to them than they asked.</summary>
    [Id(8)] public RaisedLine[] Raised { get; init; } = [];
}

/// <summary>How pressing a line is.</summary>
/// <param name="Priority">Its priority; null where it is not known.</param>
/// <param name="NeededBy">Its deadline; null where it is not known.</param>
[GenerateSerializer, Alias("incident.line-terms")]
public readonly record struct LineTerms(Priority? Priority, Instant? NeededBy);

/// <summary>A line that a merge made more pressing.</summary>
/// <param name="Line">The line.</param>
/// <param name="Before">How pressing it was.</param>
/// <param name="After">How pressing it is since.</param>
[GenerateSerializer, Alias("incident.changed-terms")]
public sealed record ChangedTerms(LineId Line, LineTerms Before, LineTerms After);

/// <summary>A line that a merge raised.</summary>
/// <param name="Line">The line.</param>
/// <param name="Before">People or units that it asked before.</param>
/// <param name="After">People or units that it asks since.</param>
[GenerateSerializer, Alias("incident.raised-line")]
public sealed record RaisedLine(LineId Line, int Before, int After);

/// <summary>What a merge can change of an incident beside its needs.</summary>
/// <param name="Call">What callers said; null for nothing.</param>
/// <param name="Grade">Its event grade; null where it is not graded.</param>
/// <param name="Verification">Whether its call was verified; null where an older server did not keep it.</param>
[GenerateSerializer, Alias("incident.case-facts")]
public sealed record CaseFacts(CallDetails? Call, EventGrade? Grade, Verification? Verification = null);

/// <summary>The need of a scene for one resource kind.</summary>
[GenerateSerializer, Alias("need")]
public sealed class Need
{
    /// <summary>People or units that are needed in all.</summary>
    [Id(0)] public int Quantity { get; init; }
    /// <summary>Priority of the need.</summary>
    [Id(1)] public Priority Priority { get; init; }
    /// <summary>Requirements beyond kind and quantity; null for none.</summary>
    [Id(2)] public Requirement? Requirement { get; init; }

    /// <summary>Makes the need that was stated.</summary>
    internal static Need Of(StatedNeed stated) =>
        new() { Quantity = stated.Quantity, Priority = stated.Priority, Requirement = stated.Requirement };
}

/// <summary>The state of a line, as its request last reported it.</summary>
/// <remarks>
/// Which number answers which question, in people or units:
/// <code>
/// Asked     How many does the line ask for, served ones included?
/// AskedNow  How many of those are promised or sought at present?
/// Promised  How many have lenders promised, those on the way and at the scene included?
/// Lacks     How many does it lack beside those promised, sought or not?
/// Cover     How many are promised or sought at present, with those who come because squads go whole?
/// Covers    How many of the need does no further request have to ask for?
/// Target    How many was the line last told to cover, because the need fell?
/// </code>
/// </remarks>
[GenerateSerializer, Alias("line-standing")]
public sealed class LineStanding
{
    /// <summary>The resource kind that the line asks for.</summary>
    [Id(0)] public ResourceKind Kind { get; init; }
    /// <summary>People or units that the line asks for.</summary>
    [Id(1)] public int Asked { get; set; }
    /// <summary>People or units that lenders have promised.</summary>
    [Id(2)] public int Promised { get; set; }
    /// <summary>Whether the request still looks for the rest.</summary>
    [Id(3)] public bool Sought { get; set; }
    /// <summary>When the line was raised.</summary>
    [Id(4)] public Instant RaisedAt { get; init; }
    /// <summary>The line or incident that the line was merged into; null where it was not merged.</summary>
    [Id(20)] public string? MergedInto { get; set; }

    /// <summary>Of those promised, people or units that have left for the scene or are there.</summary>
    [Id(5)] public int Departed { get; set; }
    /// <summary>Of those promised, people or units at the scene.</summary>
    [Id(6)] public int OnScene { get; set; }
    /// <summary>People or units that the line lacks; null where an older server did not tell.</summary>
    [Id(7)] public int? Lacks { get; set; }
    /// <summary>How pressing the line is; null where an older server did not tell.</summary>
    [Id(8)] public Priority? Priority { get; set; }
    /// <summary>When the aid must have arrived; null where an older server did not tell.</summary>
    [Id(9)] public Instant? NeededBy { get; set; }
    /// <summary>What the line was last told to cover, after a need fell; null for nothing.</summary>
    [Id(10)] public int? Target { get; set; }
    /// <summary>How often its request was moved to another incident.</summary>
    [Id(11)] public int Moves { get; set; }
    /// <summary>Of <see cref="Kept"/>, the people or units that a merged line has lost, and for which the line is asked
    /// that stands for both.</summary>
    [Id(12)] public int PassedOn { get; set; }
    /// <summary>Of what was needed in all at a merge, the people or units that the merged line had and the other
    /// lacked.</summary>
    [Id(13)] public int Kept { get; set; }
    /// <summary>What the resource must be; null for nothing beside its kind.</summary>
    [Id(14)] public Requirement? Requirement { get; init; }

    /// <summary>Whether it was told to end because the incident was closed. It covers nothing from then on.</summary>
    [Id(15)] public bool IsEnding { get; set; }

    /// <summary>People or units that need no further request.</summary>
    public int Covers => IsEnding ? 0 : Sought ? Math.Max(Asked, Promised) : Promised;

    /// <summary>People or units that are needed at a time and that the line lacks.</summary>
    internal int Gap => Lacks ?? (Sought ? Math.Max(0, Asked - Promised) : 0);
    /// <summary>People or units that are needed at a time, as far as the line asks them. More may be promised, because
    /// squads go whole.</summary>
    internal int Need => Asked == 0 ? Promised + Gap : Math.Min(Promised + Gap, Asked);
    /// <summary>People or units that are promised or sought at present.</summary>
    internal int Cover => IsEnding ? 0 : Promised + (Sought ? Gap : 0);

    /// <summary>People or units that are promised or sought at present, as far as the line asks them.</summary>
    internal int AskedNow => Asked == 0 ? Cover : Math.Min(Cover, Asked);

    /// <summary>Notes what the request says of the line.</summary>
    internal void Note(LineCovered covered)
    {
        (Promised, Sought, Asked) = (covered.Promised, covered.Sought, covered.Asked);
        (Departed, OnScene, Lacks) = (covered.Departed, covered.OnScene, covered.Open);
        (Priority, NeededBy) = (covered.Priority ?? Priority, covered.NeededBy ?? NeededBy);
    }
}

/// <summary>A proposed handover of command that waits for the answer of the other body.</summary>
[GenerateSerializer, Alias("handover-state")]
public sealed class Handover
{
    /// <summary>The body that is to take command.</summary>
    [Id(0)] public ActorId To { get; init; }
    /// <summary>The body that proposed it.</summary>
    [Id(1)] public ActorId Proposer { get; init; }
    /// <summary>Whether a tier may be passed over.</summary>
    [Id(2)] public bool SkipsTier { get; init; }
}
