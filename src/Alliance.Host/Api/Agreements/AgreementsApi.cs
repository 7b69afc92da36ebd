using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Agreements;

/// <summary>Agreements of every kind. They are read, concluded, signed, suspended, terminated and amended
/// here.</summary>
internal static class AgreementsApi
{
    private static readonly QueryParameter<string> Party = Parameters.Text(
        "party", "A tier that signed it: Township/CODE, CommandCentre/CODE, the code alone, or its name.");

    private static readonly QueryParameter<IReadOnlySet<AgreementStanding>> Standing =
        Parameters.AnyOf<AgreementStanding>("standing", "How it stands, such as inForce or suspended.");

    private static readonly ListShape<Listed> Shape = new ListShape<Listed>("id", a => a.Data.Id)
        .Where(Party, (text, open, checks) =>
        {
            var party = Lookups.Tier(text, Party.Name, open.Region, checks);
            // A township that was merged or got another code is party under the code that stands.
            if (party is { Kind: ActorKind.Township, Key: { } code })
                party = new(party.Kind, open.Region.Standing(code));
            return a => a.Data.Parties.Contains(party);
        })
        .Where(ListParameters.Place, (text, open, checks) =>
        {
            var code = Lookups.Place(text, ListParameters.Place.Name, open.Region, checks);
            return a => a.Data.Parties.Any(p => open.Region.PlaceOf(p) == code);
        })
        .Where(Standing, (a, wanted) => wanted.Contains(a.Standing))
        .Where(
            ListParameters.Kind,
            (a, wanted) => a.Data.Terms.Kinds is not { } kinds || kinds.Any(k => wanted.Contains(k.Code)))
        .By("from", a => a.Data.Terms.From?.Milliseconds)
        .Due(a => a.Data.Terms.Until)
        .Search("id, name and the names of its parties", (a, region) =>
            [a.Data.Id, a.Data.Name, .. a.Data.Parties.Select(p => Lookups.NameOf(p, region))]);

    /// <summary>An agreement and how it stands.</summary>
    private readonly record struct Listed(AgreementData Data, AgreementStanding Standing);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, open) => s.Region.Agreements.All.Select(a =>
                    new Listed(a, s.Region.Agreements.StandingOf(a.Id, open.Live.Now))),
                (a, s, open) => AgreementView.Of(a.Data, s, open))
            .WithSummary("List agreements")
            .WithDescription(
                "Those of township alliances and all others, with their terms, how each stands and what is out under "
                    + "it.");
        group
            .MapGet("/{id}", async (string realm, string id, Desk desk) =>
            {
                var open = await desk.Open(realm);
                return await open.See(s => AgreementView.Of(Find(id, s.Region), s, open));
            })
            .WithSummary("Read an agreement")
            .WithDescription("Its terms, how it stands and what is out under it.");
        group
            .MapCreation<NewAgreement>(Act.KeepData, "/", Conclude)
            .WithSummary("Conclude a new agreement")
            .WithDescription(
                "A township alliance's, which makes the alliance, or any other. It lends from now on, or from its "
                    + "first day; signed: false enters it as agreed and yet to be signed.");
        group
            .MapCommand<AgreementStandingBody>(Act.KeepData, "/{id}/standing", SetStanding)
            .WithSummary("Sign, suspend or terminate an agreement")
            .WithDescription(
                "From then on it lends, or nothing; what is out under it stays out. Who terminates one ends it for "
                    + "good.");
        group
            .MapCommand<AgreementTermsBody>(Act.KeepData, "/{id}/terms", Amend)
            .WithSummary("Amend an agreement")
            .WithDescription(
                "What is left out stays as it is; an empty list of kinds, askers or lenders means all. What is out "
                    + "stays out; caps and floors bind what is asked from then on.");
    }

    private static AgreementData Find(string id, Region region) =>
        region.Agreements.Find(id)
        ?? throw ApiProblem.NotFound(
            $"No agreement has the id {id}: {Nearest.Hint(id, [.. region.Agreements.All.Select(a => a.Id)])}");

    private static Task<CreationAnswer> Conclude([AsParameters] CommandCall<NewAgreement> call) =>
        call.Read(
                (body, checks, open) =>
                {
                    var id = checks.Text(body.Id, "id", "letters, digits and dashes, such as TA-07");
                    var name = checks.Text(body.Name, "name", "what it is called");
                    var isAlliance = checks.Value(
                        body.Alliance,
                        "alliance",
                        "true for a township alliance's, false for any other");
                    if (body.Parties is null)
                        checks.Wrong("parties", "is missing: the codes of those who sign it.");
                    var parties = checks.Tiers(body.Parties ?? [], "parties", open.Region);
                    var terms = TermsReading.New(body, checks, open);
                    var command = new ConcludeAgreement(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new AgreementId(id),
                        name,
                        isAlliance,
                        parties,
                        terms,
                        checks.Text(body.Reason, "reason", "say why"));
                    if (
                        checks.AreFine
                        && new AgreementData(id, name, parties, terms).Fault(open.Region, isAlliance) is { } fault)
                        checks.Wrong(fault.Field, fault.Mend);
                    return command;
                })
            .Create(open => Task.FromResult(LiveRealm.RealmActor(open.Name)), "agreements");

    private static Task<CommandReply> SetStanding(
        [AsParameters] CommandCall<AgreementStandingBody> call, string id) => call
        .Read((body, checks, open) =>
        {
            _ = Find(id, open.Region);
            var (by, at) = (checks.By(body), checks.OccurredAt(body, open.Live));
            var reason = checks.Text(body.Reason, "reason", "say why");
            var change = checks.Value(body.Standing, "standing", "signed, suspended or terminated");
            return change == StandingChange.Terminated
                ? new TerminateAgreement(by, at, new AgreementId(id), reason)
                : new SetAgreement(by, at, new AgreementId(id), change == StandingChange.Signed, reason);
        })
        .SendTo(open => LiveRealm.RealmActor(open.Name));

    private static Task<CommandReply> Amend([AsParameters] CommandCall<AgreementTermsBody> call, string id) => call
        .Read((body, checks, open) =>
        {
            var agreement = Find(id, open.Region);
            var isAlliance = open.Region.Agreements.Alliances.Contains(id);
            var terms = TermsReading.Amended(agreement.Terms, body, checks, open);
            if ((agreement with { Terms = terms }).FaultOfTerms(isAlliance) is { } fault)
                checks.Wrong(fault.Field, fault.Mend);
            return new AmendAgreement(
                checks.By(body), checks.OccurredAt(body, open.Live), new AgreementId(id), terms,
                checks.Text(body.Reason, "reason", "say why"));
        })
        .SendTo(open => LiveRealm.RealmActor(open.Name));
}
