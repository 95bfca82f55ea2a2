using Fractus.Kernel.Contracts;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record PutItemInput : IHasOwnConstraints<PutItemInput>
{
    // The order of the members is that in which messages tell of those that break constraints.
    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Enum(typeof(ReturnValue))]
    [Worded(NewerWords.ReturnValues)]
    public string? ReturnValues { get; init; }

    [Enum(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }

    [Length(1, 1024)]
    [Worded(NewerWords.EmptyTableName, Told.Alone)]
    public required string TableName { get; init; }

    [Enum(typeof(ConditionalOperator))]
    [Worded(NewerWords.ConditionalOperator)]
    public string? ConditionalOperator { get; init; }

    public required AttributeMap Item { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, ExpectedAttributeValue>? Expected { get; init; }

    public string? ConditionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    public AttributeMap? ExpressionAttributeValues { get; init; }

    [Enum(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }

    public static void CheckOwn(PutItemInput value, ref ConstraintCollector constraints) => Overdeep.Check(value.Wording(), ref constraints);
}

[Shape]
public sealed partial record PutItemOutput
{
    public AttributeMap? Attributes { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }

    public ItemCollectionMetrics? ItemCollectionMetrics { get; init; }
}
