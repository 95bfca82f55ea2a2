using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Tests;

/// <summary>Which control groups are found, and what is written to them. The kernel's files are played by plain ones: no machine has both versions whole.</summary>
public sealed class ControlGroupTests : IDisposable
{
    private readonly string _mount = Directory.CreateTempSubdirectory("fractus-cgroup-").FullName;

    public void Dispose() => Directory.Delete(_mount, recursive: true);

    [Fact]
    public void In_version_2_a_group_gets_what_the_server_may_give()
    {
        Put("cgroup.controllers", "cpuset cpu io memory pids\n");
        Put("user.slice/cgroup.controllers", "cpuset cpu io memory pids\n");
        Put("user.slice/cgroup.subtree_control", "");
        var groups = Find("0::/user.slice\n");

        var group = groups!.TryCreate()!;
        var folder = Assert.Single(Directory.GetDirectories(Path.Combine(_mount, "user.slice")));
        Put(Path.Combine(folder, "memory.max"), "max\n");
        Put(Path.Combine(folder, "memory.swap.max"), "max\n");
        Put(Path.Combine(folder, "memory.peak"), "7340032\n");
        Put(Path.Combine(folder, "memory.current"), "5242880\n");
        Put(Path.Combine(folder, "memory.stat"), "anon 3145728\nfile 2097152\nshmem 1048576\n");
        Put(Path.Combine(folder, "memory.events"), "low 0\noom 1\noom_kill 1\n");
        Put(Path.Combine(folder, "pids.max"), "max\n");
        Put(Path.Combine(folder, "cpu.weight"), "100\n");
        Put(Path.Combine(folder, "cpu.max"), "max 100000\n");
        group.LimitMemory(134217728);
        group.LimitProcesses(1032);
        group.ShareProcessors(3538);

        Assert.Equal("cgroup v2: memory, pids, cpu", groups.Description);
        Assert.Equal("+memory +pids +cpu", Get("user.slice/cgroup.subtree_control"));
        Assert.Equal([Path.Combine(folder, "cgroup.procs")], group.Membership);
        Assert.StartsWith("134217728", Get(Path.Combine(folder, "memory.max")));
        Assert.StartsWith("0", Get(Path.Combine(folder, "memory.swap.max")));
        Assert.StartsWith("1032", Get(Path.Combine(folder, "pids.max")));
        Assert.StartsWith("2764", Get(Path.Combine(folder, "cpu.weight")));
        Assert.StartsWith("200000 100000", Get(Path.Combine(folder, "cpu.max")));
        Assert.Equal(5242880, group.UsageBytes);
        Assert.Equal(3145728, group.AnonymousBytes);
        Assert.Equal(1048576, group.SharedBytes);
        Assert.True(group.HasKilled);
        group.Dispose();
    }

    [Fact]
    public void In_version_2_the_machines_own_group_stands_for_one_that_is_not_mounted()
    {
        // As in a container.
        Put("cgroup.controllers", "memory pids\n");
        Put("cgroup.subtree_control", "memory pids\n");

        Assert.Equal("cgroup v2: memory, pids", Find("0::/docker/0123\n")!.Description);
        Assert.Equal("memory pids\n", Get("cgroup.subtree_control"));
    }

    [Fact]
    public void In_version_1_each_controller_has_a_folder_of_its_own()
    {
        foreach (var controller in new[] { "memory/server", "pids", "cpu" })
        {
            Directory.CreateDirectory(Path.Combine(_mount, controller));
        }

        var groups = Find("4:memory:/server\n8:pids:/\n1:cpu,cpuacct:/gone\n0::/\n")!;
        using var group = groups.TryCreate()!;

        Assert.Equal("cgroup v1: memory, pids, cpu", groups.Description);
        Assert.Equal(
            [Path.Combine(_mount, "cpu"), Path.Combine(_mount, "memory/server"), Path.Combine(_mount, "pids")],
            group.Membership.Select(file => Path.GetDirectoryName(Path.GetDirectoryName(file))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0::/\n")]
    [InlineData("")]
    public void Where_memory_cannot_be_limited_there_are_none(string membership)
    {
        Put("cgroup.controllers", "cpu pids\n");
        Put("cgroup.subtree_control", "");

        Assert.Null(Find(membership));
    }

    [Fact]
    public void Groups_of_a_server_that_is_gone_are_removed_and_those_of_others_are_not()
    {
        Put("cgroup.controllers", "memory\n");
        Put("cgroup.subtree_control", "memory\n");
        var (gone, living) = (Path.Combine(_mount, "fractus-4194399-1"), Path.Combine(_mount, $"fractus-{Environment.ProcessId}-1"));
        Directory.CreateDirectory(gone);
        Directory.CreateDirectory(living);

        Find("0::/\n")!.Sweep();

        Assert.False(Directory.Exists(gone));
        Assert.True(Directory.Exists(living));
    }

    private ControlGroups? Find(string membership)
    {
        var file = Path.Combine(_mount, "membership");
        File.WriteAllText(file, membership);
        return ControlGroups.Find(_mount, file);
    }

    private void Put(string file, string text)
    {
        var path = Path.Combine(_mount, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string Get(string file) => File.ReadAllText(Path.Combine(_mount, file));
}
