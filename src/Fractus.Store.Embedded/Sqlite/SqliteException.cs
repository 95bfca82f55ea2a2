using System.Runtime.InteropServices;

namespace Fractus.Store.Embedded.Sqlite;

/// <summary>SQLite could not do what was asked of it.</summary>
internal sealed unsafe class SqliteException : IOException
{
    private SqliteException(int code, string message)
        : base($"SQLite error {code}: {message}") => Code = code;

    /// <summary>The primary result code (https://www.sqlite.org/rescode.html).</summary>
    public int Code { get; }

    public static void ThrowOnError(int code, nint connection)
    {
        if (code is not (NativeMethods.Ok or NativeMethods.Row or NativeMethods.Done))
        {
            var text = connection == 0 ? NativeMethods.ErrorText(code) : NativeMethods.ErrorMessage(connection);
            throw new SqliteException(code & 0xFF, Marshal.PtrToStringUTF8((nint)text) ?? "unknown");
        }
    }
}
