namespace Fractus.DynamoDb.Contract;

/// <summary>The type of an attribute, named as in requests. The numbers are part of the stored form: see <see cref="ItemFormat"/>.</summary>
public enum AttributeType : byte
{
    S,
    N,
    B,
    SS,
    NS,
    BS,
    M,
    L,
    NULL,
    BOOL,
}
