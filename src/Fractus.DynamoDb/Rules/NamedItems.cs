namespace Fractus.DynamoDb.Rules;

/// <summary>The items that a batch names, each of which it may name once.</summary>
internal sealed class NamedItems
{
    private readonly HashSet<ReadOnlyMemory<byte>> _keys = new(BytesComparer.Instance);

    /// <param name="key">The store's.</param>
    /// <exception cref="Kernel.ApiException">It was named before.</exception>
    public void Add(byte[] key)
    {
        if (!_keys.Add(key))
        {
            throw Invalid.Request("Provided list of item keys contains duplicates");
        }
    }
}
