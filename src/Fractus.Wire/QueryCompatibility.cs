using Fractus.Kernel;
using Fractus.Kernel.Contracts;

namespace Fractus.Wire;

/// <summary>
/// Services that moved from the query protocol to a newer one still tell clients the old code of each error, in a header.
/// Source: Smithy's <c>awsQueryCompatible</c> trait.
/// </summary>
internal static class QueryCompatibility
{
    public static void AddHeader(WireResponse response, ServiceSchema service, ApiException error)
    {
        if (service.Protocols.Contains(ProtocolName.AwsQuery))
        {
            response.Headers.Add(new("x-amzn-query-error", $"{error.QueryCode};{(error.IsSenderFault ? "Sender" : "Receiver")}"));
        }
    }
}
