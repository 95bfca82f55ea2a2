namespace Fractus.Runtime;

/// <summary>The folder with the bootstraps and with what functions find without packing it.</summary>
public static class RuntimesDirectory
{
    /// <summary>Written by the build beside the program: where the folder stands in the source tree.</summary>
    private const string PointerFile = "fractus-runtimes.txt";

    /// <summary>Beside the program, as published, or in the source tree, as built.</summary>
    /// <exception cref="DirectoryNotFoundException">Neither is there.</exception>
    public static string Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "runtimes");
        if (IsRuntimes(published))
        {
            return published;
        }

        var pointer = Path.Combine(AppContext.BaseDirectory, PointerFile);
        if (File.Exists(pointer) && File.ReadAllText(pointer).Trim() is var source && IsRuntimes(source))
        {
            return source;
        }

        throw new DirectoryNotFoundException($"The runtimes' bootstraps are neither in {published} nor where {pointer} says.");
    }

    private static bool IsRuntimes(string directory) => File.Exists(Path.Combine(directory, "nodejs", "bootstrap.mjs"));
}
