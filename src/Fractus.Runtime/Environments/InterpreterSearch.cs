using Fractus.Runtime.Processes;

namespace Fractus.Runtime.Environments;

/// <summary>
/// Finds the program that runs a runtime: what is configured for it; else one of just its version, where one is known to be; else the
/// machine's own of that language, whatever its version. A Python that has boto3 goes before one that has not, as the real runtime has it.
/// </summary>
internal static class InterpreterSearch
{
    /// <summary>Where version managers and distributions put interpreters, with the version in the place of the zero.</summary>
    private static readonly Dictionary<InterpreterKind, string[]> Places = new()
    {
        [InterpreterKind.Node] = ["~/.nvm/versions/node/v{0}.*/bin/node", "~/.local/share/fnm/node-versions/v{0}.*/installation/bin/node", "/usr/local/n/versions/node/{0}.*/bin/node"],
        [InterpreterKind.Python] = ["/usr/bin/python{0}", "/usr/local/bin/python{0}", "~/.pyenv/versions/{0}.*/bin/python{0}"],
        [InterpreterKind.Java] = ["/usr/lib/jvm/*-{0}-*/bin/java", "/usr/lib/jvm/*-{0}/bin/java", "~/.sdkman/candidates/java/{0}.*/bin/java"],
        [InterpreterKind.Ruby] = ["/usr/bin/ruby{0}", "~/.rbenv/versions/{0}.*/bin/ruby", "~/.rvm/rubies/ruby-{0}.*/bin/ruby", "~/.rubies/ruby-{0}.*/bin/ruby"],
        [InterpreterKind.DotNet] = [],
    };

    /// <exception cref="InterpreterMissingException">There is none.</exception>
    internal static string Find(string runtime, InterpreterKind kind, string version, RuntimeOptions options)
    {
        if (options.Commands.TryGetValue(runtime, out var configured))
        {
            return ProgramPath.Find(configured, options.Path) ?? throw new InterpreterMissingException(runtime, configured);
        }

        var command = kind switch
        {
            InterpreterKind.Node => options.NodeCommand,
            InterpreterKind.Python => options.PythonCommand,
            InterpreterKind.Java => options.JavaCommand,
            InterpreterKind.Ruby => options.RubyCommand,
            _ => options.DotNetCommand,
        };
        var general = ProgramPath.Find(command, options.Path);
        var exact = Places[kind].SelectMany(place => Expand(place, version, options.HomeDirectory)).Where(ProgramPath.IsExecutable).ToList();
        if (kind == InterpreterKind.Python && exact.Find(HasBoto3) is { } complete)
        {
            return complete;
        }

        return kind == InterpreterKind.Python && general is not null && HasBoto3(general) ? general
            : exact.FirstOrDefault() ?? general ?? throw new InterpreterMissingException(runtime, command);
    }

    /// <summary>The files of a pattern, the newest version first.</summary>
    private static IEnumerable<string> Expand(string place, string version, string home)
    {
        var path = place.Replace("~", home, StringComparison.Ordinal).Replace("{0}", version, StringComparison.Ordinal);
        var star = path.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [path];
        }

        var folder = path[..path.LastIndexOf('/', star)];
        var nameEnd = path.IndexOf('/', star);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder, path[(folder.Length + 1)..nameEnd])
            .OrderByDescending(found => VersionOf(Path.GetFileName(found)))
            .Select(found => found + path[nameEnd..]);
    }

    private static Version VersionOf(string name)
    {
        var numbers = new string([.. name.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.')]);
        return Version.TryParse(numbers, out var version) ? version : new Version();
    }

    private static bool HasBoto3(string program)
    {
        var real = new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program;
        var prefix = Path.GetDirectoryName(Path.GetDirectoryName(real))!;
        return Directory.Exists(Path.Combine(prefix, "lib", Path.GetFileName(real), "site-packages", "boto3"))
            || (prefix == "/usr" && Directory.Exists("/usr/lib/python3/dist-packages/boto3"));
    }
}
