using System.Security.Cryptography;
using Fractus.Iam.Storage;
using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.Iam.Sessions;

/// <summary>
/// Temporary credentials without a stored state. The token is the session, sealed (AES-256-GCM) under a key that only this store can
/// derive and that belongs to the one access key id; the secret key is derived from both. So AssumeRole writes nothing, every node
/// of a cluster can verify, and a token cannot be read, changed or used with another key.
/// <code>
/// token = base64( version | nonce (12 bytes) | ciphertext | tag (16 bytes) )
/// </code>
/// </summary>
internal sealed class SessionTokens(SecretKeys keys, IdGenerator ids)
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes;
    private const int SecretLength = 40;

    // Longer than any token we seal; it bounds the work that a forged one can cause.
    private const int MaxTokenLength = 64 * 1024;

    public SessionCredentials Issue(Session session)
    {
        var accessKeyId = AccessKeyIds.Create(AccessKeyIds.Temporary, session.Account, ids);
        var plain = IamJson.Write(session, IamJson.Default.Session);
        var token = new byte[HeaderBytes + plain.Length + TagBytes];
        token[0] = Version;
        ids.Fill(token.AsSpan(1, NonceBytes));
        using var cipher = Cipher(accessKeyId);
        cipher.Encrypt(
            token.AsSpan(1, NonceBytes), plain, token.AsSpan(HeaderBytes, plain.Length), token.AsSpan(^TagBytes..), token.AsSpan(0, 1));
        var text = Convert.ToBase64String(token);
        return new SessionCredentials(accessKeyId, Secret(accessKeyId, text), text, session.ExpiresAt);
    }

    /// <returns>Null where the token is not one of ours, or is another key's. Whether it has expired is the caller's to judge.</returns>
    public Session? Open(string accessKeyId, string token)
    {
        if (token.Length > MaxTokenLength)
        {
            return null;
        }

        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length < HeaderBytes + TagBytes || bytes[0] != Version)
        {
            return null;
        }

        var plain = new byte[length - HeaderBytes - TagBytes];
        using var cipher = Cipher(accessKeyId);
        try
        {
            cipher.Decrypt(
                bytes.AsSpan(1, NonceBytes), bytes.AsSpan(HeaderBytes, plain.Length), bytes.AsSpan(length - TagBytes, TagBytes), plain, bytes.AsSpan(0, 1));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return IamJson.Read(plain, IamJson.Default.Session);
    }

    /// <summary>The secret access key that goes with a token.</summary>
    public string Secret(string accessKeyId, string token) =>
        Convert.ToBase64String(keys.Derive("session secret", $"{accessKeyId}\n{token}"))[..SecretLength];

    private AesGcm Cipher(string accessKeyId) => new(keys.Derive("session seal", accessKeyId), TagBytes);
}
