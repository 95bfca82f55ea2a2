using Fractus.Runtime.Extensions;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>Starts the extensions that layers bring, before the runtime, and waits until they have registered.</summary>
internal sealed class ExtensionLauncher(IIsolationDriver driver, ExecutionEnvironment environment)
{
    /// <summary>The files in the layers' folder <c>extensions</c>.</summary>
    internal static List<string> Find(string layers)
    {
        var folder = Path.Combine(layers, "extensions");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)] : [];
    }

    /// <param name="files">Where they are on the machine.</param>
    /// <param name="layers">Where the environment sees its layers.</param>
    /// <param name="folders">What it sees.</param>
    /// <param name="variables">Theirs.</param>
    /// <returns>False where one failed: the environment is over, and will say why.</returns>
    internal async Task<bool> StartAsync(
        List<string> files, string layers, EnvironmentFolders folders, Dictionary<string, string> variables)
    {
        // All are known before the first can register, or it would be taken for the last.
        var extensions = files.Take(ExtensionSet.Most).Select(file => (File: file, Extension: environment.ExpectExtension(Path.GetFileName(file)))).ToList();
        foreach (var (file, extension) in extensions)
        {
            if (!await TryStartAsync(file, extension, layers, folders, variables))
            {
                return false;
            }
        }

        return await environment.ExtensionsRegistered;
    }

    private async Task<bool> TryStartAsync(
        string file, Extension extension, string layers, EnvironmentFolders folders, Dictionary<string, string> variables)
    {
        if (!ProgramPath.IsExecutable(file))
        {
            environment.RefuseExtension(extension, $"fork/exec /opt/extensions/{extension.Name}: permission denied");
            return false;
        }

        var output = environment.Output.AddSource(isExtension: true);
        try
        {
            var process = await driver.StartAsync(new ProcessStart(
                $"{layers}/extensions/{extension.Name}", [], variables, layers, folders, () => environment.Output.Drain(output), exit => environment.OnExtensionExit(extension, exit))
            {
                Network = environment.Network,
            });
            environment.AttachExtension(extension, output, process);
            return true;
        }
        catch (EnvironmentStartException refused)
        {
            environment.RefuseExtension(extension, refused.Message);
            return false;
        }
    }
}
