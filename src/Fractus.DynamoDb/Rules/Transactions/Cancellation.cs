using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Transactions;

/// <summary>The error of a transaction of which one action cannot be done: one reason for each action.</summary>
internal static class Cancellation
{
    private static readonly CancellationReason s_none = new() { Code = "None" };

    /// <param name="reasons">In the order of the actions; null for those that could be done.</param>
    public static ApiException Of(CancellationReason?[] reasons)
    {
        var all = Array.ConvertAll(reasons, reason => reason ?? s_none);
        return new TransactionCanceledException(
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
            + $"[{string.Join(", ", all.Select(reason => reason.Code))}]")
        {
            CancellationReasons = all,
        };
    }

    /// <summary>With one reason: validation stops at the first action that it refuses.</summary>
    public static ApiException Of(ApiException refusal, int action, int count)
    {
        var reasons = new CancellationReason?[count];
        reasons[action] = Reason(refusal);
        return Of(reasons);
    }

    public static CancellationReason Reason(ApiException refusal) => new()
    {
        Code = refusal.Code switch
        {
            "ValidationException" => "ValidationError",
            "ThrottlingException" => "ThrottlingError",
            var code => code.Replace("Exception", "", StringComparison.Ordinal),
        },
        Message = refusal.Message,
        Item = (refusal as ConditionalCheckFailedException)?.Item,
    };
}
