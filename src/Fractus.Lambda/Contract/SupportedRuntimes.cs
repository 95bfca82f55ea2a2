namespace Fractus.Lambda.Contract;

/// <summary>The runtimes that a function may be given, in the order in which the real service names them. Source: "Lambda runtimes" in the developer guide.</summary>
public static class SupportedRuntimes
{
    public static IReadOnlyList<string> All { get; } =
    [
        Runtime.Nodejs20x, Runtime.Python314, Runtime.Providedal2023, Runtime.Python312, Runtime.Python313, Runtime.Nodejs24x,
        Runtime.Nodejs22x, Runtime.Java25, Runtime.Python310, Runtime.Python311, Runtime.Java21, Runtime.Ruby33,
        Runtime.Ruby34, Runtime.Ruby32, Runtime.Python38, Runtime.Python39, Runtime.Java17, Runtime.Nodejs16x,
        Runtime.Dotnet10, Runtime.Dotnet8, Runtime.Java11, Runtime.Dotnet6, Runtime.Nodejs18x, Runtime.Providedal2,
        Runtime.Java8al2,
    ];
}
