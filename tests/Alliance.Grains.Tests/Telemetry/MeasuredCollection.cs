namespace Alliance.Grains.Tests.Telemetry;

/// <summary>Tests that look at what the whole process measures run alone.</summary>
[CollectionDefinition("what this process measures", DisableParallelization = true)]
public sealed class MeasuredCollection;
