namespace Fractus.ApiGateway.Rules;

/// <summary>A template is not well formed, asks for what is not built, or goes beyond a limit.</summary>
internal sealed class VelocityException(string message) : Exception(message);
