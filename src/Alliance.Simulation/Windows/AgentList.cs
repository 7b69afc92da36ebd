namespace Alliance.Simulation.Windows;

/// <summary>A list of agents in order. Each is wrapped in a struct. Otherwise each write to the array would check the
/// type, for every agent in every window, because the class has subclasses.</summary>
internal sealed class AgentList
{
    private Slot[] _slots = new Slot[64];

    public int Count { get; private set; }

    public Agent this[int index] => _slots[index].Agent;

    public void Add(Agent agent)
    {
        if (Count == _slots.Length) Array.Resize(ref _slots, Count * 2);
        _slots[Count++].Agent = agent;
    }

    public void Clear() => Count = 0;

    private struct Slot
    {
        public Agent Agent;
    }
}
