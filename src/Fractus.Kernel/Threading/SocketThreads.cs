using System.Runtime.CompilerServices;

namespace Fractus.Kernel.Threading;

/// <summary>
/// The threads that wait for sockets, one for each processor. What awaits a socket goes on there, which spares each message a turn through the
/// thread pool; but all other sockets of that thread wait meanwhile. Whoever goes on with more than passing bytes on leaves it first. What
/// awaits Kestrel is on the thread pool anyway.
/// </summary>
public static class SocketThreads
{
    /// <summary>The variable that .NET reads for it, and nothing else.</summary>
    public const string Setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>To be called before the process makes its first socket; afterwards it does nothing.</summary>
    /// <remarks>Functions do not get it: their variables are made for them.</remarks>
    public static void GoOnInline() => Environment.SetEnvironmentVariable(Setting, "1");

    /// <summary>Goes on on the thread pool; at once where this is a thread of it.</summary>
    public static Leaving LeaveAsync() => default;

    /// <summary>To be awaited at once.</summary>
    public readonly struct Leaving : ICriticalNotifyCompletion
    {
        /// <summary>Whether there is nothing to leave.</summary>
        public bool IsCompleted => Thread.CurrentThread.IsThreadPoolThread;

        /// <summary>For <c>await</c>.</summary>
        public Leaving GetAwaiter() => this;

        /// <summary>For <c>await</c>.</summary>
        public void GetResult()
        {
        }

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => ThreadPool.QueueUserWorkItem(static action => action(), continuation, preferLocal: false);

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
    }
}
