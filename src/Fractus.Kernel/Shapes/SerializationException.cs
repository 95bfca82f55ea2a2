namespace Fractus.Kernel.Shapes;

/// <summary>The request is not well formed in its protocol; 400.</summary>
public sealed class SerializationException(string message, Exception? cause = null) : ApiException(message, cause)
{
    public override string Code => "SerializationException";

    public override int Status => 400;

    // The services' common framework writes it large, unlike most of the services' own errors.
    public override string MessageName => "Message";

    public override string? TypeNamespace => "com.amazon.coral.service";
}
