using Fractus.Kernel;

namespace Fractus.DynamoDb.Rules.Transactions;

/// <summary>What both kinds of transactions are checked for.</summary>
internal static class TransactionRules
{
    private const long MaxBytes = 4 * 1024 * 1024;

    // Of items as they are counted. With one more item, and as they are stored, it stays within the store's limit.
    private const long MaxWrittenBytes = 24 * 1024 * 1024;

    /// <param name="bytes">Of what a write transaction brings, or of the items that a read transaction finds.</param>
    public static void CheckSize(long bytes)
    {
        if (bytes > MaxBytes)
        {
            // The service says it twice, as recorded.
            const string Text = "Transaction payload size cannot exceed 4MB. Payload Size: ";
            throw Invalid.Request($"{Text}: {Text}{bytes}");
        }
    }

    /// <summary>Small updates may rewrite many large items and their copies in many indexes.</summary>
    /// <param name="bytes">That the actions have written so far.</param>
    public static void CheckWritten(long bytes)
    {
        if (bytes > MaxWrittenBytes)
        {
            throw Invalid.Request(
                "The items that this transaction writes, with their copies in indexes, are larger than this cloud writes at once");
        }
    }

    /// <param name="keys">The store's keys of the items of all actions.</param>
    public static void CheckDistinct(IEnumerable<byte[]> keys)
    {
        var seen = new HashSet<ReadOnlyMemory<byte>>(BytesComparer.Instance);
        foreach (var key in keys)
        {
            if (!seen.Add(key))
            {
                throw Invalid.Request("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    /// <summary>Checks each action against its table; what is wrong with one cancels the transaction.</summary>
    public static void CheckEach(int count, Action<int> check)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                check(i);
            }
            catch (ApiException refusal)
            {
                throw Cancellation.Of(refusal, i, count);
            }
        }
    }
}
