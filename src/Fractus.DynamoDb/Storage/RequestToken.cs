using System.Security.Cryptography;
using System.Text;
using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb.Storage;

/// <summary>A client's token for a transaction, which is done once however often it is sent.</summary>
/// <param name="Caller">Whose token it is: another account or region may use the same.</param>
/// <param name="Operation">Tokens of two operations are two tokens.</param>
/// <param name="Text">As the client made it.</param>
/// <param name="Fingerprint">Of the parameters that it came with.</param>
/// <param name="Now">When it came.</param>
internal sealed record RequestToken(Caller Caller, string Operation, string Text, byte[] Fingerprint, DateTimeOffset Now);

/// <summary>A hash of a request's parameters: equal for equal ones, in whatever order they were sent.</summary>
internal sealed class RequestFingerprint : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public RequestFingerprint Add(string? text)
    {
        AddSized(text is null ? null : Encoding.UTF8.GetBytes(text));
        return this;
    }

    public RequestFingerprint Add(AttributeMap? map)
    {
        AddSized(map is null ? null : map.Encoded);
        return this;
    }

    public RequestFingerprint Add(IReadOnlyList<AttributeValue>? values)
    {
        AddLength(values?.Count ?? -1);
        foreach (var value in values ?? [])
        {
            AddSized(value.Encoded);
        }

        return this;
    }

    public RequestFingerprint Add(IReadOnlyDictionary<string, string>? names)
    {
        AddLength(names?.Count ?? -1);
        foreach (var (key, name) in names?.OrderBy(pair => pair.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            Add(key).Add(name);
        }

        return this;
    }

    public byte[] Finish() => _hash.GetHashAndReset();

    public void Dispose() => _hash.Dispose();

    private void AddSized(ReadOnlyMemory<byte>? bytes)
    {
        AddLength(bytes?.Length ?? -1);
        _hash.AppendData(bytes.GetValueOrDefault().Span);
    }

    private void AddLength(int length) => _hash.AppendData(BitConverter.GetBytes(length));
}
