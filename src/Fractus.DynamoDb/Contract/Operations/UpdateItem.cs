using Fractus.Kernel.Contracts;
using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

[Shape]
public sealed partial record UpdateItemInput : IHasOwnConstraints<UpdateItemInput>
{
    // The order of the members is that in which messages tell of those that break constraints.
    [Enum(typeof(ReturnConsumedCapacity))]
    public string? ReturnConsumedCapacity { get; init; }

    [Length(1, 1024)]
    [Worded(NewerWords.EmptyTableName, Told.Alone)]
    public required string TableName { get; init; }

    [Enum(typeof(ReturnValue))]
    [Worded(NewerWords.ReturnValues, Told.Alone)]
    public string? ReturnValues { get; init; }

    [Enum(typeof(ConditionalOperator))]
    [Worded(NewerWords.ConditionalOperator, Told.Alone)]
    public string? ConditionalOperator { get; init; }

    public required AttributeMap Key { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, AttributeValueUpdate>? AttributeUpdates { get; init; }

    [EachKey(MaxLength = 65535)]
    public IReadOnlyDictionary<string, ExpectedAttributeValue>? Expected { get; init; }

    [Enum(typeof(ReturnItemCollectionMetrics))]
    public string? ReturnItemCollectionMetrics { get; init; }

    public string? UpdateExpression { get; init; }

    public string? ConditionExpression { get; init; }

    [Each(MaxLength = 65535)]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    public AttributeMap? ExpressionAttributeValues { get; init; }

    [Enum(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }

    public static void CheckOwn(UpdateItemInput value, ref ConstraintCollector constraints) => Overdeep.Check(value.Wording(), ref constraints);
}

[Shape]
public sealed partial record UpdateItemOutput
{
    public AttributeMap? Attributes { get; init; }

    public ConsumedCapacity? ConsumedCapacity { get; init; }

    public ItemCollectionMetrics? ItemCollectionMetrics { get; init; }
}
