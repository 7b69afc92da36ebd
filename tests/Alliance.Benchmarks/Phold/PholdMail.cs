using Alliance.Simulation.Windows;

namespace Alliance.Benchmarks.Phold;

/// <summary>A message of PHOLD; the type is the same for all contenders.</summary>
/// <param name="From">Number of the actor that sent it.</param>
/// <param name="Number">Its number among those of its sender.</param>
internal readonly record struct PholdMail(int From, int Number) : IMail<PholdMail>
{
    public bool IsStale => false;

    public static int Compare(in PholdMail left, in PholdMail right) =>
        left.From != right.From ? (left.From < right.From ? -1 : 1) : left.Number.CompareTo(right.Number);
}
