using Alliance.Core.Access;
using Alliance.Core.Alerts;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Access;
using Alliance.Host.Access.SignOns;
using Alliance.Host.Admissions;
using Alliance.Host.Alerts;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Api.Access;
using Alliance.Host.Api.Agreements;
using Alliance.Host.Api.AidRequests;
using Alliance.Host.Api.Alerts;
using Alliance.Host.Api.Approvals;
using Alliance.Host.Api.Catalogues;
using Alliance.Host.Api.Commitments;
using Alliance.Host.Api.Depots;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Health;
using Alliance.Host.Api.Imports;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Journals;
using Alliance.Host.Api.MasterData;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Realms;
using Alliance.Host.Api.Recalls;
using Alliance.Host.Api.References;
using Alliance.Host.Api.Regions;
using Alliance.Host.Api.Responses;
using Alliance.Host.Api.Roads;
using Alliance.Host.Api.Searches;
using Alliance.Host.Api.Situations;
using Alliance.Host.Api.Stories;
using Alliance.Host.Api.Teams;
using Alliance.Host.Api.Tiers;
using Alliance.Host.Api.Totals;
using Alliance.Host.Api.Warnings;
using Alliance.Host.Checkups;
using Alliance.Host.Guides;
using Alliance.Host.Pages;
using Alliance.Host.Regions;
using Alliance.Host.Serving;
using Alliance.Host.Serving.Logs;
using Alliance.Host.Situations;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api;

/// <summary>Maps all endpoints of the API.</summary>
internal static class ApiRoutes
{
    /// <summary>The enums that bodies and parameters use.</summary>
    private static readonly Type[] Enums =
    [
        typeof(Priority), typeof(TeamStatus), typeof(ReportedStatus), typeof(ShipmentStatus), typeof(ReturnStatus),
        typeof(LineStage), typeof(Outcome), typeof(CommitmentStatus), typeof(Doubt), typeof(ResponseLevel),
        typeof(ResponseCause), typeof(ApprovalRule), typeof(CostSharing), typeof(AgreementStanding),
        typeof(StandingChange), typeof(EventGrade), typeof(WarningColour), typeof(ReportMedium), typeof(ReportStage),
        typeof(Clock), typeof(OfferRefusal), typeof(HazardClass), typeof(LookupKind), typeof(LookupBy),
        typeof(Clock), typeof(OfferRefusal), typeof(OutsideAnswer), typeof(CheckInStage), typeof(ReturnAnswer),
        typeof(DifferenceKind), typeof(Role), typeof(Severity), typeof(AlertKind), typeof(AlertStanding),
    ];

    public static void AddAllianceApi(
        this IServiceCollection services, AccessSettings access, AlertSettings alerts)
    {
        services.AddSingleton<SituationFeeds>();
        services.AddSingleton<Desk>();
        services.AddAccounts(access);
        services.AddSingleton<ReadLog>();
        services.AddHostedService(s => s.GetRequiredService<ReadLog>());
        services.AddSingleton<Checkup>();
        services.AddSingleton<ScanGate>();
        services.AddSignOn(access);
        services.AddAlerts(alerts);
        CallLimits.Add(services);
        services.AddOpenApi("v1", ApiDocument.Configure);
    }

    /// <summary>Adds what the endpoints about accounts need.</summary>
    public static void AddAccounts(this IServiceCollection services, AccessSettings access)
    {
        services.AddSingleton(access);
        services.AddSingleton(access.Rates);
        services.AddSingleton<AccessDirectory>();
        services.AddHostedService(s => s.GetRequiredService<AccessDirectory>());
        services.AddSingleton<AccessCommands>();
        services.AddSingleton<Authority>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<AccountCalls>();
        services.AddSingleton(new ApiEnums(Enums));
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddIdentities(access);
    }

    public static void MapAllianceApi(this WebApplication app)
    {
        app.UseRequestNumbers();
        app.UseMiddleware<PromptCommands>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseTrustedProxies(app.Services.GetRequiredService<AccessSettings>());
        app.UseMiddleware<OwnCalls>();
        app.UseMiddleware<HeadCalls>();
        app.UseMiddleware<ReadGate>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<AccessGate>();
        app.UseMiddleware<QueryGate>();
        app.UseMiddleware<PathGate>();
        app.UseMiddleware<FilterGate>();
        app.MapOpenApi("/openapi/{documentName}.json").Is(Act.Public);
        app.MapGroup("").Is(Act.Public).MapDocs();
        AlertsPage.Map(app.MapGroup("").Is(Act.Public));
        HealthApi.Map(app.MapGroup("/health").WithTags("Health").Is(Act.Public));
        AboutApi.Map(app.MapGroup("/api/v1/about").WithTags("Health").Is(Act.OwnAccount));
        MapAccess(app);
        RealmsApi.Map(app.MapGroup(ApiPaths.Realms).WithTags("Realms"));
        MapRealm(app.MapGroup($"{ApiPaths.Realms}/{{realm}}").Is(Act.ReadSituation));
    }

    /// <summary>Maps the endpoints about accounts and rosters, and the checkup of operators.</summary>
    private static void MapAccess(WebApplication app)
    {
        CheckupApi.Map(app.MapGroup("/api/v1/checkup").WithTags("Health").Is(Act.ReadServer));
        SessionApi.Map(app.MapGroup("/api/v1/session").WithTags("Accounts"));
        app.MapSignOn();
        SubscriptionsApi.Map(app.MapGroup("/api/v1/session").WithTags("Alerts").Is(Act.OwnAccount));
        app.MapAccounts();
        AccessRecordsApi.Map(app.MapGroup("/api/v1/access-records").WithTags("Accounts").Is(Act.ReadAccess));
        RostersApi.Map(app.MapGroup(ApiPaths.Rosters).WithTags("Accounts"));
    }

    /// <summary>Maps the endpoints about accounts and their keys.</summary>
    public static void MapAccounts(this WebApplication app) =>
        AccountsApi.Map(app.MapGroup(ApiPaths.Accounts).WithTags("Accounts").Is(Act.KeepAccounts));

    /// <summary>Maps the endpoints within a realm.</summary>
    private static void MapRealm(RouteGroupBuilder realm)
    {
        RegionApi.Map(realm.MapGroup("/region").WithTags("Realms"));
        var incidents = realm.MapGroup("/incidents").WithTags("Incidents");
        IncidentsApi.Map(incidents);
        IncidentLists.Map(realm, incidents);
        IncidentReportsApi.Map(incidents);
        OffersApi.Map(incidents);
        CheckInsApi.Map(incidents);
        OutsideTeamsApi.Map(incidents);
        LettersApi.Map(realm.MapGroup("/letters").WithTags("Incidents").Is(Act.ReadPeople));
        WarningsApi.Map(realm);
        var requests = realm.MapGroup("/aid-requests").WithTags("Aid requests");
        AidRequestsApi.Map(requests);
        StoriesApi.Map(incidents, requests);
        TotalsApi.Map(realm, incidents);
        CommitmentsApi.Map(realm.MapGroup("/commitments").WithTags("Aid requests"));
        ApprovalsApi.Map(realm.MapGroup("/approvals").WithTags("Approvals"));
        AlertsApi.Map(realm.MapGroup("/alerts").WithTags("Alerts"));
        RecallsApi.Map(realm.MapGroup("/recalls").WithTags("Recalls"));
        ConfirmationsApi.Map(realm.MapGroup("/confirmations").WithTags("Approvals"));
        var teams = realm.MapGroup("/teams").WithTags("Teams");
        TeamsApi.Map(teams);
        SquadDataApi.Map(teams);
        var depots = realm.MapGroup("/depots").WithTags("Depots");
        DepotsApi.Map(depots);
        DepotDataApi.Map(depots);
        CatalogueApi.Map(realm.MapGroup("/catalogue").WithTags("Catalogue").Is(Act.ReadReference));
        ImportsApi.Map(realm.MapGroup("/imports").WithTags("Imports").Is(Act.KeepData));
        ExportsApi.Map(realm.MapGroup("/exports").WithTags("Imports").Is(Act.ReadPeople));
        SearchApi.Map(realm.MapGroup("/search").WithTags("Search").Is(Act.ReadReference));
        TiersApi.Map(realm);
        TownshipDataApi.Map(realm);
        VillageDataApi.Map(realm);
        ContactsApi.Map(realm.MapGroup("/contacts").WithTags("Tiers").Is(Act.ReadPeople));
        LedgerApi.Map(realm);
        AgreementsApi.Map(realm.MapGroup("/agreements").WithTags("Agreements"));
        ResponsesApi.Map(realm);
        RoadsApi.Map(realm.MapGroup("/roads").WithTags("Roads"));
        SituationApi.Map(realm.MapGroup("/situation").WithTags("Situation"));
        JournalApi.Map(realm.MapGroup("/journal").WithTags("Journal").Is(Act.ReadJournal));
        EventsApi.Map(realm.MapGroup("/events").WithTags("Journal"));
    }
}
