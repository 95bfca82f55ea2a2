using System.IO.Pipelines;
using Fractus.Kernel;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.EventStreams;

/// <summary>Writes a stream of events as the body of an answer, each as soon as it is there.</summary>
internal readonly struct EventStreamSender(WireProtocol protocol, EventMessage message, PipeWriter body) : IEventStreamVisitor
{
    public async Task VisitAsync<TEvent>(IAsyncEnumerable<TEvent> events, CancellationToken cancellation)
        where TEvent : class, IShape<TEvent>
    {
        try
        {
            await foreach (var value in events.WithCancellation(cancellation))
            {
                message.Begin("event");
                protocol.EncodeEvent(message, value);
                message.WriteTo(body);
                await body.FlushAsync(cancellation);
            }
        }
        catch (ApiException declared)
        {
            message.Begin("exception");
            message.AddHeader(":exception-type", declared.Code);
            protocol.EncodeEventError(message, declared);
            message.WriteTo(body);
            await body.FlushAsync(cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The status is long sent. The caller is told, and the cause goes where every fault goes.
            message.Begin("error");
            message.AddHeader(":error-code", "InternalFailure");
            message.AddHeader(":error-message", "The request processing has failed because of an unknown error, exception or failure.");
            message.WriteTo(body);
            await body.FlushAsync(cancellation);
            throw;
        }
    }
}
