using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Realms;
using Alliance.Core.Situations;
using Alliance.Core.Stories;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Host.Access;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Endpoints;

/// <summary>A command that is read but not sent yet. The order is always the same: open the realm, check the body,
/// admit the command, find its actor, let the actor carry it out, answer. Only this class makes the answers that
/// <see cref="CommandRoutes"/> accepts, so no endpoint can leave out a step.</summary>
internal sealed class CheckedCommand
{
    private readonly string _realm;
    private readonly CommandBody _body;
    private readonly IReadOnlyList<BodyFault> _faults;
    private readonly Desk _desk;
    private readonly HttpContext _http;
    private readonly Func<Checks, RealmDesk, Command> _read;
    private Func<Checks, RealmDesk, Task>? _lookUp;
    private Func<RealmDesk, JournalReader, Task<Said?>>? _follows;
    private DateTimeOffset? _takenAsNow;

    /// <param name="realm">The name of the realm.</param>
    /// <param name="body">The body of the command.</param>
    /// <param name="faults">What is wrong with the JSON of the body.</param>
    /// <param name="desk">Opens the realm.</param>
    /// <param name="http">The call.</param>
    /// <param name="read">Creates the command.</param>
    public CheckedCommand(
        string realm, CommandBody body, IReadOnlyList<BodyFault> faults, Desk desk, HttpContext http,
        Func<Checks, RealmDesk, Command> read) =>
        (_realm, _body, _faults, _desk, _http, _read) = (realm, body, faults, desk, http, read);

    /// <summary>Sets a look-up of what the body names. It is made where the body has other errors, so that all are
    /// named at once. Where it has none, the sending itself finds out.</summary>
    public CheckedCommand LookingUp(Func<Checks, RealmDesk, Task> lookUp)
    {
        _lookUp = lookUp;
        return this;
    }

    /// <summary>Sets what the answer tells beside the records of the command: what another actor does because of it.
    /// It may wait a little for that; null where it does not come in time.</summary>
    public CheckedCommand Following(Func<RealmDesk, JournalReader, Task<Said?>> follows)
    {
        _follows = follows;
        return this;
    }

    /// <summary>Sends the command to the actor that the path names, and answers with the actor's new version.</summary>
    /// <exception cref="ApiProblem">The body is wrong, or the command was refused.</exception>
    public Task<CommandReply> SendTo(ActorId actor) => SendTo(_ => Task.FromResult(actor));

    /// <inheritdoc cref="SendTo(ActorId)"/>
    /// <param name="actor">Names the actor, once the command is admitted.</param>
    public Task<CommandReply> SendTo(Func<RealmDesk, ActorId> actor) => SendTo(open => Task.FromResult(actor(open)));

    /// <inheritdoc cref="SendTo(ActorId)"/>
    /// <param name="find">Looks the actor up, once the command is admitted.</param>
    /// <param name="says">Whether the answer tells in words what came of it.</param>
    public Task<CommandReply> SendTo(Func<RealmDesk, Task<ActorId>> find, bool says = false) =>
        SendTo(find, (_, _, refused) => Task.FromResult(refused), says);

    /// <inheritdoc cref="SendTo(ActorId)"/>
    /// <param name="find">Looks the actor up, once the command is admitted.</param>
    /// <param name="explain">Adds to a refusal what its caller can choose among.</param>
    /// <param name="says">Whether the answer tells in words what came of it.</param>
    public async Task<CommandReply> SendTo(
        Func<RealmDesk, Task<ActorId>> find, Func<RealmDesk, Command, ApiProblem, Task<ApiProblem>> explain,
        bool says = false)
    {
        var (open, command) = await Admitted();
        CommandResult result;
        try
        {
            result = await Sent(open, command, find);
        }
        catch (ApiProblem refused) when (refused.Status == StatusCodes.Status409Conflict)
        {
            throw await explain(open, command, refused);
        }

        Etags.Set(_http.Response, result.Version);
        var said = (says || command is { LeftOut: not null } or { OccurredAt: not null }) && result.Records > 0
            ? await Sentences(open, result) : null;
        return CommandReply.Done(Accepted.Of(result, await TakenAsNow(open, result)) with { Said = said });
    }

    /// <summary>Tells the records that a command wrote, each in one sentence.</summary>
    private async Task<IReadOnlyList<Said>> Sentences(RealmDesk open, CommandResult result)
    {
        var journal = _http.RequestServices.GetRequiredService<JournalReader>();
        var numbers = Enumerable.Range(0, result.Records).Select(i => result.FirstRecord + i).ToList();
        var names = new Names(open.Region, open.Written);
        List<Said> said = [];
        foreach (var record in await journal.Read(open.Live.Id, numbers))
        {
            // Of its own records a squad or a depot is told all.
            var isWhole = record.Entry.Actor.Kind is ActorKind.RescueTeam or ActorKind.Depot;
            if (record.Entry.Body is RegionRevised revised)
            {
                said.AddRange(SplitAnswer.Of(revised.Patch, open.Region));
                continue;
            }

            var what = RecordSubjects.IncidentOf(record.Entry) is { } incident
                ? new IncidentStory(incident, names, isWhole).Tell(record.Entry)?.What
                : IncidentStory.TellResource(record.Entry, names);
            if (what is { } told) said.Add(new Said(told.Zh, told.En));
        }

        if (_follows is not null && await _follows(open, journal) is { } more) said.Add(more);
        return said;
    }

    private async Task<CommandResult> Sent(RealmDesk open, Command command, Func<RealmDesk, Task<ActorId>> find)
    {
        ActorId actor;
        try
        {
            actor = await find(open);
        }
        catch (ApiProblem unknown)
            when (unknown.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            // What was decided on may be over by now.
            if (await open.DoneBefore(_http, command, _body, null) is { } done) return done;
            throw;
        }

        return await open.Send(_http, actor, command, _body);
    }

    /// <summary>Returns the time that was taken as of now; for a repeated command, that of the first answer.</summary>
    private async Task<DateTimeOffset?> TakenAsNow(RealmDesk open, CommandResult result) =>
        result is { IsRepeat: true, Records: > 0 }
            ? (await open.Record(result.FirstRecord))?.ClaimedAt is { } claimed ? open.Time(claimed) : null
            : _takenAsNow;

    /// <summary>Sends a command that creates something, and answers with its location once it is stored.</summary>
    /// <param name="find">Looks up the actor that assigns the number.</param>
    /// <param name="list">The list in which the new thing is found, such as <c>incidents</c>.</param>
    /// <param name="born">Names the actor whose first commit is awaited; null for none.</param>
    /// <param name="onConflict">Looks for a better reason when the actor refused the command; null for none.</param>
    /// <exception cref="ApiProblem">The body is wrong, or the command was refused.</exception>
    public async Task<CreationAnswer> Create(
        Func<RealmDesk, Task<ActorId>> find,
        string list,
        Func<string, ActorId>? born = null,
        Func<RealmDesk, Task>? onConflict = null)
    {
        var (open, command) = await Admitted();
        var result = await Sent(open, await find(open), command, onConflict);
        if (born is not null) await open.UntilCommitted(born(result.Number!), _http.RequestAborted);
        var said = (command.LeftOut is not null || command is ReviseRegion) && result.Records > 0
            ? await Sentences(open, result) : null;
        return CreationAnswer.At(
            $"{open.Path}/{list}/{result.Number}",
            Accepted.Of(result, await TakenAsNow(open, result)) with { Said = said });
    }

    private async Task<CommandResult> Sent(
        RealmDesk open, ActorId actor, Command command, Func<RealmDesk, Task>? onConflict)
    {
        try
        {
            return await open.Send(_http, actor, command, _body);
        }
        catch (ApiProblem refused) when (onConflict is not null && refused.Status == StatusCodes.Status409Conflict)
        {
            await onConflict(open);
            throw;
        }
    }

    private async Task<(RealmDesk Open, Command Command)> Admitted()
    {
        var open = await _desk.Open(_realm);
        var checks = new Checks(_faults, _body is IReported, Caller.Of(_http), AccessRealm.ClassOf(_realm));
        var command = _read(checks, open);
        if (!checks.AreFine && _lookUp is not null) await _lookUp(checks, open);
        checks.Done();
        if (checks.TakenAsNow is { } claimed)
        {
            _takenAsNow = claimed;
            command = command with { ClaimedAt = open.Live.At(claimed) };
        }

        if (checks.LeftOut.Count > 0) command = command with { LeftOut = [.. checks.LeftOut] };
        await open.Admit(_http, command);
        return (open, command);
    }
}
