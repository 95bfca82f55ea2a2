using Fractus.ApiGateway.Rules.Responses;

namespace Fractus.ApiGateway.Execution.V2;

/// <summary>The function of an authorizer threw.</summary>
/// <param name="payload">What it threw.</param>
internal sealed class AuthorizerRefusal(ReadOnlyMemory<byte> payload) : Exception("The function of an authorizer failed.")
{
    /// <summary>By the one error by which a function says "I do not know them".</summary>
    public bool IsUnauthorized { get; } = FunctionError.Message(payload) == "Unauthorized";
}
