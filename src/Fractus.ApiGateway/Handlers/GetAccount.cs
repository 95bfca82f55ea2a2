using Fractus.ApiGateway.Contract;
using Fractus.Kernel;

namespace Fractus.ApiGateway.Handlers;

public sealed partial class ApiGatewayHandlers
{
    // Throttles and usage plans are not built, so neither is claimed here.
    public ValueTask<Account> GetAccount(GetAccountInput input, Caller caller, CancellationToken cancellation) =>
        ValueTask.FromResult(new Account { ApiKeyVersion = "4", Features = [] });
}
