using Fractus.Kernel;
using Fractus.Store;

namespace Fractus.ApiGateway.Storage.V2;

/// <summary>Where HTTP and WebSocket APIs are kept. Their ids are claimed together with those of REST APIs: all are host names.</summary>
internal static class V2Keys
{
    private static readonly Subspace s_apis = Keys.Root.Within("v2api");
    private static readonly Subspace s_known = Keys.Root.Within("v2known");

    public static byte[] Api(Caller caller, string apiId) => s_apis.Key(caller.Account, caller.Region, apiId);

    public static KeyRange Apis(Caller caller) => s_apis.Range(caller.Account, caller.Region);

    /// <summary>Marks an id as that of an HTTP or WebSocket API.</summary>
    public static byte[] Known(string apiId) => s_known.Key(apiId);

    public static KeyRange AllKnown => s_known.Range();

    public static string KnownId(ReadOnlyMemory<byte> key) => s_known.Unpack(key).ReadString();
}
