using System.Security.Cryptography;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Revisions;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Imports;

namespace Alliance.Host.Api.Imports;

/// <summary>An import: the realm is opened, the call admitted, the sheet read and checked whole. Then the revision of
/// the region is one command, and each count of stock one more.</summary>
/// <param name="kind">The kind of sheet.</param>
/// <param name="open">The realm.</param>
/// <param name="http">The call.</param>
internal sealed class ImportRun(SheetKind kind, RealmDesk open, HttpContext http)
{
    private const int MostCells = 200, LongestValue = 200, LongestMend = 600;

    /// <summary>Carries it out.</summary>
    /// <exception cref="ApiProblem">The sheet cannot be taken in, and nothing was changed; or the counts stopped half
    /// way.</exception>
    public async Task<ImportReply> Answer()
    {
        var values = QueryValues.Of(http);
        var (dryRun, isChinese) = (values.Of(ImportsApi.DryRun) ?? false, LanguageQuery.Of(http) == "zh");
        var checks = new Checks([]);
        var (by, reason) = dryRun ? (default(Author), "") : Said(values, checks, Caller.Of(http));
        // A sheet takes longer to read than any other body: it is admitted first.
        await open.Admit(http, new ReviseRegion(by, null, new RegionPatch(), reason));
        var (bytes, isCsv) = await SheetBody.Bytes(http);
        var order = new SheetOrder
        {
            Author = new AuthorBody { Name = by.Name, Office = by.Office },
            OccurredAt = values.Of(ImportsApi.OccurredAt),
            Reason = reason,
            Sheet = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)),
        };
        var at = checks.OccurredAt(order, open.Live);
        var sheet = SheetBody.Read(bytes, isCsv);
        var context = await open.See(s => SheetContexts.Of(s, open, isChinese));
        var (plan, faults) = kind.Plan(sheet, context);
        End(checks, faults);
        if (dryRun) return ImportReply.Of(ImportView.OfTrial(kind.Name, plan, context.Region.Version));
        var patch = RegionDifference.Reduce(plan.Patch, context.Region.Data);
        var claimed = checks.TakenAsNow is { } time ? open.Live.At(time) : (Instant?)null;
        var command = new ReviseRegion(by, at, patch, reason, Basis: context.Region.Version) { ClaimedAt = claimed };
        return await Carry(command, plan, order);
    }

    private static (Author By, string Reason) Said(QueryValues values, Checks checks, Caller? caller) => (
        caller?.Author ?? new Author(
            checks.Text(values.Of(ImportsApi.By), "by", "say who, such as by=李敏"),
            checks.Text(values.Of(ImportsApi.Office), "office", "say in which office, such as office=衡南县应急局")),
        checks.Text(values.Of(ImportsApi.Reason), "reason", "say why"));

    /// <summary>Ends the call where anything is wrong: the first cells are named, the others counted, and nothing was
    /// changed.</summary>
    private static void End(Checks checks, IReadOnlyList<SheetFault> faults)
    {
        foreach (var fault in faults) checks.Wrong(fault.Cell, fault.Sentence);
        try
        {
            checks.Done();
        }
        catch (ApiProblem wrong)
        {
            throw wrong
                .With("cells", faults.Take(MostCells).Select(Shortened).ToArray())
                .With("wrongCells", faults.Count);
        }
    }

    private static SheetFault Shortened(SheetFault fault) => fault with
    {
        Value = fault.Value is { Length: > LongestValue } value ? value[..LongestValue] + "…" : fault.Value,
        Mend = fault.Mend.Length > LongestMend ? fault.Mend[..LongestMend] + "…" : fault.Mend,
    };

    private async Task<ImportReply> Carry(ReviseRegion command, ImportPlan plan, SheetOrder order)
    {
        // All is judged before anything is done: a sheet is taken whole or not at all.
        foreach (var count in plan.Counts) await open.MustBeOwn(http, Depot(count), CountOf(command, count), order);
        var result = await open.Send(http, LiveRealm.RealmActor(open.Name), command, order);
        Etags.Set(http.Response, result.Version);
        List<CountDue> entered = [];
        for (var i = 0; i < plan.Counts.Count; i++)
        {
            var count = plan.Counts[i];
            try
            {
                var counted = await open.Send(
                    http, Depot(count), CountOf(command, count), order, $"{count.Depot} {count.Kind}");
                if (!counted.IsRepeat) entered.Add(count);
            }
            catch (Exception failure) when (IsOfCount(failure))
            {
                throw Stopped(plan, i, failure);
            }
        }

        var version = await open.See(s => s.Region.Version);
        return ImportReply.Of(ImportView.Of(kind.Name, plan, result, entered, version));
    }

    private static ActorId Depot(CountDue count) => new(ActorKind.Depot, count.Depot);

    private static TakeStock CountOf(ReviseRegion command, CountDue count) =>
        new(command.By, command.OccurredAt, count.Kind, count.Counted, command.Reason)
        {
            ClaimedAt = command.ClaimedAt,
        };

    private static bool IsOfCount(Exception failure) => failure is ApiProblem or StoreUnavailableException
        or CommitConflictException or TimeoutException or Orleans.Runtime.OrleansException;

    /// <summary>Says how far the counts got.</summary>
    private static ApiProblem Stopped(ImportPlan plan, int at, Exception failure)
    {
        var (count, refused) = (plan.Counts[at], failure as ApiProblem);
        return new ApiProblem(
            refused?.Status ?? StatusCodes.Status503ServiceUnavailable, "import-stopped",
            "The import stopped half way.",
            $"Of {plan.Counts.Count} counts {at} are entered. That of {count.Kind} in {count.Depot} (row {count.Row}) "
                + $"is not: {failure.Message} Mend that and send the same file again with the same Idempotency-Key: "
                + "what is entered is not entered twice, and the rest follows.")
        {
            Errors = refused?.Errors,
            More = new Dictionary<string, object?>
            {
                ["entered"] = plan.Counts.Take(at).Select(CountView.Of).ToArray(),
                ["stoppedAt"] = CountView.Of(count),
                ["open"] = plan.Counts.Skip(at + 1).Select(CountView.Of).ToArray(),
            },
        };
    }
}
