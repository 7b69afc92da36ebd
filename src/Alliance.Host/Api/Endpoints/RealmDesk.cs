using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Runtimes;
using Alliance.Core.Situations;
using Alliance.Grains.Admissions;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Repeating;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Endpoints;

/// <summary>One realm as seen by a call of the API.</summary>
internal sealed class RealmDesk(
    LiveRealm live,
    SituationFeed feed,
    ICommitStore store,
    JournalReader journal,
    IGrainFactory grains,
    AdmissionGate gate,
    Authority authority,
    JsonSerializerOptions json)
{
    private static readonly TimeSpan LongestBirth = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    public LiveRealm Live => live;
    public string Name => live.Id.Name;
    public Region Region => live.Region;
    public string Path => $"{ApiPaths.Realms}/{Name}";

    /// <summary>The latest records of the realm's journal.</summary>
    public JournalTail Tail => feed.Tail;

    public DateTimeOffset Time(Instant instant) => live.LocalTime(instant);

    /// <summary>Writes a time for a sentence, such as <c>2026-07-01 06:40:00</c>.</summary>
    public string Written(Instant instant) =>
        Time(instant).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public Task<ActorSnapshot?> Read(ActorId actor) => Ask(actor, grain => grain.Read());

    /// <summary>Reads the situation, once it includes every command that this server has answered.</summary>
    public Task<T> See<T>(Func<SituationFold, T> look) => feed.Read(look);

    /// <inheritdoc cref="SituationFeed.Request"/>
    public Task<T?> Request<T>(string number, Func<RequestProjection, T> look)
        where T : class => feed.Request(number, look);

    /// <inheritdoc cref="SituationFeed.Incident"/>
    public Task<T?> Incident<T>(string number, Func<IncidentProjection, T> look)
        where T : class => feed.Incident(number, look);

    /// <inheritdoc cref="SituationFeed.Requests"/>
    public ProjectionSource<RequestProjection> Requests => feed.Requests;

    /// <inheritdoc cref="SituationFeed.Incidents"/>
    public ProjectionSource<IncidentProjection> Incidents => feed.Incidents;

    /// <summary>Carries out a command. An Idempotency-Key, where given, makes it have one effect. An If-Match, where
    /// given, restricts it to that version.</summary>
    /// <param name="http">The call.</param>
    /// <param name="actor">The actor.</param>
    /// <param name="command">The command.</param>
    /// <param name="body">The body of the call.</param>
    /// <param name="part">Names the command among several of one call; null for the first or only one. The key of the
    /// call and the part are its key, and the If-Match is not meant for it.</param>
    /// <exception cref="ApiProblem">The command was refused, with 429 where the server is overloaded.</exception>
    public async Task<CommandResult> Send(
        HttpContext http, ActorId actor, Command command, CommandBody body, string? part = null)
    {
        command = await Judge(http, actor, command, body);
        var request = new CommandRequest
        {
            Command = command,
            // Where nobody signs in, the office says who calls.
            Key = CallKeys.Of(http, Caller.Of(http)?.Account ?? body.Author?.Office ?? "", body, json, part),
            ExpectedVersion = part is null ? Etags.Expected(http.Request) : null,
            Trace = Activity.Current is { Recorded: true } call ? call.Id : null,
        };
        if (http.Features.Get<Admitted>() is null) await Admit(http, command);
        if (Repeats.ComesFirst(command, request.Key) && await DoneBefore(http, command, body, actor) is { } before)
            return before;
        var result = await Ask(actor, grain => grain.Execute(request));
        if (result.Refusal?.Code is "region-changed" or "agreement-exists" && await IsNewer(command))
            result = await Ask(actor, grain => grain.Execute(request));
        if (result.Records > 0) feed.Acknowledge(result.FirstRecord + result.Records - 1);
        if (result.IsRepeat) CallKeys.SetReplayed(http);
        if (
            result.Outcome is CommandOutcome.Refused or CommandOutcome.Stale
            && await DoneBefore(http, command, body, actor) is { } done)
            return done;
        return result.Outcome switch
        {
            CommandOutcome.Done => result,
            CommandOutcome.Refused => throw Refusals.Refused(result.Refusal!),
            CommandOutcome.Stale => throw Refusals.Stale(result, this),
            CommandOutcome.KeyReused => throw Refusals.KeyReused(),
            _ => throw new InvalidOperationException($"An unknown outcome of a command: {result.Outcome}."),
        };
    }

    /// <summary>Makes sure that it is the caller's place to give a command, which is sent later.</summary>
    /// <exception cref="ApiProblem">It is not: 403, with who may.</exception>
    public Task MustBeOwn(HttpContext http, ActorId actor, Command command, CommandBody body) =>
        Judge(http, actor, command, body);

    /// <summary>Has a command judged, whose actor is known now.</summary>
    /// <returns>The command with its author.</returns>
    private async Task<Command> Judge(HttpContext http, ActorId actor, Command command, CommandBody body)
    {
        if (Caller.Of(http) is null) return command;
        if (command is AcknowledgeAlert alert) command = alert with { Offices = await OfficesOf(alert.Alert) };
        var named = body.Author?.Office is { Length: > 0 } office ? Naming.Tier(office, Region).Tier : null;
        return await authority.Judge(
            http, actor, command, AccessRealm.ClassOf(Name), Region, () => CommanderOf(actor), named);
    }

    /// <summary>Returns the offices whose place it is to answer an alert: its own, and those that were
    /// called.</summary>
    private Task<ActorId[]> OfficesOf(long number) => See(s => s.Alert(number) is { } alert
        ? alert.Calls.Select(c => c.Called.Office).Prepend(alert.Raised.Office).Distinct().ToArray() : []);

    /// <summary>Returns the tier that commands the incident of an actor; null for none.</summary>
    private async Task<ActorId?> CommanderOf(ActorId actor)
    {
        var number = actor.Kind switch
        {
            ActorKind.Incident => actor.Key,
            ActorKind.AidRequest => RequestNumber.Of(actor).Incident.Text,
            _ => null,
        };
        // What is looked up must be a class.
        return number is null ? null : (await Incident(number, p => Tuple.Create(p.Commander)))?.Item1;
    }

    /// <summary>Waits until the region includes what a command was refused for, which may be the same command at the
    /// same moment, as by a double click. Then it can be told.</summary>
    private async Task<bool> IsNewer(Command command)
    {
        const int Attempts = 50;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (command switch
            {
                ReviseRegion c => Region.Version > c.Basis,
                ConcludeAgreement c => Region.Agreements.Find(c.Agreement) is not null,
                _ => true,
            })
                return true;
            await Task.Delay(LookAgain);
        }

        return false;
    }

    /// <summary>Returns the answer to a decision that was made before, and that therefore changes nothing; null for any
    /// other.</summary>
    /// <param name="http">The call.</param>
    /// <param name="command">The command.</param>
    /// <param name="body">The body of the call.</param>
    /// <param name="actor">The actor that it is for; null where none was found.</param>
    /// <exception cref="ApiProblem">It is not the caller's place.</exception>
    public async Task<CommandResult?> DoneBefore(
        HttpContext http, Command command, CommandBody body, ActorId? actor)
    {
        if (actor is { } realm && Repeats.IsSoAlready(command, Region))
            return new CommandResult
            {
                Outcome = CommandOutcome.Done,
                Number = command is ConcludeAgreement { Agreement: var agreement } ? agreement : null,
                Version = (await Read(realm))?.Version ?? 0,
            };
        if (await new Repeats(this, journal).Find(command, actor) is not { } entry) return null;
        if (actor is null) await Judge(http, entry.Actor, command, body);
        return new CommandResult
        {
            Outcome = CommandOutcome.Done,
            Version = (await Read(actor ?? entry.Actor))?.Version ?? 0,
        };
    }

    /// <summary>Reads a record of the journal; null where there is none.</summary>
    public async Task<JournalEntry?> Record(long number) =>
        await journal.Read(live.Id, [number]) is [var record, ..] ? record.Entry : null;

    /// <summary>Makes later reads of the situation include all that is in the journal by now.</summary>
    public async Task CatchUp() => feed.Acknowledge(await store.LastNumber(live.Id));

    /// <summary>Admits a call with a command until it is answered. Look-ups that the command needs come after it. The
    /// result must be awaited: an admitted call leaves the thread that reads the network, and a refused call was
    /// refused on that thread (<see cref="Serving.PromptSockets"/>).</summary>
    /// <exception cref="ApiProblem">The server is overloaded, or the caller has sent too many commands.</exception>
    public YieldAwaitable Admit(HttpContext http, Command command)
    {
        if (command.Urgency != CommandUrgency.Vital) CallLimits.RefuseMarked(http);
        if (!gate.TryEnterCommand(CommandClasses.Of(command)))
            throw Overload.Refuse(http, gate, "what is more pressing goes first");
        var admitted = new Admitted(gate);
        http.Features.Set(admitted);
        http.Response.RegisterForDispose(admitted);
        return Task.Yield();
    }

    /// <summary>Waits for the first commit of an actor that has just got its number from another actor. The number is
    /// valid even where this takes long: the mail that creates the actor is durable.</summary>
    public Task UntilCommitted(ActorId actor, CancellationToken cancellation) =>
        Ask(actor, grain => grain.UntilStored(LongestBirth)).WaitAsync(cancellation);

    /// <summary>Calls an actor. A drill may have been dropped and created again under its name. An activation of the
    /// former drill then reports once that its realm no longer exists, and ends. It carried out nothing, so the call is
    /// repeated.</summary>
    private async Task<T> Ask<T>(ActorId actor, Func<IActorGrain, Task<T>> ask)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask(grains.Actor(Name, actor));
            }
            catch (RealmUnknownException) when (attempt < Attempts && !live.IsGone)
            {
                continue;
            }
        }
    }
}
