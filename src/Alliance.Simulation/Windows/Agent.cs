using System.Runtime.CompilerServices;

namespace Alliance.Simulation.Windows;

/// <summary>An agent that handles mail in windows. One thread at a time uses it: the shard between windows,
/// and its runner within one.</summary>
internal abstract class Agent
{
    /// <summary>The activation in which its windows run, if it has a grain of its own. The hosting sets it.</summary>
    public object? Activation { get; set; }

    /// <summary>The part of its grain key after the realm.</summary>
    public abstract string GrainKey { get; }

    /// <summary>Handles all its mail of the window.</summary>
    public abstract void Run(in Window window, Workspace workspace);
}

/// <summary>An agent with its inbox. In most windows an agent gets a single entry, which is stored in the agent itself.
/// Only more entries need an array.</summary>
internal abstract class Agent<TMail> : Agent where TMail : struct, IMail<TMail>
{
    private Entry _only;
    private Entry[]? _inbox;
    private int _count;
    private int _next;

    /// <summary>Whether the inbox holds anything.</summary>
    public bool IsActive => _count > 0;

    /// <summary>Adds mail to the inbox of the next window.</summary>
    public void Receive(long tick, in TMail mail)
    {
        if (_count == 0)
        {
            (_only.Tick, _only.Mail) = (tick, mail);
            _count = 1;
            return;
        }

        Append(tick, mail);
    }

    public sealed override void Run(in Window window, Workspace workspace)
    {
        if (_count == 1 && _only.Tick <= window.LastTick)
        {
            var entry = _only;
            _next = 1;
            Handle(entry.Tick, entry.Mail, window, workspace);
            if (_count > 1) RunRest(window, workspace);
        }
        else
        {
            if (_count > 1) Sort();
            _next = 0;
            RunRest(window, workspace);
        }

        Clear();
    }

    private void RunRest(in Window window, Workspace workspace)
    {
        while (_next < _count && At(_next).Tick <= window.LastTick)
        {
            // A copy: what is inserted meanwhile moves the inbox.
            var entry = At(_next++);
            Handle(entry.Tick, entry.Mail, window, workspace);
        }

        for (; _next < _count; _next++)
            if (!At(_next).Mail.IsStale) workspace.CutOff++;
    }

    /// <summary>Handles mail that arrives at a tick.</summary>
    protected abstract void Handle(long tick, in TMail mail, in Window window, Workspace workspace);

    /// <summary>Adds mail that arrives in the open window, at its place among the mail that is not handled
    /// yet.</summary>
    protected void Insert(long tick, in TMail mail)
    {
        Append(tick, mail);
        Settle(_count - 1, _next);
    }

    // One entry lies in the agent, several in the array.
    private ref Entry At(int index) => ref _count == 1 ? ref _only : ref _inbox![index];

    private void Append(long tick, in TMail mail)
    {
        _inbox ??= new Entry[2];
        if (_count == 1) _inbox[0] = _only;
        else if (_count == _inbox.Length) Array.Resize(ref _inbox, _count * 2);
        ref var entry = ref _inbox[_count++];
        (entry.Tick, entry.Mail) = (tick, mail);
    }

    private void Clear()
    {
        // What has been handled is not to be kept alive.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TMail>())
        {
            _only = default;
            if (_count > 1) Array.Clear(_inbox!, 0, _count);
        }

        _count = 0;
    }

    // Few arrive at one agent in one window, so that insertion is the cheapest; a flood of mail is sorted as a whole.
    private void Sort()
    {
        if (_count > 32) MemoryExtensions.Sort(_inbox.AsSpan(0, _count), static (a, b) => Compare(a, b));
        else
            for (var i = 1; i < _count; i++) Settle(i, 0);
    }

    private void Settle(int index, int first)
    {
        if (index == first || Compare(_inbox![index - 1], _inbox[index]) <= 0) return;
        var entry = _inbox[index];
        do _inbox[index] = _inbox[index - 1];
        while (--index > first && Compare(_inbox[index - 1], entry) > 0);
        _inbox[index] = entry;
    }

    private static int Compare(in Entry left, in Entry right) =>
        left.Tick != right.Tick ? (left.Tick < right.Tick ? -1 : 1) : TMail.Compare(left.Mail, right.Mail);

    private struct Entry
    {
        public long Tick;
        public TMail Mail;
    }
}
