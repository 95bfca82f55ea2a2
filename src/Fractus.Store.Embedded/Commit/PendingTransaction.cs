namespace Fractus.Store.Embedded.Commit;

/// <summary>A transaction function on its way: waiting, then executed, then durable.</summary>
internal abstract class PendingTransaction
{
    /// <summary>True where the caller gave up before it began.</summary>
    public abstract bool IsCancelled { get; }

    /// <summary>Runs the function and keeps its result or exception.</summary>
    /// <returns>False where it threw: its writes are discarded.</returns>
    public abstract bool Execute(ITransaction transaction);

    /// <summary>Tells the caller how it ended.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception cause);

    public abstract void Cancel();
}

internal sealed class PendingTransaction<T>(Func<ITransaction, T> body, CancellationToken cancellation) : PendingTransaction
{
    // The caller goes on elsewhere: the committer's thread is needed for the next batch.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? failure;

    public override bool IsCancelled => cancellation.IsCancellationRequested;

    public ValueTask<T> Result => new(cancellation.CanBeCanceled ? completion.Task.WaitAsync(cancellation) : completion.Task);

    public override bool Execute(ITransaction transaction)
    {
        try
        {
            result = body(transaction);
            return true;
        }
        catch (Exception thrown)
        {
            failure = thrown;
            return false;
        }
    }

    public override void Complete()
    {
        if (failure is null)
        {
            completion.TrySetResult(result!);
        }
        else
        {
            Fail(failure);
        }
    }

    public override void Fail(Exception cause) => completion.TrySetException(cause);

    public override void Cancel() => completion.TrySetCanceled(cancellation);
}
