using Fractus.Http;
using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.Identity;
using Fractus.Wire;
using Fractus.Wire.Body;
using Fractus.Wire.SigV4;

namespace Fractus;

/// <summary>Step 2: who signs.</summary>
/// <param name="credentials">The keys that the cloud issued.</param>
/// <param name="verifier">Checks signatures.</param>
/// <param name="root">The account's own root credentials, if the operator gave some.</param>
/// <param name="trustUnknownKeys">
/// Whether a key that was never issued stands for root. True only while the server listens on loopback alone.
/// </param>
/// <param name="functions">Tells which connections are functions': they are never root, but have their role's keys.</param>
internal sealed class Authentication(
    ICredentialResolver credentials,
    SigV4Verifier verifier,
    RootCredentials? root,
    bool trustUnknownKeys,
    FunctionConnections functions)
{
    /// <summary>Verifies the signature and takes the chunks off a body that came in chunks, whose signatures build on the first.</summary>
    /// <exception cref="ApiException">The signature or the key is not good.</exception>
    public Principal Authenticate(WireRequest request, SigV4Request signature, IClientConnection? connection)
    {
        verifier.VerifyTime(signature);
        var credential = root?.Find(signature.AccessKeyId) ?? credentials.Resolve(signature.AccessKeyId, signature.SessionToken);
        if (credential is { SecretAccessKey: { } secret })
        {
            verifier.Verify(request, signature, secret);
            BodyDecoder.Unchunk(request, signature, verifier.SigningKey(secret, signature), HttpServer.MostBodyBytes);
            return credential.Principal;
        }

        // A session token that we did not seal is not an unknown key but a broken one.
        if (!trustUnknownKeys || Refusals.LooksIssuedHere(signature) || functions.MayBe(connection))
        {
            throw SigV4Exception.UnknownKey();
        }

        BodyDecoder.Unchunk(request, signature, signingKey: null, HttpServer.MostBodyBytes);
        return RootOf(signature.AccessKeyId);
    }

    /// <exception cref="SigV4Exception">The operation asks a signature.</exception>
    public static Principal Anonymous(Operation operation) =>
        operation.Access == AccessRule.Anonymous ? Principal.Anonymous : throw SigV4Exception.Missing();

    // As existing tools have it: an access key of twelve digits chooses the account.
    private static Principal RootOf(string accessKeyId)
    {
        var account = accessKeyId.Length == 12 && accessKeyId.All(char.IsAsciiDigit) ? accessKeyId : Defaults.Account;
        return new Principal(PrincipalKind.Root, account, $"arn:aws:iam::{account}:root", account, accessKeyId);
    }
}

/// <summary>The account's root key, chosen by whoever runs the server.</summary>
internal sealed record RootCredentials(string AccessKeyId, string SecretAccessKey)
{
    private readonly Credential _credential = new(
        new Principal(PrincipalKind.Root, Defaults.Account, $"arn:aws:iam::{Defaults.Account}:root", Defaults.Account, AccessKeyId),
        SecretAccessKey);

    public Credential? Find(string accessKeyId) => accessKeyId == AccessKeyId ? _credential : null;

    public override string ToString() => $"root credentials {AccessKeyId}";
}
