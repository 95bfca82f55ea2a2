namespace Fractus.Runtime.Sandbox;

/// <summary>What a sandbox sees of the machine, read-only: its programs and libraries, and of its configuration what those need.</summary>
internal static class SystemFolders
{
    /// <summary>On most machines links into <c>/usr</c> by now.</summary>
    private static readonly string[] Merged = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

    private const string Bash = "/usr/bin/bash";
    private const string Shell = "/usr/bin/sh";

    private static readonly string[] Configuration =
    [
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime", "/etc/mime.types",
        "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/pki/tls/certs", "/etc/pki/tls/openssl.cnf", "/etc/pki/ca-trust", "/etc/pki/java",
        "/etc/ca-certificates", "/etc/crypto-policies", "/etc/hosts", "/etc/host.conf", "/etc/resolv.conf", "/etc/nsswitch.conf",
        "/etc/gai.conf", "/etc/services", "/etc/protocols", "/etc/fonts",
    ];

    internal static void Show(SandboxView view)
    {
        view.Show("/usr", "/usr");
        ShowShell(view);
        foreach (var folder in Merged)
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target)
            {
                view.Link(target, folder);
            }
            else
            {
                view.ShowIfThere(folder);
            }
        }

        // Distributions keep the settings of each Java there.
        var java = Directory.Exists("/etc") ? Directory.EnumerateDirectories("/etc", "java*") : [];
        foreach (var path in Configuration.Concat(java))
        {
            view.ShowIfThere(path);
        }
    }

    /// <summary>
    /// On the real service <c>sh</c> is bash, and the bootstraps of custom runtimes that start with <c>#!/bin/sh</c>, the one of the developer
    /// guide among them, ask things of it that other shells do not know.
    /// </summary>
    private static void ShowShell(SandboxView view)
    {
        if (File.Exists(Bash) && File.Exists(Shell))
        {
            view.Show(Bash, Shell);
        }
    }

    /// <summary>
    /// An interpreter that was installed elsewhere is seen in its own place, with the libraries beside it, but not what else lies there:
    /// the folder may be somebody's home.
    /// </summary>
    internal static void ShowInterpreter(SandboxView view, string program)
    {
        string[] places = new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true) is { } real ? [program, real.FullName] : [program];
        foreach (var path in places.Distinct().Where(place => !IsOfSystem(place)).SelectMany(Installed).Distinct())
        {
            view.Show(path, path);
        }
    }

    private static bool IsOfSystem(string path) =>
        path.StartsWith("/usr/", StringComparison.Ordinal) || Merged.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));

    private static IEnumerable<string> Installed(string program)
    {
        var folder = Path.GetDirectoryName(program)!;
        var prefix = Path.GetFileName(folder) == "bin" ? Path.GetDirectoryName(folder)! : folder;
        string[] beside = ["lib", "lib64", "libexec", "include", "conf", "jmods", "host", "shared", "pyvenv.cfg"];
        return beside.Select(name => Path.Combine(prefix, name)).Where(Path.Exists).Prepend(program);
    }
}
