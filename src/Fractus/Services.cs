using Fractus.Kernel;
using Fractus.Kernel.Contracts;
using Fractus.Kernel.DataPlane;
using Fractus.Kernel.Identity;
using Fractus.Store;

namespace Fractus;

/// <summary>Which services the cloud has, and what each of them is given: the composition, written out.</summary>
internal sealed class Services : IAsyncDisposable
{
    private readonly IStore _store;

    private Services(IStore store)
    {
        _store = store;
    }

    public required ICredentialResolver Credentials { get; init; }

    public required IAuthorizer Authorizer { get; init; }

    public IReadOnlyList<IResourcePolicySource> PolicySources { get; private set; } = [];

    public IReadOnlyList<IDataPlane> DataPlanes { get; private set; } = [];

    public IReadOnlyList<string> Names { get; private set; } = [];

    public static Task<Services> CreateAsync(ServerOptions options, TimeProvider time, IdGenerator ids, Log log) => throw new NotImplementedException();

    public Pipeline Connect(Func<IReadOnlyList<BoundService>, Pipeline> create) => throw new NotImplementedException();

    public void Start(ServerEndpoint endpoint)
    {
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();
}
