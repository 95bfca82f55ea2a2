namespace Fractus.Kernel.DataPlane;

/// <summary>
/// Who signs a request of a data plane, such as a call of an API that asks for IAM. The pipeline implements it, with the same checks
/// as for its own requests.
/// </summary>
public interface IDataPlaneAuthenticator
{
    /// <param name="request">As it came.</param>
    /// <param name="signingName">The service that the signature must be for, such as <c>execute-api</c>.</param>
    /// <param name="region">The region that it must be for.</param>
    /// <returns>Null where the request is not signed.</returns>
    /// <exception cref="ApiException">The signature or the key is not good.</exception>
    Principal? Authenticate(DataPlaneRequest request, string signingName, string region);
}
