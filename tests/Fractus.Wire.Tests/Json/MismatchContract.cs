using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Shapes;

namespace Fractus.Wire.Tests.Json;

/// <summary>One member of each kind, and kinds within kinds.</summary>
[Shape]
public sealed partial record AllKinds
{
    public string? String { get; init; }

    public bool? Boolean { get; init; }

    public int? Integer { get; init; }

    public long? Long { get; init; }

    public double? Double { get; init; }

    public float? Float { get; init; }

    public ReadOnlyMemory<byte>? Blob { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Date { get; init; }

    public AllKinds? Struct { get; init; }

    public IReadOnlyList<string>? Strings { get; init; }

    public IReadOnlyList<string?>? SparseStrings { get; init; }

    public IReadOnlyList<AllKinds>? Structs { get; init; }

    public IReadOnlyDictionary<string, string>? Map { get; init; }

    public IReadOnlyDictionary<string, int?>? SparseMap { get; init; }

    public IReadOnlyDictionary<string, AllKinds>? StructMap { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<AllKinds>>? ListMap { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, AllKinds>>? MapList { get; init; }
}

[Service(
    "test", ProtocolName.AwsJson10, ProtocolName.RpcV2Cbor,
    Title = "Kinds",
    Version = "2020-01-01",
    TargetPrefix = "Kinds",
    ErrorNamespace = "com.amazonaws.dynamodb.v20120810",
    ResourcePrefix = "")]
public interface IKinds
{
    [NoPermission(Anonymous = true)]
    ValueTask<AllKinds> Put(AllKinds input, Caller caller, CancellationToken cancellation);
}
