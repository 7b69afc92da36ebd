namespace Alliance.Benchmarks.Phold;

/// <summary>What one would write first: the library's priority queue over plain objects, one event after
/// another.</summary>
internal static class PriorityQueueContender
{
    public static PholdRun Run(PholdSetup setup)
    {
        PlainActor[] actors = [.. Enumerable.Range(0, setup.Actors).Select(i => new PlainActor(setup.MakeActor(i)))];
        var queue = new PriorityQueue<PholdSending, Order>(setup.Actors * setup.Population);
        foreach (var actor in actors)
            for (var i = 0; i < setup.Population; i++)
                Put(queue, actor.Actor.Send(0));
        WorkOff(queue, actors, PholdSetup.MeasuredFrom - 1);
        var stretch = PholdRun.Start(actors);
        WorkOff(queue, actors, setup.Until);
        return stretch.Stop();
    }

    private static void WorkOff(PriorityQueue<PholdSending, Order> queue, PlainActor[] actors, long until)
    {
        while (queue.TryPeek(out var next, out _) && next.Tick <= until)
        {
            queue.Dequeue();
            Put(queue, actors[next.To].Actor.On(next.Tick, next.Mail));
        }
    }

    private static void Put(PriorityQueue<PholdSending, Order> queue, in PholdSending sending) =>
        queue.Enqueue(sending, new Order(sending));

    private readonly struct Order(PholdSending sending) : IComparable<Order>
    {
        private readonly long _tick = sending.Tick;
        private readonly PholdMail _mail = sending.Mail;

        public int CompareTo(Order other) =>
            _tick != other._tick ? (_tick < other._tick ? -1 : 1) : PholdMail.Compare(_mail, other._mail);
    }

    private sealed class PlainActor(PholdActor actor) : IHasPholdActor
    {
        private PholdActor _actor = actor;

        public ref PholdActor Actor => ref _actor;
    }
}
