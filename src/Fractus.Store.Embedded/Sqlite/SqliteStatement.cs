namespace Fractus.Store.Embedded.Sqlite;

/// <summary>A prepared statement. Bytes are bound by address: they must stay pinned until <see cref="Reset"/>.</summary>
internal sealed unsafe class SqliteStatement(nint connection, nint handle) : IDisposable
{
    // A null address would bind NULL; of an empty blob only the length counts.
    private static readonly byte* Empty = (byte*)1;

    public void Bind(int index, byte* bytes, int length) =>
        Check(NativeMethods.BindBlob(handle, index, length == 0 ? Empty : bytes, length, 0));

    public void Bind(int index, long number) => Check(NativeMethods.BindInt64(handle, index, number));

    /// <returns>True where there is a row.</returns>
    public bool Step()
    {
        var code = NativeMethods.Step(handle);
        Check(code);
        return code == NativeMethods.Row;
    }

    /// <summary>Steps a statement that answers no row, and makes it ready for the next use.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>A copy of a column of the current row.</summary>
    public byte[] Blob(int column)
    {
        var bytes = NativeMethods.ColumnBlob(handle, column);
        return new ReadOnlySpan<byte>(bytes, NativeMethods.ColumnBytes(handle, column)).ToArray();
    }

    public long Int64(int column) => NativeMethods.ColumnInt64(handle, column);

    // Its code repeats the error of the step before, which has been thrown.
    public void Reset() => _ = NativeMethods.Reset(handle);

    public void Dispose() => _ = NativeMethods.Finalize(handle);

    private void Check(int code) => SqliteException.ThrowOnError(code, connection);
}
