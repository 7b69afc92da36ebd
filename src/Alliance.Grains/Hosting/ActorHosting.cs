using Alliance.Core.Journals;
using Alliance.Core.Runtimes;
using Alliance.Grains.Admissions;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Alliance.Grains.Hosting;

/// <summary>The dependencies that all actor grains of a silo share.</summary>
internal sealed record ActorHosting(
    ICommitStore Store,
    RealmDirectory Realms,
    JournalReader Journal,
    ActorMaker Factory,
    AllianceOptions Options,
    MailGate Gate,
    SiloLoad Load,
    TimeProvider Time,
    SiloClock Clock,
    Serializer<ActorRecord> Records,
    Serializer<JournalEntry> Entries,
    Serializer<CommandEffect> Effects,
    ILogger<ActorGrain> Log);
