using Fractus.Bench;

// dotnet run -c Release --project bench/Fractus.Bench [-- seconds] : every measurement, against the floors, in one run.
// dotnet run -c Release --project bench/Fractus.Bench -- floor     : only the bare server that the others are compared with.
if (args is ["floor"])
{
    await FloorServer.RunAsync();
    return 0;
}

var seconds = args is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 8;
var report = new Report();
await DynamoDbBench.RunAsync(report, TimeSpan.FromSeconds(seconds));
await InvokeBench.RunAsync(report);
await StartBench.RunAsync(report);
return report.Print() ? 0 : 1;
