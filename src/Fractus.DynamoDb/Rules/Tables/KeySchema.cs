using System.Text;
using Fractus.DynamoDb.Contract;

namespace Fractus.DynamoDb.Rules.Tables;

/// <summary>An attribute that a key consists of.</summary>
internal sealed class KeyAttribute(string name, AttributeType type)
{
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public AttributeType Type { get; } = type;
}

/// <summary>
/// The key of a table or index: a partition key, perhaps with a sort key. Those of a global index may have up to four attributes each;
/// all others have one.
/// </summary>
internal sealed class KeySchema(KeyAttribute[] hashes, KeyAttribute[] ranges)
{
    /// <summary>How many attributes the partition key of a global index may have, and how many its sort key.</summary>
    public const int MostOfAKind = 4;

    public KeyAttribute[] Hashes { get; } = hashes;

    public KeyAttribute[] Ranges { get; } = ranges;

    /// <summary>The partition key, or the first attribute of one that has several.</summary>
    public KeyAttribute Hash => Hashes[0];

    /// <summary>The sort key, or the first attribute of one that has several.</summary>
    public KeyAttribute? Range { get; } = ranges.Length == 0 ? null : ranges[0];

    /// <summary>Whether the partition key or the sort key has several attributes.</summary>
    public bool IsComposite { get; } = hashes.Length > 1 || ranges.Length > 1;

    public int Count => Attributes.Length;

    public KeyAttribute[] Attributes { get; } = [.. hashes, .. ranges];

    public KeyAttribute? Find(string name) => Array.Find(Attributes, attribute => attribute.Name == name);

    public bool IsHash(KeyAttribute attribute) => ReferenceEquals(attribute, Hash) || (IsComposite && Array.IndexOf(Hashes, attribute) >= 0);
}
