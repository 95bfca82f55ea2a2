using Fractus.Kernel.Shapes;

namespace Fractus.Kernel.Contracts;

/// <summary>A protocol of the services' public models.</summary>
public enum ProtocolName
{
    AwsJson10,
    AwsJson11,
    AwsQuery,
    RestJson1,
    RestXml,
    RpcV2Cbor,
}

/// <summary>Marks the interface that is a service's contract. Its methods are the operations.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ServiceAttribute(string signingName, params ProtocolName[] protocols) : Attribute
{
    /// <summary>The service in the credential scope of a signature, such as <c>dynamodb</c>.</summary>
    public string SigningName { get; } = signingName;

    /// <summary>Every protocol by which it may be reached; the first is the model's.</summary>
    public ProtocolName[] Protocols { get; } = protocols;

    /// <summary>What people call it, such as "DynamoDB".</summary>
    public required string Title { get; set; }

    /// <summary>The model's version; in the query protocol, requests name it.</summary>
    public required string Version { get; set; }

    /// <summary>What stands before the operation in <c>X-Amz-Target</c>; also the service's name in rpcv2Cbor paths.</summary>
    public string TargetPrefix { get; set; } = "";

    /// <summary>The XML namespace of answers.</summary>
    public string XmlNamespace { get; set; } = "";

    /// <summary>What stands before <c>#</c> in the <c>__type</c> of its errors, where the real service writes it.</summary>
    public string ErrorNamespace { get; set; } = "";

    /// <summary>The code of the error for a request that breaks a constraint of the model.</summary>
    public string ValidationErrorCode { get; set; } = "ValidationException";

    /// <summary>Broken constraints name members of the body behind the input they are of, as in <c>putIntegrationInput.type</c>.</summary>
    public bool NamesInputs { get; set; }

    /// <summary>restJson1: a number or boolean where a text belongs is told by the class that the service's framework reads it as.</summary>
    public bool NamesClasses { get; set; }

    /// <summary>restXml: errors are an <c>Error</c> element alone, as S3 has it, not inside an <c>ErrorResponse</c>.</summary>
    public bool NoErrorWrapping { get; set; }

    /// <summary>The longest body of a request, decompressed; 0 for the server's own limit.</summary>
    public int MaxRequestBytes { get; set; }

    /// <summary>Its answers carry the CRC-32 of their bodies in <c>x-amz-crc32</c>.</summary>
    public bool SendsChecksums { get; set; }

    /// <summary>
    /// Bytes of the longest URL, and of the longest headers together; what is longer is refused with 400. 0 for the server's own limits.
    /// </summary>
    public int MaxHeadBytes { get; set; }

    /// <summary>What its answers name in <c>Server</c>; nothing where it is empty.</summary>
    public string ServerName { get; set; } = "";

    /// <summary>
    /// What an operation's resource template is appended to; <c>{Partition}</c>, <c>{Region}</c> and <c>{Account}</c> are filled in.
    /// </summary>
    public required string ResourcePrefix { get; set; }
}

/// <summary>The HTTP binding of an operation, for the REST protocols.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HttpAttribute(string method, string uri, int status = 200) : Attribute
{
    public string Method { get; } = method;

    /// <summary>The path template, with labels in braces and a greedy one as <c>{Key+}</c>; may end in a fixed query string.</summary>
    public string Uri { get; } = uri;

    public int Status { get; } = status;
}

/// <summary>
/// The permission that an operation asks. Without a template the input type has a hand-written
/// <c>IEnumerable&lt;string&gt; ResourceArns(ResourceScope)</c> in its contract.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuthorizeAttribute(string action, string? resource = null) : Attribute
{
    public string Action { get; } = action;

    /// <summary>
    /// Appended to the service's prefix, such as <c>table/{TableName}</c>; <c>{Member.Keys}</c> stands for each key of a map;
    /// a value that is itself an ARN replaces the whole. <c>*</c> where the action has no resource-level permissions.
    /// </summary>
    public string? Resource { get; } = resource;
}

/// <summary>
/// The operation asks the permissions of other operations, according to what its input says: the input type has a hand-written
/// <c>IEnumerable&lt;Permission&gt; Permissions(ResourceScope)</c> in its contract. All of them must be allowed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuthorizeEachAttribute : Attribute;

/// <summary>The operation asks no permission; with <see cref="Anonymous"/> not even a signature.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NoPermissionAttribute : Attribute
{
    public bool Anonymous { get; set; }
}

/// <summary>Operations of the public model that are not built: refused by name and listed on the coverage page.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class NotBuiltAttribute(string operation, string? method = null, string? uri = null) : Attribute
{
    public string Operation { get; } = operation;

    public string? Method { get; } = method;

    public string? Uri { get; } = uri;
}

/// <summary>Marks a partial record (structure or union) for which codecs and validation are generated.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShapeAttribute : Attribute;

/// <summary>Marks a partial class derived from <see cref="ApiException"/>: an error of the model. Its properties are its members.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ErrorAttribute(string code, int status) : Attribute
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    /// <summary>The code in the query protocol where it differs.</summary>
    public string? QueryCode { get; set; }

    /// <summary>What stands before <c>#</c> in an awsJson <c>__type</c>; otherwise the service's.</summary>
    public string? TypeNamespace { get; set; }

    /// <summary>The name of the member that carries the message.</summary>
    public string MessageName { get; set; } = "message";
}

/// <summary>The member's name in the model where it is not the property's.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Where the member travels in HTTP.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InAttribute(HttpLocation location, string name = "") : Attribute
{
    public HttpLocation Location { get; } = location;

    /// <summary>The header, query parameter or prefix; of a payload that is no structure, its media type.</summary>
    public string Name { get; } = name;
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class TimestampAttribute(TimestampFormat format) : Attribute
{
    public TimestampFormat Format { get; } = format;
}

/// <summary>The member's form in XML; on a shape, that of the document which it is alone.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class XmlAttribute : Attribute
{
    public string? Name { get; set; }

    public bool Flattened { get; set; }

    public bool IsAttribute { get; set; }

    public string? Namespace { get; set; }

    /// <summary>The name of a list's element; "member" where none is given.</summary>
    public string? ElementName { get; set; }

    public string? ElementNamespace { get; set; }

    public string? KeyName { get; set; }

    public string? KeyNamespace { get; set; }

    public string? ValueName { get; set; }

    public string? ValueNamespace { get; set; }
}
