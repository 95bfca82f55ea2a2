using System.Security.Cryptography;
using Fractus.ApiGateway.Rules.Compiled;
using Fractus.ApiGateway.Rules.Responses;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Execution;

/// <summary>The kept answers of one stage, in no more memory than its cluster has; what was not used for longest goes first.</summary>
internal sealed class ResponseCache(TimeProvider time, IdGenerator ids)
{
    /// <summary>Bytes of an answer; longer ones are not kept. A limit of the real service.</summary>
    private const int MaxBody = 1_048_576;

    private const int EntryOverhead = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private readonly Lazy<byte[]> _key = new(() =>
    {
        var key = new byte[32];
        ids.Fill(key);
        return key;
    });

    private long _bytes;

    public GatewayResponse? Find(string key)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var node))
            {
                return null;
            }

            if (node.Value.End <= time.GetUtcNow())
            {
                Remove(node);
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.IsEncrypted ? node.Value.Response with { Body = Decrypt(node.Value.Response.Body.Span) } : node.Value.Response;
        }
    }

    /// <param name="key">What the answer depends on.</param>
    /// <param name="response">The answer.</param>
    /// <param name="settings">How the method is cached.</param>
    /// <param name="capacity">Bytes that all answers may take.</param>
    public void Put(string key, GatewayResponse response, CachingSettings settings, long capacity)
    {
        if (response.Body.Length > MaxBody || settings.TimeToLive == TimeSpan.Zero)
        {
            return;
        }

        var kept = settings.IsEncrypted ? response with { Body = Encrypt(response.Body.Span) } : response with { Body = response.Body.ToArray() };
        var size = kept.Body.Length + (key.Length * 2) + kept.Headers.Sum(h => (h.Key.Length + h.Value.Length) * 2) + EntryOverhead;
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var before))
            {
                Remove(before);
            }

            _entries[key] = _byUse.AddFirst(new Entry(key, kept, time.GetUtcNow() + settings.TimeToLive, size, settings.IsEncrypted));
            _bytes += size;
            while (_bytes > capacity && _byUse.Last is { } oldest)
            {
                Remove(oldest);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _byUse.Remove(node);
        _bytes -= node.Value.Size;
    }

    private byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var sealedBody = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var nonce = sealedBody.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        ids.Fill(nonce);
        using var cipher = new AesGcm(_key.Value, AesGcm.TagByteSizes.MaxSize);
        cipher.Encrypt(nonce, plain, sealedBody.AsSpan(nonce.Length + AesGcm.TagByteSizes.MaxSize), sealedBody.AsSpan(nonce.Length, AesGcm.TagByteSizes.MaxSize));
        return sealedBody;
    }

    private byte[] Decrypt(ReadOnlySpan<byte> sealedBody)
    {
        var nonce = sealedBody[..AesGcm.NonceByteSizes.MaxSize];
        var tag = sealedBody.Slice(nonce.Length, AesGcm.TagByteSizes.MaxSize);
        var body = sealedBody[(nonce.Length + tag.Length)..];
        var plain = new byte[body.Length];
        using var cipher = new AesGcm(_key.Value, AesGcm.TagByteSizes.MaxSize);
        cipher.Decrypt(nonce, body, tag, plain);
        return plain;
    }

    private sealed record Entry(string Key, GatewayResponse Response, DateTimeOffset End, long Size, bool IsEncrypted);
}
