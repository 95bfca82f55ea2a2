using System.Diagnostics;
using Xunit;

namespace Fractus.Testing;

/// <summary>The outside clients that tests drive, and where they are on this machine.</summary>
public static class OutsideClients
{
    /// <summary>AWS CLI of version 2; null where there is none.</summary>
    public static string? AwsCli { get; } = FirstOf(["/usr/bin/aws", "/usr/local/bin/aws", "aws"], ["--version"], "aws-cli/2");

    /// <summary>A Python 3 that has boto3.</summary>
    public static string? PythonWithBoto3 { get; } = FirstOf(["/usr/bin/python3", "python3"], ["-c", "import boto3; print('boto3')"], "boto3");

    public static string? Node { get; } = FirstOf(["node"], ["--version"], "v");

    /// <summary>The variables that point a client at a server, with keys that the server never issued: the account's root.</summary>
    public static Dictionary<string, string?> EnvironmentFor(string url) => new()
    {
        ["AWS_ENDPOINT_URL"] = url,
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_SESSION_TOKEN"] = null,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_PAGER"] = "",
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };

    /// <summary>A folder in which a script for Node finds the AWS SDK: the one that functions get.</summary>
    public static void GiveSdk(string folder)
    {
        var modules = Repository.PathOf("runtimes", "nodejs", "node_modules");
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), modules);
    }

    private static string? FirstOf(string[] programs, string[] arguments, string wanted)
    {
        foreach (var program in programs)
        {
            if (Prints(program, arguments, wanted))
            {
                return program;
            }
        }

        return null;
    }

    private static bool Prints(string program, string[] arguments, string wanted)
    {
        try
        {
            using var process = Process.Start(ChildProcess.Describe(program, arguments, null, null))!;
            var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && output.Contains(wanted, StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program.
            return false;
        }
    }
}

/// <summary>A test that drives the AWS CLI; skipped, with the command that installs it, where it is missing.</summary>
public sealed class AwsCliFactAttribute : FactAttribute
{
    public AwsCliFactAttribute() => Skip = OutsideClients.AwsCli is null ? "No AWS CLI v2 here: apt-get install awscli" : null!;
}

/// <summary>Tests that drive boto3.</summary>
public sealed class Boto3TheoryAttribute : TheoryAttribute
{
    public Boto3TheoryAttribute() => Skip = OutsideClients.PythonWithBoto3 is null ? "No boto3 here: apt-get install python3-boto3" : null!;
}

/// <summary>A test that drives boto3.</summary>
public sealed class Boto3FactAttribute : FactAttribute
{
    public Boto3FactAttribute() => Skip = OutsideClients.PythonWithBoto3 is null ? "No boto3 here: apt-get install python3-boto3" : null!;
}

/// <summary>A test that drives the AWS SDK for JavaScript.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = OutsideClients.Node is null ? "No Node.js here: apt-get install nodejs" : null!;
}
