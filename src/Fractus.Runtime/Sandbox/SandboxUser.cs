using System.Globalization;
using Fractus.Runtime.Processes;
using Microsoft.Win32.SafeHandles;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// Who functions run as: the user that the real service has for them, in a user namespace. Where the server is root, that user is one that
/// the machine knows nothing of, so that a function owns nothing there even if it found it; where the server is somebody, it is that user.
/// </summary>
internal sealed class SandboxUser : IDisposable
{
    private const int UserId = 993;
    private const int GroupId = 990;

    /// <summary>Far beyond those that systems and directories give to people.</summary>
    private const int HostId = 2_000_000_993;

    /// <summary>Long enough for writing the maps; the namespace lives on in the descriptor.</summary>
    private const string Holder = "echo ready; exec sleep 10";

    private readonly SafeFileHandle? _namespace;

    private SandboxUser(bool isRoot, SafeFileHandle? userNamespace) => (IsRoot, _namespace) = (isRoot, userNamespace);

    /// <summary>Whether the server is root and therefore can be somebody else.</summary>
    internal bool IsRoot { get; }

    /// <summary>The user's and group's names, as files for <c>/etc</c>.</summary>
    internal static (string Users, string Groups) Names { get; } = (
        $"root:x:0:0:root:/root:/sbin/nologin\nsbx_user1051:x:{UserId}:{GroupId}::/home/sbx_user1051:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n",
        $"root:x:0:\nsbx_user1051:x:{GroupId}:\nnogroup:x:65534:\n");

    /// <summary>To be opened by the starting process as its descriptor 4.</summary>
    internal IEnumerable<string> OpenFiles => _namespace is null ? [] : [$"/proc/self/fd/{_namespace.DangerousGetHandle()}"];

    /// <summary>Arguments of bubblewrap: it sets up everything as who starts it, and only then becomes less.</summary>
    internal IEnumerable<string> Arguments => !IsRoot
        ? ["--unshare-user", "--uid", UserId.ToString(CultureInfo.InvariantCulture), "--gid", GroupId.ToString(CultureInfo.InvariantCulture), "--cap-drop", "ALL"]
        : [
            "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP",
            .. _namespace is null ? Array.Empty<string>() : ["--userns2", "4"],
        ];

    /// <summary>What becomes the user inside; the function's own command follows.</summary>
    internal IEnumerable<string> Command(string setPrivileges)
    {
        var (user, group) = _namespace is null ? (HostId, HostId) : (UserId, GroupId);
        return !IsRoot
            ? []
            : [
                setPrivileges, $"--reuid={user}", $"--regid={group}", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--",
            ];
    }

    /// <exception cref="IOException">The namespace cannot be made.</exception>
    internal static SandboxUser Create()
    {
        if (Native.EffectiveUserId() != 0)
        {
            return new SandboxUser(isRoot: false, null);
        }

        // A namespace begins with a process in it; its maps are written from outside, as they name a user that is not the process's own.
        var unshare = ProgramPath.Find("unshare", "/usr/bin:/bin");
        return new SandboxUser(isRoot: true, unshare is null ? null : TryCreateNamespace(unshare));
    }

    public void Dispose() => _namespace?.Dispose();

    private static SafeFileHandle? TryCreateNamespace(string unshare)
    {
        using var holder = new System.Diagnostics.Process
        {
            StartInfo = new System.Diagnostics.ProcessStartInfo(unshare, ["--user", "/bin/sh", "-c", Holder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        holder.Start();
        try
        {
            if (holder.StandardOutput.ReadLine() != "ready")
            {
                // User namespaces are switched off: the user is then changed without one.
                return null;
            }

            ControlGroup.Write($"/proc/{holder.Id}/uid_map", $"{UserId} {HostId} 1");
            ControlGroup.Write($"/proc/{holder.Id}/gid_map", $"{GroupId} {HostId} 1");
            return File.OpenHandle($"/proc/{holder.Id}/ns/user");
        }
        finally
        {
            holder.Kill();
            holder.WaitForExit();
        }
    }
}
