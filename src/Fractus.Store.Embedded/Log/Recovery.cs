using Fractus.Store.Embedded.Windows;
using Fractus.Store.Ordered;

namespace Fractus.Store.Embedded.Log;

/// <summary>What the log holds that the rows do not have yet.</summary>
/// <param name="Frozen">The older of two windows, null if there is just one.</param>
/// <param name="Active">The window that goes on.</param>
/// <param name="Version">The last commit.</param>
/// <param name="Next">Where the log goes on; generation 0 where the active window has no log yet.</param>
internal sealed record Recovery(Window? Frozen, Window Active, Versionstamp Version, LogPosition Next)
{
    /// <summary>Reads the logs of the generations after the one that the rows have.</summary>
    /// <exception cref="DataDirectoryException">A log is damaged or missing.</exception>
    public static Recovery Read(DataDirectory directory, long applied, Versionstamp version)
    {
        using var first = Find(directory, applied + 1);
        using var second = Find(directory, applied + 2);
        if (first is null)
        {
            return second is null
                ? new Recovery(null, Window.Empty(applied + 1), version, default)
                : throw new DataDirectoryException(
                    $"The data directory {directory.Path} is damaged: generation {applied + 1} of its log is missing.");
        }

        var older = Replay(first, ref version);
        if (second is null)
        {
            return new Recovery(null, older, version, first.Next);
        }

        var newer = Replay(second, ref version);
        return new Recovery(older, newer, version, second.Next);
    }

    private static LogReader? Find(DataDirectory directory, long generation)
    {
        var path = directory.File(LogFormat.NameOf(generation));
        var reader = LogReader.Open(path);
        if (reader is null || reader.Next.Generation == generation)
        {
            return reader;
        }

        var found = reader.Next.Generation;
        reader.Dispose();
        return found < generation ? null : throw new DataDirectoryException(
            $"The log file {path} is of generation {found}, store.db ends before generation {generation}: they do not belong together.");
    }

    private static Window Replay(LogReader log, ref Versionstamp version)
    {
        var window = Window.Empty(log.Next.Generation);
        var last = version;
        var edit = new Edit();
        log.ReadAll((commit, write) =>
        {
            window = window.With(write, edit);
            last = commit;
        });
        version = last;
        return window;
    }
}
