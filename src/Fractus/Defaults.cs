namespace Fractus;

/// <summary>What holds where nobody says otherwise.</summary>
internal static class Defaults
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";
    public const string Host = "127.0.0.1";

    /// <summary>The port that existing tools expect.</summary>
    public const int Port = 4566;

    public const string DataDirectory = "./fractus-data";
}
