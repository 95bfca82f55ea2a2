using Fractus.Iam.Storage;
using Fractus.Store;

namespace Fractus.Iam.Access;

/// <summary>
/// Counts the commits that changed who may do what, so that what is cached can be known to be stale. A change counts before it is
/// acknowledged: the next request of the one who made it already sees its effect.
/// </summary>
internal sealed class ChangeCounter : IDisposable
{
    private readonly IDisposable watch;
    private long count;

    public ChangeCounter(IStore store) => watch = store.Watch(IamKeys.Watched, _ => Interlocked.Increment(ref count));

    /// <summary>Take it before reading what is to be cached: a change in between then shows as stale, never as fresh.</summary>
    public long Current => Volatile.Read(ref count);

    public void Dispose() => watch.Dispose();
}
