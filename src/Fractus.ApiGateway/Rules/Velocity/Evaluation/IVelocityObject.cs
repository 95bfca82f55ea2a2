namespace Fractus.ApiGateway.Rules.Velocity.Evaluation;

/// <summary>A value with a behaviour of its own, such as <c>$input</c> or <c>$util</c>.</summary>
internal interface IVelocityObject
{
    /// <returns>Null where there is no such property.</returns>
    object? Property(string name);

    /// <returns>Null where there is no such method.</returns>
    object? Call(string method, object?[] arguments, TemplateRun run);
}
