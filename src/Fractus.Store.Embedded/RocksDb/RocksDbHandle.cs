using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.RocksDb;

/// <summary>An open database. It closes when it is disposed and the last call that was under way has returned.</summary>
internal sealed class RocksDbHandle : SafeHandle
{
    private RocksDbHandle(nint database)
        : base(0, ownsHandle: true)
    {
        ReadOptions = NativeMethods.CreateReadOptions();
        SetHandle(database);
    }

    /// <summary>For reads of the present state; lives as long as a call may use it.</summary>
    public nint ReadOptions { get; }

    public override bool IsInvalid => handle == 0;

    public static RocksDbHandle Open(nint options, string path)
    {
        var database = NativeMethods.Open(options, path, out var error);
        RocksDbException.ThrowOnError(error);
        return new RocksDbHandle(database);
    }

    protected override bool ReleaseHandle()
    {
        // A merge of files may be under way; it is begun anew at the next start.
        NativeMethods.CancelBackgroundWork(handle, waits: 1);
        NativeMethods.Close(handle);
        NativeMethods.DestroyReadOptions(ReadOptions);
        return true;
    }
}
