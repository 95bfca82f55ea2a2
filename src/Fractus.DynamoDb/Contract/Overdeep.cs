using Fractus.Kernel.Validation;

namespace Fractus.DynamoDb.Contract;

/// <summary>
/// The writes of one item have the newer layer's words, unless something in them is nested deeper than that layer reads: then all that
/// is wrong with them is told in the words of before. Recorded in us-east-1, October 9, 2026.
/// </summary>
public static class Overdeep
{
    public static Wording Wording(this PutItemInput input) => Of(
        IsIn(input.Item) || IsIn(input.ExpressionAttributeValues) || IsIn(input.Expected));

    public static Wording Wording(this DeleteItemInput input) => Of(
        IsIn(input.Key) || IsIn(input.ExpressionAttributeValues) || IsIn(input.Expected));

    public static Wording Wording(this UpdateItemInput input) => Of(
        IsIn(input.Key) || IsIn(input.ExpressionAttributeValues) || IsIn(input.Expected)
        || input.AttributeUpdates?.Values.Any(update => IsIn(update.Value)) == true);

    internal static void Check(Wording wording, ref ConstraintCollector constraints)
    {
        if (wording == Contract.Wording.Older)
        {
            constraints.UseCommonWords();
        }
    }

    private static Wording Of(bool isOverdeep) => isOverdeep ? Contract.Wording.Older : Contract.Wording.Newer;

    private static bool IsIn(AttributeMap? values) => values?.Fault is { IsOverdeep: true };

    private static bool IsIn(AttributeValue? value) => value?.Fault is { IsOverdeep: true };

    private static bool IsIn(IReadOnlyDictionary<string, ExpectedAttributeValue>? expected) => expected?.Values.Any(
        condition => IsIn(condition.Value) || condition.AttributeValueList?.Any(value => IsIn(value)) == true) == true;
}
