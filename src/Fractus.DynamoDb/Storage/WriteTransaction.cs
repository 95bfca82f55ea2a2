using Fractus.DynamoDb.Contract;
using Fractus.DynamoDb.Rules.Transactions;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>What a write transaction did.</summary>
/// <param name="Results">One for each action; none where its token had come before.</param>
/// <param name="Earlier">Where its token had come before, the capacity units of reading what was written then, by table.</param>
internal sealed record WriteTransactionResult(MutationResult[] Results, AttributeMap? Earlier);

/// <summary>Applies the actions of a transaction, all or none.</summary>
internal static class WriteTransaction
{
    /// <exception cref="TransactionCanceledException">An action cannot be done. Every reason is given, not only the first.</exception>
    /// <exception cref="IdempotentParameterMismatchException">The token came with other parameters.</exception>
    public static WriteTransactionResult Apply(ITransaction transaction, ItemMutation[] mutations, RequestToken? token, DateTimeOffset now)
    {
        if (token is not null && RequestTokens.Find(transaction, token) is { } earlier)
        {
            return new WriteTransactionResult([], earlier);
        }

        var results = new MutationResult[mutations.Length];
        CancellationReason?[]? reasons = null;
        long written = 0;
        for (var i = 0; i < mutations.Length; i++)
        {
            try
            {
                results[i] = ItemStore.Apply(transaction, mutations[i], now);
                written += results[i].WrittenBytes;
            }
            catch (ApiException refusal)
            {
                reasons ??= new CancellationReason?[mutations.Length];
                reasons[i] = Cancellation.Reason(refusal);
            }

            TransactionRules.CheckWritten(written);
        }

        if (reasons is not null)
        {
            throw Cancellation.Of(reasons);
        }

        if (token is not null)
        {
            RequestTokens.Keep(transaction, token, results);
        }

        return new WriteTransactionResult(results, null);
    }
}
