namespace Fractus.Store.Tests.Embedded;

internal static class FileCopies
{
    /// <summary>
    /// Copies a data directory as a kill would leave it. The lock belongs to who holds it, and SQLite's shared memory is not data.
    /// </summary>
    public static void CopyData(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from, file);
            if (name is not "lock" && !name.EndsWith("-shm", StringComparison.Ordinal))
            {
                var copy = Path.Combine(to, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }
}
