namespace Fractus.DynamoDb.Contract;

/// <summary>What is wrong with a PartiQL statement, in the service's words.</summary>
public sealed class StatementException(string message) : Exception(message)
{
    /// <summary>The statement cannot be read at all.</summary>
    /// <param name="detail">Where reading ended; empty where the text has no tokens there.</param>
    public static StatementException NotWellFormed(string detail) => new("Statement wasn't well formed, can't be processed: " + detail);
}
