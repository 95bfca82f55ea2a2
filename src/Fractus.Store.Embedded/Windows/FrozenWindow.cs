using Fractus.Store.Embedded.Base;

namespace Fractus.Store.Embedded.Windows;

/// <summary>A window that is complete and durable in the log, on its way to the rows.</summary>
/// <param name="Window">Its changes.</param>
/// <param name="Version">Not below that of any commit in it.</param>
/// <param name="Before">The state of the rows that snapshots of its time rely on.</param>
internal sealed record FrozenWindow(Window Window, Versionstamp Version, RowsVersion Before);
