using Fractus.CloudWatch.Contract;
using Fractus.CloudWatch.Recording;
using Fractus.CloudWatch.Storage;
using Fractus.Kernel;
using Fractus.Kernel.Metrics;
using Fractus.Kernel.Paging;
using Fractus.Store;

namespace Fractus.CloudWatch;

/// <summary>CloudWatch: metrics, those of users and those that the services have of themselves. Its operations are in <c>Handlers/</c>.</summary>
public sealed partial class CloudWatchService : ICloudWatch, IAsyncDisposable
{
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly PageTokens _tokens;
    private readonly MetricUpkeep _upkeep;
    private readonly MetricRecorder _recorder;

    /// <param name="store">Holds all of it.</param>
    /// <param name="node">This node's name among those that share the store; the same after a restart.</param>
    /// <param name="time">Decides what is too old, too new or no longer kept.</param>
    /// <param name="ids">For delays after faults.</param>
    /// <param name="tokens">Seals page tokens.</param>
    /// <param name="log">The server's log.</param>
    public CloudWatchService(IStore store, string node, TimeProvider time, IdGenerator ids, PageTokens tokens, Log log)
    {
        (_store, _time, _tokens) = (store, time, tokens);
        _upkeep = new MetricUpkeep(store, node, time, ids, log);
        _recorder = new MetricRecorder(store, _upkeep, time, log);
    }

    /// <summary>Where the services record their figures.</summary>
    public IMetricRecorder Recorder => _recorder;

    /// <summary>Stores what was recorded: whoever recorded must be gone.</summary>
    public async ValueTask DisposeAsync()
    {
        await _recorder.DisposeAsync();
        await _upkeep.DisposeAsync();
    }
}
