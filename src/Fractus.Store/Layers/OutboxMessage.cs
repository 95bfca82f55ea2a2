namespace Fractus.Store;

/// <summary>A message on its way.</summary>
/// <param name="Topic">Who handles it.</param>
/// <param name="Partition">Messages of one partition are delivered one after the other, in the order of their commits.</param>
/// <param name="Id">Unique, and the same in each attempt: a handler that must not act twice remembers it.</param>
/// <param name="Payload">As it was appended.</param>
/// <param name="Attempt">1 for the first delivery.</param>
public sealed record OutboxMessage(string Topic, string Partition, string Id, ReadOnlyMemory<byte> Payload, int Attempt)
{
    internal byte[] Key { get; init; } = [];

    /// <summary>Not delivered before this, in milliseconds of the Unix epoch.</summary>
    internal long NotBeforeMs { get; init; }
}

/// <summary>A message that was given up.</summary>
/// <param name="Message">With the number of its last attempt.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="Error">What the last attempt failed with.</param>
public sealed record DeadLetter(OutboxMessage Message, DateTimeOffset FailedAt, string Error);
