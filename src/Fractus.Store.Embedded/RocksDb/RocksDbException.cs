using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.RocksDb;

/// <summary>What RocksDB said when it could not do something.</summary>
internal sealed class RocksDbException(string message) : IOException(message)
{
    public static void ThrowOnError(nint error)
    {
        if (error != 0)
        {
            var message = Marshal.PtrToStringUTF8(error)!;
            NativeMethods.Free(error);
            throw new RocksDbException($"RocksDB: {message}");
        }
    }
}
