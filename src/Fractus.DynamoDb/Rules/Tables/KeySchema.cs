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

/// <summary>The key of a table or index: a partition key, perhaps with a sort key.</summary>
internal sealed class KeySchema(KeyAttribute hash, KeyAttribute? range)
{
    public KeyAttribute Hash { get; } = hash;

    public KeyAttribute? Range { get; } = range;

    public int Count => Range is null ? 1 : 2;

    public KeyAttribute[] Attributes { get; } = range is null ? [hash] : [hash, range];

    public KeyAttribute? Find(string name) => Hash.Name == name ? Hash : Range?.Name == name ? Range : null;
}
