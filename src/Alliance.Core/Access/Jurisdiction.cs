using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Revisions;

namespace Alliance.Core.Access;

/// <summary>Says what a command is, and the offices whose place it is to give it.</summary>
/// <param name="Act">What it is.</param>
/// <param name="Offices">The offices, the nearest first. Each of them may give it.</param>
public readonly record struct Responsibility(Act Act, IReadOnlyList<ActorId> Offices);

/// <summary>Knows the place of each command: by the actor that carries it out, and by what it names. What has happened
/// may also be entered by the centres above, because they are called too; what a desk decides is its own.</summary>
/// <param name="region">The newest version of the region.</param>
public sealed class Jurisdiction(Region region)
{
    /// <summary>Returns whose place it is to give a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="target">The actor that carries it out.</param>
    /// <param name="commander">The tier that commands its incident; null where it has none, or the township
    /// does.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind of command is unknown here.</exception>
    public Responsibility Of(Command command, ActorId target, ActorId? commander) => command switch
    {
        ReportIncident or AddCall => new(Act.IngestFact, WithAbove(WithVillages(Place(target, commander)))),
        IssueWarning or CancelWarning => new(Act.IngestFact, WithAbove(Place(target, null))),
        ReportRoad c => new(Act.IngestFact, WithAbove([Township(c.A), Township(c.B)])),
        ReportNeed or ReportFigures => new(Act.EnterFact, WithAbove(WithVillages(Place(target, commander)))),
        CheckInTeam or UpdateCheckIn or CheckOutTeam or RegisterOutsideTeam or EnterArrangedAid or CorrectIncident
            or ReportUpward or VerifyIncident => new(Act.EnterFact, WithAbove(Place(target, commander))),
        ReportStatus or ReportEta => new(Act.ReportSquad, WithAbove(Place(target, null))),
        ReportShipment or ReportReturn or TakeStock or WriteOffStock or WriteOffShipment =>
            new(Act.ReportDepot, WithAbove(Place(target, null))),
        ReviseRegion c => new(Act.KeepData, OfPatch(c.Patch)),
        SetAgreement c => new(Act.KeepData, OfAgreement(c.Alliance)),
        ConcludeAgreement c => new(Act.KeepData, OverAll(c.Parties)),
        AmendAgreement c => new(Act.KeepData, OfAgreement(c.Agreement)),
        TerminateAgreement c => new(Act.KeepData, OfAgreement(c.Agreement)),
        MergeIncidents c when Township(c.Younger.Township) != Township(c.Older.Township) =>
            new(Act.Decide, OverAll([Township(c.Younger.Township), Township(c.Older.Township)])),
        ProposeHandover c => new(Act.Decide, [c.Body]),
        AnswerHandover c => new(Act.Decide, [c.Body]),
        DivertSquad c => new(Act.Decide, Place(c.OnBehalfOf, null)),
        AccountCommand => new(Act.KeepAccounts, []),
        AlertNote => new(Act.KeepAccounts, []),
        AcknowledgeAlert c => new(Act.Acknowledge, WithAbove(c.Offices)),
        OfficeCommand => new(Act.KeepRoster, WithAbove(Place(OfficeOf(target.Key) ?? target, null))),
        Approve or TakeBackCommitment or DecideExtension or RecallCommitment or OfferAid or SetResponseLevel
            or OrderBelowFloor or RevokeOrder or RaiseAidRequest or CancelRequest or AmendLine or MergeRequests
            or ConfirmCommitment or Release or AskExtension or AnswerOffer or AnswerOutsideTeam
            or WithdrawLetter or DecideCheckIn or CloseIncident or ReopenIncident or GradeIncident or LinkIncident
            or MergeIncidents or UnmergeIncidents or SplitIncident =>
            new(Act.Decide, Place(target, commander)),
        _ => throw new ArgumentOutOfRangeException(
            nameof(command), command.GetType().Name,
            "Say in Jurisdiction.Of what this command is and whose place it is to give it."),
    };

    /// <summary>Returns the offices of the lender whose word a command passes on; null for none. Who acts for none of
    /// them has to name the person of theirs who gave it.</summary>
    /// <param name="command">The command.</param>
    public IReadOnlyList<ActorId>? WordOf(Command command) =>
        command is EnterArrangedAid arranged ? Place(arranged.Resource, null) : null;

    /// <summary>Reads the office that an office's actor has as its key; null for no tier, squad or depot.</summary>
    /// <param name="key">The key, such as <c>Township/430422119</c>.</param>
    public static ActorId? OfficeOf(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is var at and > 0 && at < key.Length - 1
        && Enum.TryParse<ActorKind>(key[..at], out var kind)
        && kind is ActorKind.Township or ActorKind.VillageAlliance or ActorKind.CommandCentre or ActorKind.RescueTeam
            or ActorKind.Depot
        ? new ActorId(kind, key[(at + 1)..]) : null;

    /// <summary>Returns the office whose people an actor's notices are for: its own, of an incident or a request that
    /// which commands it.</summary>
    /// <param name="actor">The actor that gives a notice.</param>
    /// <param name="commander">The tier that commands its incident; null where it has none, or the township
    /// does.</param>
    /// <returns>The office; null where the actor has no people.</returns>
    public ActorId? DeskOf(ActorId actor, ActorId? commander) => actor.Kind switch
    {
        ActorKind.Incident or ActorKind.AidRequest => commander ?? Township(Numbers.TownshipOf(actor.Key)),
        ActorKind.Township => Township(actor.Key),
        ActorKind.TownshipAlliance when region.TownshipAlliances.TryGetValue(actor.Key, out var alliance) =>
            alliance.Members is [var first, ..] ? Above(Township(first)) : null,
        ActorKind.VillageAlliance or ActorKind.CommandCentre or ActorKind.RescueTeam or ActorKind.Depot => actor,
        _ => null,
    };

    /// <summary>Returns the tier above an office, to which its duties pass where nobody is on duty; null at the
    /// top.</summary>
    /// <param name="office">The office.</param>
    public ActorId? Above(ActorId office) => office.Kind switch
    {
        ActorKind.RescueTeam when region.Teams.TryGetValue(office.Key, out var team) => team.Owner,
        ActorKind.Depot when region.Depots.TryGetValue(office.Key, out var depot) => depot.Owner,
        ActorKind.VillageAlliance when region.VillageAlliances.TryGetValue(office.Key, out var villages) =>
            Township(villages.Township),
        ActorKind.Township when region.Townships.ContainsKey(office.Key) => Centre(
            region.Townships[region.Standing(office.Key)].Superior),
        ActorKind.CommandCentre when region.CommandCentres.TryGetValue(office.Key, out var centre) =>
            Centre(centre.Superior),
        _ => null,
    };

    /// <summary>Returns the centre with a territory that has a code, or is next above the one that has it. A regional
    /// rescue centre lends, and has nothing to say in a place.</summary>
    private ActorId? Centre(string? code)
    {
        while (code is not null && region.CommandCentres.GetValueOrDefault(code) is { HasTerritory: false } lender)
            code = lender.Superior;
        return code is null ? null : new ActorId(ActorKind.CommandCentre, code);
    }

    private ActorId Township(string code) => new(ActorKind.Township,
        region.Townships.ContainsKey(code) ? region.Standing(code) : code);

    /// <summary>Returns the offices that act for an actor: its own, and the township of a village; of an incident or a
    /// request the township and the commander.</summary>
    private List<ActorId> Place(ActorId actor, ActorId? commander)
    {
        List<ActorId> offices = actor.Kind switch
        {
            ActorKind.Incident or ActorKind.AidRequest => [Township(Numbers.TownshipOf(actor.Key))],
            ActorKind.Township => [Township(actor.Key)],
            ActorKind.TownshipAlliance when region.TownshipAlliances.TryGetValue(actor.Key, out var alliance) =>
                [.. alliance.Members.Select(m => Township(m))],
            ActorKind.RescueTeam or ActorKind.Depot when Above(actor) is { } owner => [actor, .. Place(owner, null)],
            ActorKind.VillageAlliance when Above(actor) is { } township => [actor, township],
            _ => [actor],
        };
        if (commander is { } other && !offices.Contains(other)) offices.Add(other);
        return offices;
    }

    private List<ActorId> WithVillages(List<ActorId> offices)
    {
        foreach (var township in offices.Where(o => o.Kind == ActorKind.Township).ToList())
            offices.AddRange(region.VillageAlliances.Values.Where(v => region.AreOne(v.Township, township.Key))
                .Select(v => new ActorId(ActorKind.VillageAlliance, v.Code)));
        return offices;
    }

    private List<ActorId> WithAbove(IReadOnlyList<ActorId> offices)
    {
        List<ActorId> all = [.. offices];
        foreach (var office in offices)
            for (var above = Above(office); above is { } next; above = Above(next))
                if (!all.Contains(next)) all.Add(next);
        return all;
    }

    private List<ActorId> OfAgreement(string agreement) =>
        region.Agreements.Find(agreement) is { } known ? OverAll(known.Parties) : [];

    /// <summary>Returns the offices that may bind several at once: those that stand above each of them, or are it.
    /// Where nobody stands above all, the centres above any do.</summary>
    private List<ActorId> OverAll(IReadOnlyList<ActorId> bound) =>
        Common(bound.Select(one => WithAbove([one]))) is { Count: > 0 } common ? common
        : [.. WithAbove(bound).Where(office => office.Kind == ActorKind.CommandCentre)];

    /// <summary>Returns the offices that stand in every list; null where there is no list.</summary>
    private static List<ActorId>? Common(IEnumerable<List<ActorId>> lists)
    {
        List<ActorId>? common = null;
        foreach (var offices in lists)
            common = common is null ? offices : [.. common.Where(offices.Contains)];
        return common;
    }

    /// <summary>Returns the offices that may make every change of a revision. One without changes is
    /// anybody's.</summary>
    private List<ActorId> OfPatch(RegionPatch patch) =>
        Common(Changes(patch)) ??
        [
            .. region.CommandCentres.Values.Where(c => c.HasTerritory)
                .Select(c => new ActorId(ActorKind.CommandCentre, c.Code)),
            .. region.Townships.Keys.Select(code => new ActorId(ActorKind.Township, code)),
            .. region.VillageAlliances.Keys.Select(code => new ActorId(ActorKind.VillageAlliance, code)),
        ];

    private IEnumerable<List<ActorId>> Changes(RegionPatch patch)
    {
        var newTownships = patch.Townships.Where(t => !region.Townships.ContainsKey(t.Code))
            .ToDictionary(t => t.Code, StringComparer.Ordinal);
        // What goes to a township that is only just made is of the tier above.
        List<ActorId> Of(ActorId tier) =>
            tier.Kind == ActorKind.Township && newTownships.TryGetValue(tier.Key, out var made)
            ? AboveOf(made.Superior) : WithAbove(Place(tier, null));
        foreach (var township in patch.Townships)
            yield return region.Townships.GetValueOrDefault(township.Code) is { } known
                && known.MergedInto == township.MergedInto && known.Superior == township.Superior
                && patch.SplitFrom is null
                ? WithAbove([Township(township.Code)]) : AboveOf(township.Superior);
        foreach (var road in patch.Roads) yield return WithAbove([Township(road.Key.A), Township(road.Key.B)]);
        foreach (var villages in patch.VillageAlliances)
        {
            yield return Of(Township(villages.Township));
            if (region.VillageAlliances.TryGetValue(villages.Code, out var known)
                && known.Township != villages.Township) yield return Of(Township(known.Township));
        }

        foreach (var centre in patch.CommandCentres)
            yield return region.CommandCentres.ContainsKey(centre.Code)
                ? WithAbove([new ActorId(ActorKind.CommandCentre, centre.Code)]) : AboveOf(centre.Superior);
        foreach (var team in patch.Teams)
        {
            yield return Of(team.Owner);
            if (region.Teams.TryGetValue(team.Id, out var known) && known.Owner != team.Owner)
                yield return Of(known.Owner);
        }

        foreach (var depot in patch.Depots) yield return Of(depot.Owner);
        foreach (var list in patch.Contacts) yield return Of(list.Of);
    }

    private List<ActorId> AboveOf(string? centre) => Centre(centre) is { } above ? WithAbove([above]) : [];
}
