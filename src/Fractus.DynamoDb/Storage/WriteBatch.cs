using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.DynamoDb.Storage;

/// <summary>What became of one write of a batch: a result, or why there is none.</summary>
internal readonly record struct WriteOutcome(MutationResult? Result, ApiException? Refusal);

/// <summary>Applies writes that do not depend on each other, as many as one transaction holds.</summary>
internal static class WriteBatch
{
    // With one more item and its copies in indexes it stays within the store's limit.
    private const long MaxBytes = 24 * 1024 * 1024;

    /// <param name="transaction">Where they are written together, so that one commit serves them all.</param>
    /// <param name="mutations">In the order in which they are applied.</param>
    /// <param name="now">The time of stream records.</param>
    /// <returns>One outcome for each of the first mutations; the others are left for another transaction.</returns>
    public static List<WriteOutcome> Apply(ITransaction transaction, ReadOnlySpan<ItemMutation> mutations, DateTimeOffset now)
    {
        var outcomes = new List<WriteOutcome>();
        long written = 0;
        foreach (var mutation in mutations)
        {
            if (written > MaxBytes)
            {
                break;
            }

            try
            {
                var result = ItemStore.Apply(transaction, mutation, now);
                written += result.WrittenBytes;
                outcomes.Add(new WriteOutcome(result, null));
            }
            catch (ApiException refusal)
            {
                outcomes.Add(new WriteOutcome(null, refusal));
            }
        }

        return outcomes;
    }
}
