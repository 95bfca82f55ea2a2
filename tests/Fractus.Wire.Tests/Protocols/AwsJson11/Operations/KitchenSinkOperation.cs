using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Protocols.AwsJson11;

[Shape]
public sealed partial record KitchenSink
{
    public ReadOnlyMemory<byte>? Blob { get; init; }

    public bool? Boolean { get; init; }

    public double? Double { get; init; }

    public EmptyStruct? EmptyStruct { get; init; }

    public float? Float { get; init; }

    [Timestamp(TimestampFormat.HttpDate)]
    public DateTimeOffset? HttpdateTimestamp { get; init; }

    public int? Integer { get; init; }

    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Iso8601Timestamp { get; init; }

    public IReadOnlyList<IReadOnlyList<string>>? ListOfLists { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>>? ListOfMapsOfStrings { get; init; }

    public IReadOnlyList<string>? ListOfStrings { get; init; }

    public IReadOnlyList<SimpleStruct>? ListOfStructs { get; init; }

    public long? Long { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? MapOfListsOfStrings { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? MapOfMaps { get; init; }

    public IReadOnlyDictionary<string, string>? MapOfStrings { get; init; }

    public IReadOnlyDictionary<string, SimpleStruct>? MapOfStructs { get; init; }

    public IReadOnlyList<KitchenSink>? RecursiveList { get; init; }

    public IReadOnlyDictionary<string, KitchenSink>? RecursiveMap { get; init; }

    public KitchenSink? RecursiveStruct { get; init; }

    public SimpleStruct? SimpleStruct { get; init; }

    public string? String { get; init; }

    public StructWithJsonName? StructWithJsonName { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    [Timestamp(TimestampFormat.EpochSeconds)]
    public DateTimeOffset? UnixTimestamp { get; init; }
}

[Shape]
public sealed partial record EmptyStruct;

[Shape]
public sealed partial record SimpleStruct
{
    public string? Value { get; init; }
}

[Shape]
public sealed partial record StructWithJsonName
{
    public string? Value { get; init; }
}
