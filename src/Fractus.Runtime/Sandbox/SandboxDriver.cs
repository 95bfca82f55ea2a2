using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Fractus.Kernel;
using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// Environments that see a machine of their own, made by bubblewrap: the system's programs, their code, their layers and their runtime,
/// all read-only; a <c>/tmp</c> of their own; no process but theirs; and no way to ask the kernel for more. Paths are those of the real
/// service. A function's code is put into its place by hard links where the sandbox stood ready before the function was known.
/// </summary>
internal sealed class SandboxDriver : IIsolationDriver
{
    private const string TaskRoot = "/var/task";
    private const string LayerRoot = "/opt";
    private const string RuntimeRoot = "/var/runtime";

    // Source: "Defined runtime environment variables".
    private const string SearchPath = "/usr/local/bin:/usr/bin:/bin:/opt/bin";
    private const string LibraryPath = "/var/task:/var/task/lib:/opt/lib";

    private readonly ProcessHost _host;
    private readonly SandboxUser _user;
    private readonly string _bubblewrap;
    private readonly string _setPrivileges;
    private readonly string _directory;
    private readonly string _filterFile;
    private readonly SandboxView _common = new();
    private readonly ConcurrentDictionary<Task, byte> _removals = new();
    private int _lastNumber;

    /// <param name="options">Where to keep the folders of sandboxes.</param>
    /// <param name="time">For the watch over memory.</param>
    /// <param name="log">For faults.</param>
    /// <exception cref="EnvironmentStartException">The machine lacks something; the message says what.</exception>
    internal SandboxDriver(RuntimeOptions options, TimeProvider time, Log log)
    {
        _bubblewrap = Require("bwrap", "bubblewrap");
        _setPrivileges = Require("setpriv", "util-linux");
        var calls = SystemCalls.Find() ?? throw new EnvironmentStartException("no list of system calls for this processor");
        if (options.Cloud is not null && Native.EffectiveUserId() != 0)
        {
            throw new EnvironmentStartException("only root can give functions a network of their own");
        }

        _user = SandboxUser.Create();
        _host = new ProcessHost(options, time, log);
        _directory = SandboxDirectory.Open(options.SandboxDirectory);
        _filterFile = Path.Combine(_directory, "seccomp.bpf");
        File.WriteAllBytes(_filterFile, SeccompFilter.Assemble(calls));
        var (users, groups) = (Path.Combine(_directory, "passwd"), Path.Combine(_directory, "group"));
        SandboxDirectory.Write(users, SandboxUser.Names.Users);
        SandboxDirectory.Write(groups, SandboxUser.Names.Groups);
        _common.Add("--die-with-parent", "--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "fractus");
        _common.Add([.. _user.Arguments]);
        SystemFolders.Show(_common);
        _common.Show(users, "/etc/passwd");
        _common.Show(groups, "/etc/group");
        _common.Add("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev");
    }

    /// <summary>For the line that says how functions are run.</summary>
    internal string Limits => _host.Groups?.Description ?? "no control groups";

    internal bool IsRoot => _user.IsRoot;

    public EnvironmentView View(EnvironmentFolders folders) =>
        new(TaskRoot, folders.Layers is null ? null : LayerRoot, RuntimeRoot, SearchPath, LibraryPath);

    public bool CanGiveCode(string codeDirectory) => CodeLinks.AreFew(codeDirectory);

    public Task<IEnvironmentProcess> StartAsync(ProcessStart start)
    {
        var own = Path.Combine(_directory, Interlocked.Increment(ref _lastNumber).ToString(CultureInfo.InvariantCulture));
        var code = start.Folders.Code ?? SandboxDirectory.Make(Path.Combine(own, "task"));
        Directory.CreateDirectory(own);
        var argumentFile = Path.Combine(own, "arguments");
        File.WriteAllText(argumentFile, string.Concat(Arguments(start, code).Select(argument => argument + '\0')), new UTF8Encoding(false));

        // A user namespace, if there is one, has to be the first.
        string[] files = [.. _user.OpenFiles, argumentFile, _filterFile];
        var last = 3 + files.Length;
        var command = new SpawnCommand(
            _bubblewrap,
            [
                "--args", (last - 1).ToString(CultureInfo.InvariantCulture), "--seccomp", last.ToString(CultureInfo.InvariantCulture), "--",
                .. _user.Command(_setPrivileges), start.Program, .. start.Arguments,
            ],
            start.Environment,
            "/",
            files)
        {
            HasChannels = start.HasChannels,
        };
        var traits = new ProcessTraits
        {
            IsProxy = true,
            ScratchMb = start.Folders.ScratchMb,
            Network = start.Network,
            GiveCode = source => CodeLinks.Make(source, code),
            CleanUp = () => Remove(own),
        };
        return _host.StartAsync(command, traits, start.OnOutput, start.OnExit);
    }

    public void Dispose()
    {
        _host.Dispose();
        _user.Dispose();
        Task.WaitAll(_removals.Keys);
        SandboxDirectory.Remove(_directory);
    }

    /// <summary>Not on the thread that tells of ended processes: the other environments need it.</summary>
    private void Remove(string folder)
    {
        var removal = new Task(() => SandboxDirectory.Remove(folder));
        _removals.TryAdd(removal, 0);
        removal.ContinueWith(done => _removals.TryRemove(done, out _), TaskScheduler.Default);
        removal.Start(TaskScheduler.Default);
    }

    private static string Require(string program, string package) =>
        ProgramPath.Find(program, "/usr/bin:/bin:/usr/local/bin")
        ?? throw new EnvironmentStartException($"{program} was not found: install the package {package}");

    private IReadOnlyList<string> Arguments(ProcessStart start, string code)
    {
        var view = new SandboxView(_common);
        view.Scratch("/tmp", start.Folders.ScratchMb);
        view.Show(code, TaskRoot);
        view.Show(start.Folders.Runtime, RuntimeRoot);

        // Node.js looks for packages in the folders above the code's own, for import as for require.
        view.Link($"{RuntimeRoot}/node_modules", "/var/node_modules");
        view.Folder(LayerRoot);
        if (start.Folders.Layers is { } layers)
        {
            ShowLayers(view, layers);
        }

        if (start.Folders.Interpreter is { } interpreter)
        {
            SystemFolders.ShowInterpreter(view, interpreter);
        }

        view.Add("--chdir", start.WorkingDirectory, "--remount-ro", "/");
        return view.Arguments;
    }

    /// <summary>Each by itself, so that an interpreter of the machine that lies in <c>/opt</c> has its place beside them.</summary>
    private static void ShowLayers(SandboxView view, string layers)
    {
        foreach (var entry in new DirectoryInfo(layers).EnumerateFileSystemInfos())
        {
            var path = $"{LayerRoot}/{entry.Name}";
            if (entry.LinkTarget is { } target)
            {
                view.Link(target, path);
            }
            else
            {
                view.Show(entry.FullName, path);
            }
        }
    }
}
