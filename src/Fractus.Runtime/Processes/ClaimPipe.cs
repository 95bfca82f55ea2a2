using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Tells who has the events that went to a runtime ahead of their turn. Their numbers lie in a pipe, in the order of the events, and the
/// runtime and the server both read it: who takes a number out has its event, and nobody takes it out twice.
/// </summary>
internal sealed unsafe class ClaimPipe : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SafeFileHandle _ownReader;
    private readonly SafeFileHandle _writer;
    private bool _isDisposed;

    /// <exception cref="EnvironmentStartException">The operating system refused.</exception>
    internal ClaimPipe()
    {
        var ends = stackalloc int[2];
        ProcessSpawner.Check(Native.Pipe(ends, Native.OpenCloseOnExec | Native.OpenNonBlocking), "pipe");
        Reader = new SafeFileHandle(ends[0], ownsHandle: true);
        _writer = new SafeFileHandle(ends[1], ownsHandle: true);

        // Opened by itself: were it the same as the runtime's, a function could make it block.
        var own = Native.Open($"/proc/self/fd/{ends[0]}", Native.OpenNonBlocking | Native.OpenCloseOnExec);
        ProcessSpawner.Check(own, "open");
        _ownReader = new SafeFileHandle(own, ownsHandle: true);
    }

    /// <summary>The runtime's end, to be closed here when it has been started with it.</summary>
    internal SafeFileHandle Reader { get; }

    /// <summary>Puts a number in.</summary>
    /// <returns>False where the pipe takes nothing: its process has ended, or filled it.</returns>
    internal bool Offer(byte number)
    {
        lock (_gate)
        {
            return !_isDisposed && Native.Write(_writer, &number, 1) == 1;
        }
    }

    /// <summary>Takes all numbers back that the runtime has not taken.</summary>
    /// <returns>How many they are; not more than there is room for.</returns>
    internal int TakeBack(Span<byte> numbers)
    {
        lock (_gate)
        {
            fixed (byte* first = numbers)
            {
                return _isDisposed ? 0 : (int)Math.Max(0, Native.Read(_ownReader, first, numbers.Length));
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Reader.Dispose();
            _ownReader.Dispose();
            _writer.Dispose();
        }
    }
}
