using Alliance.Grains.Admissions;

namespace Alliance.Grains.Tests.Admissions;

/// <summary>Given what a silo has under way, when a call comes, then it is let in or refused by what hangs on
/// it.</summary>
public sealed class AdmissionGateTests
{
    private static readonly AdmissionClass[] Commands =
        [AdmissionClass.RoutineRequest, AdmissionClass.UrgentRequest, AdmissionClass.Decision, AdmissionClass.Vital];
    private static readonly AdmissionLimits Twenty = new() { Commands = 20, Few = 4, Pause = TimeSpan.Zero };
    private readonly SiloLoad _load = new(new MailGate(), TimeProvider.System);

    [Fact]
    public void The_less_hangs_on_a_command_the_sooner_it_is_refused()
    {
        var gate = new AdmissionGate(Twenty, _load, TimeProvider.System);
        int[] letIn = [.. Commands.Select(what => Fill(gate, what))];
        Assert.Equal([9, 13, 16, 19], letIn);
        Assert.Equal(19, gate.Commands);
        for (var i = 0; i < 19; i++) gate.LeaveCommand();
        Assert.All(Commands, what => Assert.True(gate.TryEnterCommand(what)));
    }

    [Fact]
    public async Task A_slow_store_refuses_all_but_what_is_vital_once_more_than_a_few_wait()
    {
        for (var i = 0; i < 40; i++) await _load.Commit(async () => { await Task.Delay(2); return 0; });
        var gate = new AdmissionGate(
            Twenty with { Commands = 1_000, CommitTime = TimeSpan.FromMilliseconds(1) }, _load, TimeProvider.System);
        for (var i = 0; i < 3; i++)
            Assert.True(gate.TryEnterCommand(AdmissionClass.RoutineRequest), "Where only a few wait nothing grows.");
        Assert.All(Commands[..3], what => Assert.False(gate.TryEnterCommand(what)));
        Assert.True(gate.TryEnterCommand(AdmissionClass.Vital));
        Assert.False(gate.TryEnterRead());
    }

    [Fact]
    public void After_something_vital_was_refused_nothing_less_is_let_in_though_there_is_room_for_a_moment()
    {
        var gate = new AdmissionGate(Twenty with { Pause = TimeSpan.FromMinutes(1) }, _load, TimeProvider.System);
        Fill(gate, AdmissionClass.Vital);
        for (var i = 0; i < 19; i++) gate.LeaveCommand();
        Assert.All(Commands[..3], what => Assert.False(gate.TryEnterCommand(what)));
        Assert.True(gate.TryEnterCommand(AdmissionClass.Vital));
    }

    [Fact]
    public void Reads_and_watchers_have_bounds_of_their_own()
    {
        var gate = new AdmissionGate(new AdmissionLimits { Reads = 2, Watchers = 1 }, _load, TimeProvider.System);
        Assert.Equal([true, true, false], [gate.TryEnterRead(), gate.TryEnterRead(), gate.TryEnterRead()]);
        gate.LeaveRead();
        Assert.True(gate.TryEnterRead());
        Assert.Equal([true, false], [gate.TryEnterWatcher(), gate.TryEnterWatcher()]);
        Assert.True(gate.TryEnterCommand(AdmissionClass.RoutineRequest));
    }

    private static int Fill(AdmissionGate gate, AdmissionClass what)
    {
        for (var i = 0; i < 100 && gate.TryEnterCommand(what); i++) { }
        return gate.Commands;
    }
}
