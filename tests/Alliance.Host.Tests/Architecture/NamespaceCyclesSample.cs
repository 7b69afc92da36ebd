#pragma warning disable IDE0130 // The namespaces are the sample.
namespace Alliance.Host.Tests.Architecture.Sample.One
{
    /// <summary>Uses the second namespace as a type argument within a lambda.</summary>
    internal sealed class First
    {
        public static Func<int> Answers() => () => new List<Two.Second>().Count;
    }
}

namespace Alliance.Host.Tests.Architecture.Sample.Two
{
    /// <summary>Uses the first namespace within an async method.</summary>
    internal sealed class Second
    {
        public static async Task<int> LaterAsync()
        {
            await Task.Yield();
            return One.First.Answers()();
        }
    }
}

namespace Alliance.Host.Tests.Architecture.Sample.Three
{
    /// <summary>Uses the cycle and is not part of it.</summary>
    internal sealed class Third
    {
        public static One.First? Beside => null;
    }
}
