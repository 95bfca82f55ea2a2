namespace Fractus.Runtime.Sandbox;

/// <summary>
/// The folder with what sandboxes need of the machine's disk: a file with the arguments of each, and a folder for its code where that comes
/// later. It has to lie on the file system of the code, as links cannot lead elsewhere.
/// </summary>
internal static class SandboxDirectory
{
    private const UnixFileMode Public = (UnixFileMode)0b111_101_101;
    private const UnixFileMode PublicFile = (UnixFileMode)0b110_100_100;

    /// <summary>Opens it empty: what a server that was killed has left behind is removed.</summary>
    /// <param name="directory">Nothing else may lie there; null makes a temporary one.</param>
    internal static string Open(string? directory)
    {
        if (directory is null)
        {
            return Directory.CreateTempSubdirectory("fractus-sandboxes-").FullName;
        }

        Remove(directory);
        Directory.CreateDirectory(directory);
        return Path.GetFullPath(directory);
    }

    /// <summary>Makes a folder that the user of sandboxes can read, whatever the server's mask is.</summary>
    internal static string Make(string folder)
    {
        Directory.CreateDirectory(folder);
        SetMode(folder, Public);
        return folder;
    }

    /// <summary>Writes a file that the user of sandboxes can read.</summary>
    internal static void Write(string file, string text)
    {
        File.WriteAllText(file, text);
        SetMode(file, PublicFile);
    }

    internal static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was never made, or somebody was faster.
        }
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
