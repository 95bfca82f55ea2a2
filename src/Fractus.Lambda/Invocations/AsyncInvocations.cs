using Fractus.Kernel;
using Fractus.Lambda.Contract;
using Fractus.Lambda.Storage;
using Fractus.Runtime;
using Fractus.Store;

namespace Fractus.Lambda.Invocations;

/// <summary>
/// Events that were accepted and are run later, at least once: kept in the outbox, and where the function fails tried twice more, after
/// one and two minutes, as the real service does by default. Those that the limits do not let in wait, for six hours at most.
/// </summary>
internal sealed class AsyncInvocations(
    IStore store, FunctionCache functions, FunctionInvoker invoker, ConcurrencyGate gate, int concurrency, string node, TimeProvider time, IdGenerator ids, Log log) : IAsyncDisposable
{
    private const string Topic = "invoke";
    private const int Attempts = 3;

    private static readonly TimeSpan s_shortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_oldest = TimeSpan.FromHours(6);
    private static readonly Subspace s_values = new();

    private readonly Outbox _outbox = new(FunctionKeys.Outbox);
    private OutboxDispatcher? _dispatcher;

    /// <summary>Begins to run what is queued.</summary>
    public void Start() => _dispatcher = OutboxDispatcher.Start(
        store,
        _outbox,
        Topic,
        DeliverAsync,
        new OutboxOptions
        {
            MaxAttempts = Attempts,
            BaseDelay = TimeSpan.FromMinutes(1),
            MaxDelay = TimeSpan.FromMinutes(2),

            // Events never take all environments from those who wait for an answer.
            Concurrency = Math.Max(1, concurrency / 2),
        },
        node,
        time,
        ids);

    /// <summary>Accepts an event; it is durable when this completes.</summary>
    public async ValueTask EnqueueAsync(FunctionId function, InvocationRequest request, CancellationToken cancellation)
    {
        var message = s_values.Key(
            function.Account, function.Region, function.Name, request.RequestId, request.InvokedFunctionArn, request.ClientContext, request.Payload,
            time.GetUtcNow().ToUnixTimeMilliseconds());
        await store.TransactAsync(
            transaction =>
            {
                // Its own partition: no event waits for another.
                _outbox.Append(transaction, Topic, message, request.RequestId);
                return true;
            },
            cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_dispatcher is not null)
        {
            await _dispatcher.DisposeAsync();
        }
    }

    private async ValueTask DeliverAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var (id, request, acceptedAt) = Read(message.Payload);
        if (functions.Find(id)?.Pick(QualifierOf(request), ids) is not { } version)
        {
            log.Debug($"An event for {request.InvokedFunctionArn ?? id.Arn()} is dropped: the function is gone.");
            return;
        }

        var age = time.GetUtcNow() - acceptedAt;
        if (gate.IsClosed(id) || age > s_oldest)
        {
            log.Debug($"Event {request.RequestId} for {id.Arn()} is dropped: {(age > s_oldest ? "it is too old" : "no concurrency is reserved for the function")}.");
            return;
        }

        string failure;
        try
        {
            // A stop does not wait for the function; the event is run again after the start.
            var result = await invoker.InvokeAsync(version, request, cancellation).AsTask().WaitAsync(cancellation);
            if (result.FunctionError is null)
            {
                return;
            }

            failure = $"The function failed: {result.FunctionError}.";
        }
        catch (TooManyRequestsException)
        {
            // No attempt. It waits again as long as it has waited, so that many that wait cost little.
            throw new DeliveryPostponedException(age < s_shortestWait ? s_shortestWait : age > s_longestWait ? s_longestWait : age);
        }
        catch (ApiException refused)
        {
            failure = refused.Message;
        }

        if (message.Attempt < Attempts)
        {
            throw new AsyncInvocationFailedException(failure);
        }

        // Without a destination or a dead-letter queue this is the end of it, as on the real service.
        log.Debug($"Event {request.RequestId} for {id.Arn()} is dropped after {Attempts} attempts: {failure}");
    }

    private (FunctionId Id, InvocationRequest Request, DateTimeOffset AcceptedAt) Read(ReadOnlyMemory<byte> message)
    {
        var reader = new TupleReader(message.Span);
        var id = new FunctionId(reader.ReadString(), reader.ReadString(), reader.ReadString());
        var requestId = reader.ReadString();
        var (invokedArn, clientContext) = (ReadOptional(ref reader), ReadOptional(ref reader));
        var request = new InvocationRequest
        {
            RequestId = requestId,
            InvokedFunctionArn = invokedArn,
            ClientContext = clientContext,
            Payload = reader.ReadBytes(),
        };

        // Events of an older store do not say.
        var acceptedAt = reader.IsAtEnd ? time.GetUtcNow() : DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
        return (id, request, acceptedAt);
    }

    // An alias is followed when the event is run: it may have moved since.
    private static string? QualifierOf(InvocationRequest request) =>
        request.InvokedFunctionArn is { } arn ? FunctionReference.Parse(arn).Qualifier : null;

    private static string? ReadOptional(ref TupleReader reader)
    {
        if (reader.NextKind != TupleKind.Null)
        {
            return reader.ReadString();
        }

        reader.ReadNull();
        return null;
    }
}

/// <summary>An attempt failed; the outbox makes another.</summary>
internal sealed class AsyncInvocationFailedException(string message) : Exception(message);
