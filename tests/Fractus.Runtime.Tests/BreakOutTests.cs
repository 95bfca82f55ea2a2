using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fractus.Runtime.Tests;

/// <summary>Functions that try to get out of their sandbox, or to take more than they may. Each fails, and others are served on.</summary>
public sealed class BreakOutTests : IAsyncLifetime
{
    private const string Harmless = "export const handler = async () => 'served';";

    /// <summary>Runs code that may raise, and answers with what it gave or why it could not.</summary>
    private const string Attempt =
        """
        import ctypes, glob, os, signal, socket, subprocess
        libc = ctypes.CDLL(None, use_errno=True)
        def call(name, *arguments):
            if getattr(libc, name)(*arguments) == -1:
                return os.strerror(ctypes.get_errno())
            return 'done'
        def handler(event, context):
            try:
                return eval(event['code'])
            except Exception as error:
                return type(error).__name__
        """;

    private readonly Platform _platform = Platform.Sandbox();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _platform.DisposeAsync().AsTask();

    [Fact]
    public async Task The_machines_files_are_not_there()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "secret");
        try
        {
            Assert.Equal("FileNotFoundError", await TryAsync($"open('{secret}').read()"));
            Assert.Contains(await TryAsync($"open('/proc/1/root{secret}').read()"), new[] { "FileNotFoundError", "PermissionError" });
            Assert.Equal("FileNotFoundError", await TryAsync("open('/etc/shadow').read()"));
            Assert.Equal("FileNotFoundError", await TryAsync("os.listdir('/root')"));
            Assert.Equal("FileNotFoundError", await TryAsync("os.listdir('/home')"));
            Assert.Equal("FileNotFoundError", await TryAsync("os.listdir('/sys')"));
            Assert.Equal("bin dev etc lib lib64 opt proc sbin tmp usr var", (await TryAsync("' '.join(sorted(os.listdir('/')))")).Replace(" lib32", "").Replace(" libx32", ""));
            Assert.Equal("node_modules runtime task", await TryAsync("' '.join(sorted(os.listdir('/var')))"));
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task Nothing_can_be_written_but_in_its_own_tmp()
    {
        foreach (var place in new[] { "/", "/var/task/", "/var/runtime/", "/opt/", "/usr/", "/etc/", "/dev/", "/dev/shm/", "/var/" })
        {
            Assert.Contains(await TryAsync($"open('{place}new', 'w').close()"), new[] { "OSError", "PermissionError" });
        }

        Assert.Equal("PermissionError", await TryAsync("open('/proc/sys/kernel/core_pattern', 'w').close()"));
        Assert.Contains(await TryAsync("open('/proc/sysrq-trigger', 'w').close()"), new[] { "OSError", "PermissionError", "FileNotFoundError" });
        Assert.Contains(await TryAsync("os.chmod('/var/task/app.py', 0o777)"), new[] { "OSError", "PermissionError" });
        Assert.Equal("1", await TryAsync("open('/tmp/new', 'w').write('x')"));
    }

    [Fact]
    public async Task Another_functions_tmp_and_variables_are_out_of_reach()
    {
        var other = _platform.Python("import os\ndef handler(event, context):\n    open('/tmp/theirs', 'w').write('x')\n    return os.getpid()\n")
            with { Environment = new Dictionary<string, string> { ["SECRET"] = "of-the-other" } };
        await _platform.InvokeAsync(other);

        Assert.Equal("False", await TryAsync("str(os.path.exists('/tmp/theirs'))"));
        Assert.Equal("False", await TryAsync("str(any('of-the-other' in open(file, errors='replace').read() for file in glob.glob('/proc/[0-9]*/environ') if os.access(file, os.R_OK)))"));
        Assert.InRange(int.Parse(await TryAsync("str(len(glob.glob('/proc/[0-9]*')))"), CultureInfo.InvariantCulture), 1, 4);
    }

    [Fact]
    public async Task A_process_of_the_machine_can_be_neither_seen_nor_killed()
    {
        using var victim = Process.Start("sleep", ["1000"]);
        try
        {
            // All that its process numbers name lives in the sandbox itself; -1 means every process that it may signal.
            Assert.Equal("ProcessLookupError", await TryAsync($"os.kill({victim.Id + 4_000_000}, signal.SIGKILL)"));
            Assert.Contains(await TryAsync($"os.kill({victim.Id}, signal.SIGKILL)"), new[] { "ProcessLookupError" });
            Assert.Equal("False", await TryAsync("str(any(b'sleep' in open(file, 'rb').read() for file in glob.glob('/proc/[0-9]*/cmdline')))"));
            await TryAsync("[signal.signal(signal.SIGTERM, signal.SIG_IGN), os.kill(-1, signal.SIGTERM)] and 'done'");
            Assert.False(victim.HasExited);
        }
        finally
        {
            victim.Kill();
        }

        Assert.Equal("\"served\"", (await _platform.InvokeAsync(_platform.Node(Harmless))).Text());
    }

    [Theory]
    [InlineData("call('ptrace', 16, 1, 0, 0)")]
    [InlineData("call('mount', b'none', b'/tmp', b'tmpfs', 0, None)")]
    [InlineData("call('umount2', b'/tmp', 0)")]
    [InlineData("call('unshare', 0x10000000)")]
    [InlineData("call('unshare', 0x20000)")]
    [InlineData("call('setns', 3, 0)")]
    [InlineData("call('chroot', b'/tmp')")]
    [InlineData("call('sethostname', b'x', 1)")]
    [InlineData("call('syscall', 321, 0, 0, 0)")] // bpf
    [InlineData("call('syscall', 250, 0, 0, 0)")] // keyctl
    [InlineData("call('syscall', 246, 0, 0, 0)")] // kexec_load
    [InlineData("call('syscall', 313, 3, b'', 0)")] // finit_module
    [InlineData("call('syscall', 298, 0, 0, 0, 0, 0)")] // perf_event_open
    [InlineData("call('syscall', 323, 0)")] // userfaultfd
    [InlineData("call('syscall', 425, 1, 0)")] // io_uring_setup
    [InlineData("call('syscall', 304, 0, 0, 0)")] // open_by_handle_at
    [InlineData("call('syscall', 56, 0x10000011, 0, 0, 0, 0)")] // clone with a user namespace
    public async Task The_kernel_refuses_what_no_function_needs(string code) => Assert.Equal("Operation not permitted", await TryAsync(code));

    [Fact]
    public async Task A_function_has_no_privileges_and_cannot_get_any()
    {
        Assert.Equal("993 993 990", await TryAsync("f'{os.getuid()} {os.geteuid()} {os.getgid()}'"));
        Assert.Contains(await TryAsync("os.setuid(0)"), new[] { "OSError", "PermissionError" });
        var status = await TryAsync("' '.join(line.split()[1] for line in open('/proc/self/status') if line.startswith(('CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb', 'NoNewPrivs', 'Seccomp:')))");
        Assert.Equal("0000000000000000 0000000000000000 0000000000000000 0000000000000000 0000000000000000 1 2", status);
    }

    [Theory]
    [InlineData(40)] // AF_VSOCK reaches a virtual machine's host
    [InlineData(38)] // AF_ALG
    [InlineData(17)] // AF_PACKET
    public async Task Sockets_other_than_local_and_ip_are_refused(int family) =>
        Assert.Equal("Address family not supported by protocol", await TryAsync($"call('socket', {family}, 2, 0)"));

    [Fact]
    public async Task Memory_beyond_the_limit_ends_the_function_and_nothing_else()
    {
        var function = _platform.Python("def handler(event, context):\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 20))\n");

        var result = await _platform.InvokeAsync(function);

        Assert.Equal("Runtime.OutOfMemory", result.ErrorType());
        Assert.Contains("\tMax Memory Used: 128 MB\t", result.Tail());
        Assert.Equal("\"served\"", (await _platform.InvokeAsync(_platform.Node(Harmless))).Text());
    }

    [Fact]
    public async Task Memory_is_counted_with_that_of_the_processes_it_starts()
    {
        var function = _platform.Python(
            "import subprocess\ndef handler(event, context):\n    code = 'import time; kept = bytearray(60 << 20); time.sleep(20)'\n    [child.wait() for child in [subprocess.Popen(['python3', '-c', code]) for _ in range(5)]]\n");

        var result = await _platform.InvokeAsync(function);

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal("Runtime.OutOfMemory", result.ErrorType());
    }

    [Fact]
    public async Task Files_beyond_the_size_of_tmp_are_refused_and_those_within_are_not_counted_as_memory()
    {
        var function = _platform.Python(
            """
            def handler(event, context):
                chunk = bytes(1 << 20)
                with open('/tmp/file', 'wb', buffering=0) as file:
                    for written in range(2000):
                        try:
                            if file.write(chunk) != len(chunk):
                                return written
                        except OSError as error:
                            return [written, error.strerror]
            """);

        var result = await _platform.InvokeAsync(function);

        Assert.Null(result.FunctionError);
        Assert.Equal("""[512, "No space left on device"]""", result.Text());
        Assert.InRange(result.MaxMemoryUsedMb, 1, 60);
    }

    [Fact]
    public async Task A_larger_tmp_is_there_where_the_function_is_configured_with_one()
    {
        var function = _platform.Python("import os\ndef handler(event, context):\n    tmp = os.statvfs('/tmp')\n    return tmp.f_blocks * tmp.f_frsize >> 20\n");

        Assert.Equal("512", (await _platform.InvokeAsync(function)).Text());
        Assert.Equal("1024", (await _platform.InvokeAsync(function with { RevisionId = "2", EphemeralStorageMb = 1024 })).Text());
    }

    [Fact]
    public async Task Processes_beyond_the_limit_are_refused()
    {
        var function = _platform.Python(
            """
            import os, time
            def handler(event, context):
                for started in range(3000):
                    try:
                        if os.fork() == 0:
                            time.sleep(30)
                            os._exit(0)
                    except OSError as error:
                        return [started < 1100, error.strerror]
            """) with { MemoryMb = 3008 };

        Assert.Equal("""[true, "Resource temporarily unavailable"]""", (await _platform.InvokeAsync(function)).Text());
        Assert.Equal("\"served\"", (await _platform.InvokeAsync(_platform.Node(Harmless))).Text());
    }

    [Fact]
    public async Task Open_files_beyond_the_limit_are_refused() =>
        Assert.Equal("OSError", await TryAsync("[open('/dev/null') for _ in range(1100)]"));

    [Fact]
    public async Task Time_beyond_the_limit_ends_it_with_all_that_it_started()
    {
        var function = _platform.Python(
            "import os, signal, subprocess\ndef handler(event, context):\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    subprocess.Popen(['setsid', 'sleep', '98765'])\n    while True:\n        pass\n")
            with { Timeout = TimeSpan.FromSeconds(1) };

        var result = await _platform.InvokeAsync(function);

        Assert.Equal("Sandbox.Timedout", result.ErrorType());
        for (var attempt = 0; CommandLines().Any(line => line.Contains("98765", StringComparison.Ordinal)); attempt++)
        {
            Assert.True(attempt < 1000, "What it started is still there.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    [Fact]
    public async Task Another_functions_runtime_api_does_not_answer()
    {
        // It could steal that function's events and answer them otherwise.
        var other = _platform.Node("export const handler = async () => process.env.AWS_LAMBDA_RUNTIME_API;");
        var address = (await _platform.InvokeAsync(other)).Json().GetString()!.Split(':');

        var said = await TryAsync(
            $"[s := socket.create_connection(('{address[0]}', {address[1]})), s.sendall(b'GET /2018-06-01/runtime/invocation/next HTTP/1.1\\r\\n\\r\\n'), s.recv(100)] and 'answered: ' + str(s.recv(100))");

        Assert.Contains(said, new[] { "answered: b''", "ConnectionResetError", "BrokenPipeError" });
        Assert.Null((await _platform.InvokeAsync(other)).FunctionError);
    }

    [Fact]
    public async Task A_process_of_the_machine_cannot_pass_for_the_runtime()
    {
        var other = _platform.Node("export const handler = async () => process.env.AWS_LAMBDA_RUNTIME_API;");
        var address = (await _platform.InvokeAsync(other)).Json().GetString()!;
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await client.ConnectAsync(IPEndPoint.Parse(address));

        var received = 0;
        try
        {
            await client.SendAsync(Encoding.ASCII.GetBytes("GET /2018-06-01/ping HTTP/1.1\r\n\r\n"));
            received = await client.ReceiveAsync(new byte[100]).WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (SocketException closed)
        {
            Assert.Contains(closed.SocketErrorCode, new[] { SocketError.ConnectionReset, SocketError.Shutdown });
        }

        Assert.Equal(0, received);
    }

    [Fact]
    public async Task The_machines_paths_do_not_show_in_its_process_list()
    {
        var lines = await TryAsync("' '.join(open(file, errors='replace').read() for file in glob.glob('/proc/[0-9]*/cmdline')) + open('/proc/self/mountinfo').read()");

        Assert.DoesNotContain("--ro-bind", lines);
        Assert.DoesNotContain("fractus-runtime-", lines.Split("\n").Where(line => !line.Contains("/var/task", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> CommandLines() => Directory.EnumerateDirectories("/proc").Where(each => char.IsAsciiDigit(each[^1])).Select(each =>
    {
        try
        {
            return File.ReadAllText(Path.Combine(each, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    });

    private async Task<string> TryAsync(string code)
    {
        var result = await _platform.InvokeAsync(_platform.Python(Attempt), $$"""{"code":{{System.Text.Json.JsonSerializer.Serialize(code)}}}""");
        Assert.Null(result.FunctionError);
        return result.Text().Trim('"').Replace("\\\"", "\"");
    }
}
