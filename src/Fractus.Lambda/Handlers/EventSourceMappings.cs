using Fractus.Kernel;
using Fractus.Lambda.Contract;
namespace Fractus.Lambda;
public sealed partial class LambdaService
{
    public ValueTask<EventSourceMappingConfiguration> CreateEventSourceMapping(CreateEventSourceMappingInput input, Caller caller, CancellationToken cancellation) => throw new NotSupportedException();
    public ValueTask<EventSourceMappingConfiguration> DeleteEventSourceMapping(DeleteEventSourceMappingInput input, Caller caller, CancellationToken cancellation) => throw new NotSupportedException();
    public ValueTask<EventSourceMappingConfiguration> GetEventSourceMapping(GetEventSourceMappingInput input, Caller caller, CancellationToken cancellation) => throw new NotSupportedException();
    public ValueTask<ListEventSourceMappingsOutput> ListEventSourceMappings(ListEventSourceMappingsInput input, Caller caller, CancellationToken cancellation) => throw new NotSupportedException();
    public ValueTask<EventSourceMappingConfiguration> UpdateEventSourceMapping(UpdateEventSourceMappingInput input, Caller caller, CancellationToken cancellation) => throw new NotSupportedException();
}
