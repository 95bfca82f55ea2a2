using Fractus.Bench;

// dotnet run -c Release --project bench/Fractus.Bench [-- dynamodb | invoke | start] : the measurements, beside their floors, in one run.
// "floor" is the bare server that they are compared with; the bench starts it itself.
if (args is ["floor"])
{
    await FloorServer.RunAsync();
    return 0;
}

var report = new Report();
if (args is [] or ["dynamodb"])
{
    await DynamoDbBench.RunAsync(report, TimeSpan.FromSeconds(8));
}

if (args is [] or ["invoke"])
{
    await InvokeBench.RunAsync(report);
}

if (args is [] or ["start"])
{
    await StartBench.RunAsync(report);
}

return report.Print() ? 0 : 1;
