namespace Fractus.Store;

/// <summary>What an element of a tuple key is. Elements of different kinds sort in the order of these members.</summary>
public enum TupleKind
{
    Null,
    Bytes,
    Text,
    Tuple,
    Integer,
    Real,
    Boolean,
    Versionstamp,
}

/// <summary>The type codes of FoundationDB's tuple layer, which are what makes kinds sort among each other.</summary>
internal static class TupleCode
{
    public const byte Null = 0x00;
    public const byte Bytes = 0x01;
    public const byte Text = 0x02;
    public const byte Tuple = 0x05;
    public const byte IntegerZero = 0x14;
    public const byte Double = 0x21;
    public const byte False = 0x26;
    public const byte True = 0x27;
    public const byte Versionstamp = 0x33;

    /// <summary>Follows a zero byte inside a byte string, and a null inside a nested tuple, to tell them from an end.</summary>
    public const byte Escape = 0xFF;

    /// <summary>How deep tuples may nest.</summary>
    public const int MaxDepth = 16;

    /// <summary>A lone surrogate has no UTF-8 form: two different texts must never share a key, so it is refused.</summary>
    public static readonly System.Text.UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
