using Fractus.Store.Embedded.Windows;

namespace Fractus.Store.Embedded.Base;

/// <summary>
/// A library that keeps rows in files. It is read by many threads at once and changed by one, a window at a time; it needs no log of
/// its own, as the store's log has a window until it is applied.
/// </summary>
internal interface IRowEngine : IRowReader
{
    /// <summary>Bytes of one chunk of a range: a scan of large values must not fill the memory.</summary>
    const int ChunkBytes = 1024 * 1024;

    /// <summary>The last window that was applied, and a version not below that of any commit in it.</summary>
    (long Generation, Versionstamp Version) Applied { get; }

    /// <summary>A reader of the present state, whatever is applied later. For one thread at a time.</summary>
    IRowReader Pin();

    /// <summary>
    /// Applies a window. When this returns it is durable with its generation; where it fails or is cut off, the window may be applied
    /// in part, its generation is not, and the window can be applied again.
    /// </summary>
    /// <param name="window">The one after the last.</param>
    /// <param name="version">To be remembered with it.</param>
    void Apply(Window window, Versionstamp version);
}
