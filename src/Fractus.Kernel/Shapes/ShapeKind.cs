namespace Fractus.Kernel.Shapes;

/// <summary>The kinds of value that a contract's member can have; the simple types of Smithy that the services use.</summary>
public enum ShapeKind
{
    String,
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Blob,
    Timestamp,
    List,
    Map,
    Structure,

    /// <summary>Only as a member of an output, where it is the whole body.</summary>
    EventStream,
}

/// <summary>Where a member of an HTTP-bound operation travels.</summary>
public enum HttpLocation
{
    /// <summary>In the document that the body is.</summary>
    Body,

    /// <summary>In the path, where the template has its name in braces.</summary>
    Label,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>A map: every query parameter that no other member takes.</summary>
    QueryParams,
    Header,

    /// <summary>A map: every header that starts with the given prefix.</summary>
    PrefixHeaders,

    /// <summary>The member is the whole body.</summary>
    Payload,

    /// <summary>The status of the answer.</summary>
    StatusCode,

    /// <summary>Of an event in a stream: in a header of its frame.</summary>
    EventHeader,

    /// <summary>Of an event in a stream: the member is all that its frame carries.</summary>
    EventPayload,
}

/// <summary>How a moment is written; where none is given the protocol decides.</summary>
public enum TimestampFormat
{
    ProtocolDefault,

    /// <summary>RFC 3339, such as <c>2026-01-31T08:00:00Z</c>.</summary>
    DateTime,

    /// <summary>Seconds since 1970 with up to three decimals.</summary>
    EpochSeconds,

    /// <summary>RFC 7231, such as <c>Sat, 31 Jan 2026 08:00:00 GMT</c>.</summary>
    HttpDate,
}
