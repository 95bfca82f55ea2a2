using System.Diagnostics;
using Fractus.Kernel;
using Fractus.Runtime;
using Fractus.Runtime.Bench;

// dotnet run -c Release --project bench/Fractus.Runtime.Bench [-- samples [sandbox | process]]
// Warm and cold calls at the level of this library, beside the floors of the same machine in the same run.
var samples = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 2000;
var directory = Directory.CreateTempSubdirectory("fractus-bench-").FullName;
CodeRoot.Prepare(directory);
var log = new Log(Console.Error, LogLevel.Info, TimeProvider.System);
var kind = args.Length > 1 ? Enum.Parse<IsolationKind>(args[1], ignoreCase: true) : IsolationKind.Auto;
var options = new RuntimeOptions { Isolation = kind, PrestartedPerInterpreter = 1, SandboxDirectory = Path.Combine(directory, "sandboxes") };
var isolation = await Isolation.ChooseAsync(options, TimeProvider.System, log);
Console.WriteLine(isolation.Description);
await using (var environments = new ExecutionEnvironments(options, isolation, new Services(), TimeProvider.System, IdGenerator.System, log))
{
    var functions = new Functions(directory, environments);
    Figures.Print("floor: bare node -e 0", Floors.NodeStart(20));
    Figures.Print("floor: HTTP echo in node, keep-alive", await Floors.HttpEchoAsync(samples));
    foreach (var runtime in new[] { "nodejs20.x", "python3.12" })
    {
        Figures.Print($"warm, empty function, {runtime}", await functions.WarmAsync(runtime, samples));
        Figures.Print($"cold, empty function, {runtime}", await functions.ColdAsync(runtime, 20, useSdk: false));
        Figures.Print($"cold, with its SDK, {runtime}", await functions.ColdAsync(runtime, 20, useSdk: true));
    }
}

Directory.Delete(directory, recursive: true);

internal static class Figures
{
    internal static void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        var p99 = milliseconds[(int)(milliseconds.Count * 0.99)];
        Console.WriteLine($"{what,-45} median {milliseconds[milliseconds.Count / 2],8:0.000} ms   p99 {p99,8:0.000} ms");
    }

    internal static void Print(string what, ColdStarts starts)
    {
        Print(what, starts.Whole);
        Print("  of that, loading", starts.Loading);
        Print("  of that, the call", starts.Running);
    }

    internal static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
