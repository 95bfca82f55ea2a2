using System.Globalization;

namespace Fractus.Runtime.Sandbox;

/// <summary>Collects what a sandbox sees, as arguments of bubblewrap, in their order.</summary>
internal sealed class SandboxView
{
    private const long MegabyteBytes = 1024 * 1024;

    private readonly List<string> _arguments = [];
    private readonly HashSet<string> _folders = ["/"];

    internal SandboxView()
    {
    }

    /// <summary>What another one shows, and then more.</summary>
    internal SandboxView(SandboxView from)
    {
        _arguments.AddRange(from._arguments);
        _folders.UnionWith(from._folders);
    }

    internal IReadOnlyList<string> Arguments => _arguments;

    internal void Add(params ReadOnlySpan<string> arguments) => _arguments.AddRange(arguments);

    /// <summary>Shows a file or folder of the machine, read-only.</summary>
    internal void Show(string source, string target)
    {
        AddParents(target);
        Add("--ro-bind", source, target);
    }

    /// <summary>As <see cref="Show(string, string)"/>, in its own place, where it is there.</summary>
    internal void ShowIfThere(string path)
    {
        if (Path.Exists(path))
        {
            Show(path, path);
        }
    }

    internal void Link(string target, string path)
    {
        AddParents(path);
        Add("--symlink", target, path);
    }

    /// <summary>An empty folder.</summary>
    internal void Folder(string path)
    {
        if (_folders.Add(path))
        {
            AddParents(path);
            Add("--dir", path);
        }
    }

    /// <summary>A folder in memory that anybody inside may write to.</summary>
    internal void Scratch(string path, int sizeMb) =>
        Add("--perms", "1777", "--size", (sizeMb * MegabyteBytes).ToString(CultureInfo.InvariantCulture), "--tmpfs", path);

    /// <summary>Left to itself, bubblewrap makes folders that only who starts it can enter.</summary>
    private void AddParents(string path)
    {
        if (Path.GetDirectoryName(path) is { } parent)
        {
            Folder(parent);
        }
    }
}
