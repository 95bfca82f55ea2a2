namespace Fractus.Testing;

/// <summary>Tests with something to dispose; this version of xunit waits for it by <see cref="Xunit.IAsyncLifetime"/> alone.</summary>
public abstract class AsyncTests : Xunit.IAsyncLifetime, IAsyncDisposable
{
    public virtual Task InitializeAsync() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    Task Xunit.IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
