namespace Fractus.Kernel.Shapes;

/// <summary>
/// The member of an output that is a stream of events: they are sent as they come to be, each in a frame of its own, while the caller
/// already has the rest of the answer.
/// </summary>
public abstract class EventStream
{
    /// <summary>Calls <paramref name="visitor"/> with the events' own type: the way to typed code without reflection.</summary>
    public abstract Task AcceptAsync<TVisitor>(TVisitor visitor, CancellationToken cancellation)
        where TVisitor : IEventStreamVisitor;
}

public interface IEventStreamVisitor
{
    Task VisitAsync<TEvent>(IAsyncEnumerable<TEvent> events, CancellationToken cancellation)
        where TEvent : class, IShape<TEvent>;
}

/// <summary>Events of one union of the model. An <see cref="ApiException"/> that they throw is sent as the stream's last event.</summary>
public sealed class EventStream<TEvent>(IAsyncEnumerable<TEvent> events) : EventStream
    where TEvent : class, IShape<TEvent>
{
    /// <summary>To be read once.</summary>
    public IAsyncEnumerable<TEvent> Events { get; } = events;

    public override Task AcceptAsync<TVisitor>(TVisitor visitor, CancellationToken cancellation) => visitor.VisitAsync(Events, cancellation);
}
