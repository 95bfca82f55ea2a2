using Fractus.ApiGateway.Rules.Values;

namespace Fractus.ApiGateway.Rules.Responses;

/// <summary>What a function threw, or returns under the names that thrown errors have.</summary>
internal static class FunctionError
{
    /// <summary>Its message; empty where there is none.</summary>
    public static string Message(ReadOnlyMemory<byte> payload) =>
        JsonValues.TryParse(payload.Span, out var value) && (value as ValueMap)?.Find("errorMessage") is string message ? message : "";

    /// <summary>What the execution log is told of a function that threw.</summary>
    public static string Reason(ReadOnlyMemory<byte> payload) =>
        $"Lambda execution failed with status 200 due to customer function error: {Message(payload)}.";
}
