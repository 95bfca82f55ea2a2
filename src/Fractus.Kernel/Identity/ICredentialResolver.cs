namespace Fractus.Kernel.Identity;

/// <summary>An access key with what is needed to verify its signatures. Holds a secret: never log it.</summary>
/// <param name="Principal">Who the key stands for.</param>
/// <param name="SecretAccessKey">
/// The secret; null for a key that this cloud did not issue, which means the account's root while the server listens on loopback only.
/// </param>
public sealed record Credential(Principal Principal, string? SecretAccessKey);

/// <summary>From an access key to who it stands for. The identity service implements it; the pipeline asks it.</summary>
public interface ICredentialResolver
{
    /// <summary>Finds a key; unknown keys are the pipeline's to judge.</summary>
    /// <param name="accessKeyId">As the signature names it.</param>
    /// <param name="sessionToken">The <c>X-Amz-Security-Token</c>, if one came.</param>
    /// <returns>Null where no such key was issued.</returns>
    /// <exception cref="ApiException">The key is inactive, or the token is expired, of another key or forged.</exception>
    Credential? Resolve(string accessKeyId, string? sessionToken);
}
