namespace Fractus.Runtime;

/// <summary>How a function's lines are written. Source: "Configuring advanced logging controls" in the developer guide.</summary>
public sealed record FunctionLogging
{
    /// <summary>Plain text, in which no line is left out.</summary>
    public static FunctionLogging Text { get; } = new();

    public bool IsJson { get; init; }

    /// <summary>The least level of the function's own lines that are kept: <c>TRACE</c> to <c>FATAL</c>. Only with JSON.</summary>
    public string ApplicationLevel { get; init; } = "INFO";

    /// <summary>The least level of the platform's lines that are kept: <c>DEBUG</c>, <c>INFO</c> or <c>WARN</c>. Only with JSON.</summary>
    public string SystemLevel { get; init; } = "INFO";
}
