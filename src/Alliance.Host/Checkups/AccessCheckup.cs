using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Output;
using Alliance.Host.Situations;

namespace Alliance.Host.Checkups;

/// <summary>Looks at accounts, keys and rosters.</summary>
internal static class AccessCheckup
{
    private const int MostNamed = 5;
    private static readonly Span RosterAhead = Span.FromHours(7 * 24), KeyAhead = Span.FromHours(14 * 24);

    /// <summary>Returns the findings.</summary>
    public static IEnumerable<Finding> Look(AccessDirectory directory, AlertSettings alerts, Region region)
    {
        if (directory.IsOpen)
        {
            yield return new("open", Severity.Note,
                Text.Of("The server has no accounts: whoever uses this machine may do everything.",
                    "服务未设账户：使用本机的任何人都可进行一切操作。"),
                Text.Of("Add an administrator with alliance accounts add.", "请用 alliance accounts add 添加管理员。"));
            yield break;
        }

        var (view, now) = (directory.View, directory.Now);
        var administrators = view.Accounts.Count(a => !a.Value.IsDisabled
            && a.Value.Posts.Any(p => p.Role == Role.Administrator));
        if (administrators == 1)
            yield return new("one-administrator", Severity.Warning,
                Text.Of("There is one administrator alone: who else could reset that password?",
                    "只有一名管理员：其密码遗失后无人能重设。"),
                Text.Of("Give another account the role administrator.", "请再给一个账户管理员角色。"));
        string[] locked = [.. view.Accounts.Where(a => a.Value.LockedUntil > now).Select(a => a.Key)];
        if (locked.Length > 0)
            yield return new("locked", Severity.Warning,
                Text.Of($"Locked after wrong sign-ins: {Named(locked)}.", $"多次登录失败已锁定：{Named(locked)}。"),
                Text.Of("See access-records for where the tries came from.", "请在 access-records 中查看来源。"));
        string[] ending = [.. view.Accounts.SelectMany(a => a.Value.Keys
            .Where(k => k.Value.IsValid(now) && !k.Value.IsValid(now + KeyAhead))
            .Select(k => $"{a.Key}/{k.Key} ({k.Value.Label})"))];
        if (ending.Length > 0)
            yield return new("keys-end", Severity.Warning,
                Text.Of($"Keys that end within 14 days: {Named(ending)}.", $"14 天内到期的密钥：{Named(ending)}。"),
                Text.Of("Make new ones with alliance keys add, and give them to the programs.",
                    "请用 alliance keys add 生成新密钥并配置到程序。"));
        if (Unreachable(directory, alerts, region) is { Length: > 0 } unreachable)
            yield return new("unreachable", Severity.Warning,
                Text.Of($"On duty now, and no call reaches them: {Named(unreachable)}.",
                    $"当前值班但无法呼叫：{Named(unreachable)}。"),
                Text.Of("They open /alerts/ and turn calls on, or set a telephone; or name a webhook with --alerts.",
                    "请其打开 /alerts/ 开启呼叫或登记电话；或用 --alerts 配置网络回调。"));
        foreach (var finding in OfOffices(directory, region)) yield return finding;
    }

    /// <summary>Returns the accounts on duty that have neither a browser nor a telephone with a gateway.</summary>
    private static string[] Unreachable(AccessDirectory directory, AlertSettings alerts, Region region) =>
        alerts.Webhooks.Count > 0 ? [] :
        [
            .. Desks(region).SelectMany(o => directory.View.OnDuty(o, directory.Now)).Distinct().Where(name =>
                directory.View.Usable(name) is { Subscriptions.Count: 0 } account
                && (account.Telephone is null || alerts.Gateways.Count == 0)).Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<Finding> OfOffices(AccessDirectory directory, Region region)
    {
        var view = directory.View;
        string[] empty = [.. Desks(region).Where(o => !view.HoldersOf(o).Any()).Select(o => region.NameOf(o))];
        if (empty.Length > 0)
            yield return new("offices-empty", Severity.Warning,
                Text.Of($"{empty.Length} offices have no account, so the tier above acts for them: {Named(empty)}.",
                    $"{empty.Length} 个单位没有账户，由上级代行：{Named(empty)}。"),
                Text.Of("Add an account for each.", "请为各单位添加账户。"));
        foreach (var office in Desks(region))
        {
            var name = region.NameOf(office);
            if (view.Rosters.GetValueOrDefault(office.ToString()) is { } roster
                && GapIn(roster, directory.Now) is { } gap)
                yield return new("roster-gap", Severity.Warning,
                    Text.Of($"Nobody is planned for {name} from {At(gap)} on.", $"{name} 自 {At(gap)} 起无人值班。"),
                    Text.Of("Plan shifts with POST /api/v1/rosters/{office}.",
                        "请用 POST /api/v1/rosters/{office} 排班。"));
        }

        string At(Instant moment) => $"{directory.Realm!.LocalTime(moment):yyyy-MM-dd HH:mm}";
    }

    private static IEnumerable<ActorId> Desks(Region region) =>
        region.Townships.Values.Where(t => t.MergedInto is null).Select(t => new ActorId(ActorKind.Township, t.Code))
            .Concat(region.CommandCentres.Values.Select(c => new ActorId(ActorKind.CommandCentre, c.Code)))
            .Order();

    /// <summary>Returns the first moment of the next seven days for which nobody is planned; null for none, and for an
    /// office that plans nothing.</summary>
    private static Instant? GapIn(OfficeState roster, Instant now)
    {
        if (!roster.Shifts.Exists(s => s.To > now)) return null;
        var covered = now;
        foreach (var shift in roster.Shifts.Where(s => s.To > now))
        {
            if (shift.From > covered) break;
            covered = shift.To;
        }

        return covered < now + RosterAhead ? covered : null;
    }

    private static string Named(string[] names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Length > MostNamed ? ", …" : "");
}
