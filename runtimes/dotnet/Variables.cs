namespace Fractus.DotNetBootstrap;

internal static class Variables
{
    public static string Get(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
