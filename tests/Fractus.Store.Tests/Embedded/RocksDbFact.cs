using System.Runtime.InteropServices;

namespace Fractus.Store.Tests.Embedded;

/// <summary>A test that needs the system's RocksDB.</summary>
public sealed class RocksDbFactAttribute : FactAttribute
{
    public RocksDbFactAttribute() => Skip = RocksDbLibrary.Missing;
}

/// <summary>A theory that needs the system's RocksDB.</summary>
public sealed class RocksDbTheoryAttribute : TheoryAttribute
{
    public RocksDbTheoryAttribute() => Skip = RocksDbLibrary.Missing;
}

internal static class RocksDbLibrary
{
    /// <summary>Why tests are skipped; null where the library is there.</summary>
    public static string? Missing { get; } =
        NativeLibrary.TryLoad("librocksdb.so.7.8", out _) ? null : "The library librocksdb 7.8 (Debian's librocksdb7.8) is not installed.";
}
