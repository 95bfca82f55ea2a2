namespace Fractus.DynamoDb.Contract;

/// <summary>In whose words an operation tells of faulty values.</summary>
/// <remarks>
/// The real service has two layers that check values. The newer serves PutItem, UpdateItem, DeleteItem, GetItem, BatchGetItem and Query;
/// the older BatchWriteItem, TransactWriteItems, TransactGetItems, Scan and PartiQL. Recorded in us-east-1, October 9, 2026.
/// </remarks>
public enum Wording
{
    Newer,
    Older,
}

/// <summary>What DynamoDB says of a value that breaks a rule.</summary>
public sealed record ValueFault(string Newer, string Older)
{
    /// <summary>
    /// Whether something is nested deeper than the newer layer reads at all. The writes of one item, whose layer it is, then tell of
    /// everything in the older one's words.
    /// </summary>
    public bool IsOverdeep { get; init; }

    /// <summary>Whether the older layer takes a text for no number at all.</summary>
    public bool IsNoNumber { get; init; }

    /// <summary>Where both layers say the same.</summary>
    public static ValueFault Of(string text) => new(text, text);

    public string In(Wording wording) => wording == Wording.Newer ? Newer : Older;
}
