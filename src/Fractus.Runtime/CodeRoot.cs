namespace Fractus.Runtime;

/// <summary>
/// A folder whose subfolders are functions' unpacked code. Node.js looks for packages in <c>node_modules</c> of a module's
/// folder and of each folder above it, for <c>import</c> as for <c>require</c>; so a link at the root gives every function
/// the SDK, and what a function brings itself still wins.
/// </summary>
public static class CodeRoot
{
    /// <summary>Makes the folder, if need be, and its link to the runtime's packages.</summary>
    /// <param name="directory">The root; code then goes to subfolders of it.</param>
    /// <param name="runtimesDirectory">As in <see cref="RuntimeOptions.RuntimesDirectory"/>.</param>
    public static void Prepare(string directory, string? runtimesDirectory = null)
    {
        Directory.CreateDirectory(directory);
        var link = Path.Combine(directory, "node_modules");
        var target = Path.Combine(runtimesDirectory ?? RuntimesDirectory.Find(), "nodejs", "node_modules");
        var existing = new FileInfo(link);
        if (existing.LinkTarget == target)
        {
            return;
        }

        // A link of another installation of the program.
        if (existing.LinkTarget is not null)
        {
            existing.Delete();
        }

        Directory.CreateSymbolicLink(link, target);
    }
}
