namespace Fractus.Store.Embedded;

/// <summary>The data directory cannot be used. The message is one sentence for the person who started the program.</summary>
public sealed class DataDirectoryException(string message, Exception? cause = null) : Exception(message, cause);
