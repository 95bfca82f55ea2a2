namespace Fractus.ApiGateway.Rules.Schemas;

/// <summary>A schema is not well formed, or a check goes beyond a limit. The message is for whoever wrote the schema.</summary>
internal sealed class SchemaException(string message) : Exception(message);
