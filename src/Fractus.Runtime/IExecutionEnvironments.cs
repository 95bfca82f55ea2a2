using System.Net;

namespace Fractus.Runtime;

/// <summary>Runs functions: finds or makes an execution environment, hands it the event and gives back what came of it.</summary>
public interface IExecutionEnvironments : IAsyncDisposable
{
    /// <summary>Runs one call. An error of the function is a result, not an exception.</summary>
    /// <param name="function">What to run; environments of another revision of the same function and version are retired.</param>
    /// <param name="request">The event.</param>
    /// <param name="cancellationToken">Ends the wait for an environment; a call that was handed over runs to its end.</param>
    /// <exception cref="RuntimeNotSupportedException">No such runtime.</exception>
    /// <exception cref="InterpreterMissingException">The machine has no interpreter for the runtime.</exception>
    /// <exception cref="ConcurrencyLimitException">All environments that the limit allows are busy.</exception>
    ValueTask<InvocationResult> InvokeAsync(FunctionSpec function, InvocationRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Starts environments of this runtime that belong to no function yet, so that a first call need not wait for an
    /// interpreter. Does nothing for custom runtimes, for unknown ones, or where enough stand ready. Returns at once.
    /// </summary>
    void Prepare(string runtime);

    /// <summary>
    /// Keeps environments of a function's version ready before they are called; calls take these first. Another revision, or another count,
    /// takes the place of what was asked for before. Returns at once.
    /// </summary>
    /// <param name="function">What to run.</param>
    /// <param name="count">How many.</param>
    void Provision(FunctionSpec function, int count);

    /// <summary>Ends what is kept ready: idle environments now, busy ones after their call.</summary>
    /// <param name="functionArn">Without a qualifier.</param>
    /// <param name="version">The version.</param>
    void Unprovision(string functionArn, string version);

    /// <summary>What is kept ready of a function's version.</summary>
    ProvisionedState Provisioned(string functionArn, string version);

    /// <summary>
    /// Whether the other end of a connection within this machine may be a function's: it is held by a process of an environment, or by none
    /// any more.
    /// </summary>
    /// <param name="peer">The other end.</param>
    /// <param name="own">This end.</param>
    bool MayBeFunction(IPEndPoint peer, IPEndPoint own);

    /// <summary>Ends the function's environments: idle ones now, busy ones after their call.</summary>
    /// <param name="functionArn">Without a qualifier.</param>
    /// <param name="version">Null means all versions.</param>
    void Retire(string functionArn, string? version = null);
}
