using Fractus.DynamoDb.Contract;
using Fractus.Kernel;

namespace Fractus.DynamoDb;

public sealed partial class DynamoDbService
{
    private const long CachePeriodMinutes = 1440;

    public ValueTask<DescribeEndpointsOutput> DescribeEndpoints(
        DescribeEndpointsInput input, Caller caller, CancellationToken cancellation)
    {
        // A client that discovers endpoints must stay with this server.
        var endpoint = Endpoint ?? throw new InvalidOperationException("The server's endpoint has not been set.");
        return ValueTask.FromResult(new DescribeEndpointsOutput
        {
            Endpoints = [new Endpoint { Address = new Uri(endpoint.Url).Authority, CachePeriodInMinutes = CachePeriodMinutes }],
        });
    }
}
