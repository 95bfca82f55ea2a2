using Fractus.Kernel.Shapes;

namespace Fractus.Kernel;

/// <summary>
/// An error that a service declares to its callers. The message is for the caller; the cause, if any, is for the log.
/// Each error of a service's model is a class of its own in that service's contract.
/// </summary>
public abstract class ApiException : Exception
{
    protected ApiException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>The code as the JSON and REST protocols name it, such as <c>ResourceNotFoundException</c>.</summary>
    public abstract string Code { get; }

    /// <summary>The code as the query protocol names it, such as <c>NoSuchEntity</c>; most errors have just one name.</summary>
    public virtual string QueryCode => Code;

    /// <summary>The HTTP status.</summary>
    public abstract int Status { get; }

    /// <summary>The namespace before <c>#</c> in an awsJson <c>__type</c>, where the service writes one.</summary>
    public virtual string? TypeNamespace => null;

    /// <summary>The name of the member that carries the message: most models write it small, Lambda's large.</summary>
    public virtual string MessageName => "message";

    /// <summary>Writes the error's own members, beside its message; generated for the errors that have some.</summary>
    public virtual void WriteMembers<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct
    {
    }

    /// <summary>Whose fault it is in the query protocol's words: the sender's below 500, else the receiver's.</summary>
    public bool IsSenderFault => Status < 500;
}

/// <summary>An error that belongs to no one model: the wire's and the pipeline's own (signatures, access, unknown operations).</summary>
public sealed class CommonApiException : ApiException
{
    public CommonApiException(string code, int status, string message, string? queryCode = null, Exception? cause = null)
        : base(message, cause)
    {
        Code = code;
        QueryCode = queryCode ?? code;
        Status = status;
    }

    public override string Code { get; }

    public override string QueryCode { get; }

    public override int Status { get; }

    // The services' common framework raises these, and their type name says so.
    public override string TypeNamespace => "com.amazon.coral.service";
}
