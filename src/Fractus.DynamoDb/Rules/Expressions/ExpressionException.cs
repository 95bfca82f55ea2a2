namespace Fractus.DynamoDb.Rules.Expressions;

/// <summary>An expression cannot be read or bound. Whoever knows which parameter it was words the answer from it.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
