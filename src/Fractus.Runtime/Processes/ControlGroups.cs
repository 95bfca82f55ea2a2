using System.Collections.Concurrent;

namespace Fractus.Runtime.Processes;

/// <summary>
/// The control groups that this server may make groups in, below its own. Version 1 has a hierarchy for each controller, version 2 one
/// for all; a machine with both is used by its version 1, where its controllers then are.
/// </summary>
internal sealed class ControlGroups
{
    private const string Prefix = "fractus-";

    /// <summary>Version 2 gives no controller to the children of a group that has processes itself: the server moves into this one.</summary>
    private const string ServerGroup = Prefix + "server";

    private static readonly string[] Controllers = ["memory", "pids", "cpu"];
    private static int _lastNumber;

    private readonly ConcurrentQueue<string> _leftOver = new();
    private readonly ControlFiles _files;
    private readonly Dictionary<string, string> _parents;

    private ControlGroups(ControlFiles files, Dictionary<string, string> parents) => (_files, _parents) = (files, parents);

    /// <summary>Such as <c>cgroup v1: memory, pids, cpu</c>.</summary>
    internal string Description =>
        $"cgroup {(_files == ControlFiles.Version1 ? "v1" : "v2")}: {string.Join(", ", Controllers.Where(_parents.ContainsKey))}";

    /// <summary>Finds them, or null where this machine or user has none to write to.</summary>
    /// <param name="mount">Where they are mounted.</param>
    /// <param name="membership">The file that says in which groups the server is.</param>
    internal static ControlGroups? Find(string mount = "/sys/fs/cgroup", string membership = "/proc/self/cgroup")
    {
        try
        {
            if (!File.Exists(membership))
            {
                return null;
            }

            var own = File.ReadLines(membership).Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3).ToList();
            return FindVersion1(mount, own) ?? FindVersion2(mount, own);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Makes a group; null where the kernel refuses.</summary>
    internal ControlGroup? TryCreate()
    {
        var name = $"{Prefix}{System.Environment.ProcessId}-{Interlocked.Increment(ref _lastNumber)}";
        var folders = _parents.ToDictionary(parent => parent.Key, parent => Path.Combine(parent.Value, name));
        try
        {
            foreach (var folder in folders.Values.Distinct())
            {
                Directory.CreateDirectory(folder);
            }

            return new ControlGroup(_files, folders, Remove);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            Remove(folders.Values);
            return null;
        }
    }

    /// <summary>Removes the groups that a server which was killed has left behind.</summary>
    internal void Sweep()
    {
        foreach (var group in _parents.Values.Distinct().SelectMany(parent => Directory.EnumerateDirectories(parent, Prefix + "*")))
        {
            var serverId = Path.GetFileName(group)[Prefix.Length..].Split('-')[0];
            if (serverId != "server" && !Directory.Exists($"/proc/{serverId}"))
            {
                TryRemove(group);
            }
        }
    }

    /// <summary>The kernel refuses while a process is still ending, so what is left is tried again with the next ones.</summary>
    private void Remove(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Distinct())
        {
            _leftOver.Enqueue(folder);
        }

        for (var i = _leftOver.Count; i > 0 && _leftOver.TryDequeue(out var group); i--)
        {
            if (!TryRemove(group))
            {
                _leftOver.Enqueue(group);
            }
        }
    }

    private static bool TryRemove(string group)
    {
        try
        {
            Directory.Delete(group);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ControlGroups? FindVersion1(string mount, List<string[]> own)
    {
        var parents = new Dictionary<string, string>();
        foreach (var controller in Controllers)
        {
            // 4:memory:/path
            if (own.FirstOrDefault(parts => parts[1].Split(',').Contains(controller)) is { } line
                && Folder(Path.Combine(mount, controller), line[2]) is { } parent
                && IsWritable(parent))
            {
                parents.Add(controller, parent);
            }
        }

        return parents.ContainsKey("memory") ? new ControlGroups(ControlFiles.Version1, parents) : null;
    }

    private static ControlGroups? FindVersion2(string mount, List<string[]> own)
    {
        // 0::/path
        if (!File.Exists(Path.Combine(mount, "cgroup.controllers"))
            || own.FirstOrDefault(parts => parts[0] == "0") is not { } line
            || Folder(mount, line[2]) is not { } parent
            || !IsWritable(parent))
        {
            return null;
        }

        var available = File.ReadAllText(Path.Combine(parent, "cgroup.controllers")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var wanted = Controllers.Intersect(available).ToList();
        if (!wanted.Contains("memory"))
        {
            return null;
        }

        Enable(parent, wanted);
        return new ControlGroups(ControlFiles.Version2, wanted.ToDictionary(controller => controller, _ => parent));
    }

    private static void Enable(string parent, IEnumerable<string> controllers)
    {
        var control = Path.Combine(parent, "cgroup.subtree_control");
        var enabled = File.ReadAllText(control).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var missing = string.Join(' ', controllers.Except(enabled).Select(controller => "+" + controller));
        if (missing.Length == 0)
        {
            return;
        }

        try
        {
            ControlGroup.Write(control, missing);
        }
        catch (IOException)
        {
            var server = Path.Combine(parent, ServerGroup);
            Directory.CreateDirectory(server);
            ControlGroup.Write(Path.Combine(server, "cgroup.procs"), "0");
            ControlGroup.Write(control, missing);
        }
    }

    /// <summary>In a container the hierarchy is often mounted with the own group as its root.</summary>
    private static string? Folder(string mount, string path)
    {
        var full = mount + path.TrimEnd('/');
        return Directory.Exists(full) ? full : Directory.Exists(mount) ? mount : null;
    }

    private static bool IsWritable(string parent)
    {
        var probe = Path.Combine(parent, $"{Prefix}{System.Environment.ProcessId}-probe");
        try
        {
            Directory.CreateDirectory(probe);
            Directory.Delete(probe);
            return true;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
