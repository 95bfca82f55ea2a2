using System.Globalization;
using Fractus.Bench;
using Fractus.Kernel.Threading;

// dotnet run -c Release --project bench/Fractus.Bench [-- dynamodb | invoke | apigateway | apigatewayv2 | events | fleet | start] : the
// measurements, beside their floors, in one run.
// … -- throughput : that of invoke alone.
// … -- table [items [folder [operation]]] : a small and a large table (ten million items; a folder is kept and used again).
// … -- soak [minutes] : memory over a run of mixed reads and writes.
// "floor" is the bare server that they are compared with; the bench starts it itself, and "yarp" the proxy that HTTP integrations are compared with.
if (args is ["floor"])
{
    await FloorServer.RunAsync();
    return 0;
}

if (args is ["yarp", var backend])
{
    await YarpServer.RunAsync(backend);
    return 0;
}

// The load shares the processors with what it measures, and is to take little of them.
SocketThreads.GoOnInline();
var report = new Report();
if (args is [] or ["dynamodb"])
{
    await DynamoDbBench.RunAsync(report, TimeSpan.FromSeconds(8));
}

if (args is [] or ["invoke"])
{
    await InvokeBench.RunAsync(report);
}

if (args is ["throughput"])
{
    await InvokeBench.RunThroughputAsync(report);
}

if (args is [] or ["apigateway"])
{
    await ApiGatewayBench.RunAsync(report, TimeSpan.FromSeconds(6));
}

if (args is [] or ["events"])
{
    await EventBench.RunAsync(report, TimeSpan.FromSeconds(8));
}

if (args is [] or ["fleet"])
{
    await FleetBench.RunAsync(report);
}

if (args is [] or ["start"])
{
    await StartBench.RunAsync(report);
}

if (args is [] or ["apigatewayv2"])
{
    await ApiGatewayV2Bench.RunAsync(report);
}

if (args is ["table", ..])
{
    var items = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 10_000_000;
    await TableBench.RunAsync(report, items, args.Length > 2 ? args[2] : null, args.Length > 3 ? args[3] : null);
}

if (args is ["soak", ..])
{
    await SoakBench.RunAsync(report, TimeSpan.FromMinutes(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10));
}

return report.IsKept ? 0 : 1;
