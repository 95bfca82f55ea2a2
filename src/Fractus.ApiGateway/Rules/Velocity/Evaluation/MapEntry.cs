namespace Fractus.ApiGateway.Rules.Velocity.Evaluation;

/// <summary>What a map's <c>entrySet()</c> is made of; as text <c>key=value</c>, as in Java.</summary>
internal sealed record MapEntry(string Key, object? Value) : IVelocityObject
{
    public object? Property(string name) => name switch { "key" => Key, "value" => Value, _ => null };

    public object? Call(string method, object?[] arguments, TemplateRun run) => method switch { "getKey" => Key, "getValue" => Value, _ => null };
}
