using System.Text.Json;
using Fractus.Lambda.Contract;
using Fractus.Store;

namespace Fractus.Lambda.Storage;

/// <summary>A function's URL as stored; its host and port are where the server listens now.</summary>
internal sealed record FunctionUrlRecord
{
    /// <summary>The first part of the host name; never given twice.</summary>
    public required string UrlId { get; init; }

    public required string AuthType { get; init; }

    public Cors? Cors { get; init; }

    /// <summary>Null where nobody has said: it is buffered, but answers to changes do not show it.</summary>
    public string? InvokeMode { get; init; }

    public required long CreatedMs { get; init; }

    public required long LastModifiedMs { get; init; }

    public static FunctionUrlRecord Read(ReadOnlyMemory<byte> stored) =>
        JsonSerializer.Deserialize(stored.Span, LambdaRecordsJson.Default.FunctionUrlRecord)
        ?? throw new InvalidDataException("A function URL's record is empty.");

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LambdaRecordsJson.Default.FunctionUrlRecord);
}

/// <summary>Which function a URL belongs to, and which alias of it.</summary>
/// <param name="Id">The function.</param>
/// <param name="Scope">Empty for the function itself.</param>
internal sealed record FunctionUrlTarget(FunctionId Id, string Scope)
{
    private static readonly Subspace s_values = new();

    public string? Qualifier => Scope.Length == 0 ? null : Scope;

    public string Arn => Scope.Length == 0 ? Id.Arn() : $"{Id.Arn()}:{Scope}";

    public static FunctionUrlTarget Read(ReadOnlyMemory<byte> stored)
    {
        var reader = new TupleReader(stored.Span);
        return new FunctionUrlTarget(new FunctionId(reader.ReadString(), reader.ReadString(), reader.ReadString()), reader.ReadString());
    }

    public byte[] ToBytes() => s_values.Key(Id.Account, Id.Region, Id.Name, Scope);
}
