namespace Fractus.Runtime.Processes;

/// <summary>Finds programs as a shell would.</summary>
internal static class ProgramPath
{
    /// <summary>The absolute path of <paramref name="command"/>, or null where there is no such executable file.</summary>
    internal static string? Find(string command, string searchPath)
    {
        if (command.Contains('/'))
        {
            return IsExecutable(command) ? Path.GetFullPath(command) : null;
        }

        return searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, command))
            .FirstOrDefault(IsExecutable);
    }

    internal static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ExecuteBits) != 0);

    private const UnixFileMode ExecuteBits = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
}
