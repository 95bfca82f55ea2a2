namespace Fractus.Store.Embedded.Sqlite;

/// <summary>A connection for one thread at a time.</summary>
internal sealed class SqliteConnection : IDisposable
{
    private const int BusyTimeoutMs = 10_000;
    private nint handle;

    private SqliteConnection(nint handle) => this.handle = handle;

    public static SqliteConnection Open(string path)
    {
        const int flags = NativeMethods.OpenReadWrite | NativeMethods.OpenCreate | NativeMethods.OpenNoMutex;
        var code = NativeMethods.Open(path, out var handle, flags, 0);
        var connection = new SqliteConnection(handle);
        try
        {
            SqliteException.ThrowOnError(code, handle);
            SqliteException.ThrowOnError(NativeMethods.BusyTimeout(handle, BusyTimeoutMs), handle);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that have no parameters; rows are dropped.</summary>
    public void Execute(string sql) => SqliteException.ThrowOnError(NativeMethods.Execute(handle, sql, 0, 0, 0), handle);

    public SqliteStatement Prepare(string sql)
    {
        var code = NativeMethods.Prepare(handle, sql, -1, NativeMethods.PreparePersistent, out var statement, 0);
        SqliteException.ThrowOnError(code, handle);
        return new SqliteStatement(handle, statement);
    }

    /// <summary>Its statements must be disposed before.</summary>
    public void Dispose()
    {
        if (handle != 0)
        {
            _ = NativeMethods.Close(handle);
            handle = 0;
        }
    }
}
