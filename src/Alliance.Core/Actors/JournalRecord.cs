namespace Alliance.Core.Actors;

/// <summary>What happened and why: the body of one record of the journal. The host adds who, when, the cause and the region version.</summary>
[GenerateSerializer, Alias("record")]
public abstract record JournalRecord;

/// <summary>A record that a person is to see: an order, an approval wanted, an arrival. Its addressees are the people of the actor that
/// gives it: the crew of a team or depot, the duty desk of a tier, the scene of an incident.</summary>
[GenerateSerializer, Alias("notice")]
public abstract record Notice : JournalRecord;
