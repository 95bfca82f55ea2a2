namespace Fractus.Lambda.Tests.Support;

/// <summary>Tests with something to dispose; this version of xunit waits for it by <see cref="IAsyncLifetime"/> alone.</summary>
public abstract class AsyncTests : IAsyncLifetime, IAsyncDisposable
{
    public virtual Task InitializeAsync() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
