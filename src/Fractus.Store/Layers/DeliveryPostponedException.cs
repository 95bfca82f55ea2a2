namespace Fractus.Store;

/// <summary>
/// Thrown by an outbox's handler that cannot take a message yet: it comes again after the delay, and the delivery is no attempt.
/// </summary>
/// <param name="delay">How long it waits.</param>
public sealed class DeliveryPostponedException(TimeSpan delay) : Exception("The delivery is postponed.")
{
    public TimeSpan Delay => delay;
}
