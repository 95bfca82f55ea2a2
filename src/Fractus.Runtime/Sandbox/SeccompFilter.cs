using System.Buffers.Binary;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// Assembles the program that the kernel runs before each system call of a function (seccomp, in classic BPF). It reads
/// <c>struct seccomp_data</c>: the call's number, the processor's architecture, the call's arguments.
/// </summary>
internal sealed class SeccompFilter
{
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfGreaterOrEqual = 0x35;
    private const ushort JumpIfAnyBit = 0x45;
    private const ushort Return = 0x06;

    private const uint NumberOffset = 0;
    private const uint ArchitectureOffset = 4;
    private const uint FirstArgumentOffset = 16;

    private const uint Allow = 0x7FFF0000;
    private const uint KillProcess = 0x80000000;
    private const uint Error = 0x00050000;
    private const uint NotPermitted = Error | 1;
    private const uint NoSuchCall = Error | 38;
    private const uint AddressFamilyNotSupported = Error | 97;

    /// <summary>Calls of the x32 mode of a 64-bit processor of Intel's kind have this bit.</summary>
    private const uint X32Bit = 0x40000000;

    /// <summary>CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET.</summary>
    private const uint AnyNamespace = 0x7E020000;

    /// <summary>AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK, which name resolution needs.</summary>
    private static readonly uint[] Families = [1, 2, 10, 16];

    private readonly List<(ushort Code, byte IfTrue, byte IfFalse, uint Value)> _program = [];

    private SeccompFilter()
    {
    }

    /// <summary>The program as bubblewrap reads it: <c>struct sock_filter</c> after <c>struct sock_filter</c>.</summary>
    internal static byte[] Assemble(SystemCalls calls)
    {
        var filter = new SeccompFilter();
        filter.Add(Load, ArchitectureOffset);
        filter.Add(JumpIfEqual, calls.AuditArchitecture, ifTrue: 1);
        filter.Add(Return, KillProcess);
        filter.Add(Load, NumberOffset);
        filter.Answer(JumpIfGreaterOrEqual, X32Bit, NoSuchCall);
        filter.Answer(JumpIfEqual, SystemCalls.Clone3, NoSuchCall);
        foreach (var call in calls.Refused)
        {
            filter.Answer(JumpIfEqual, call, NotPermitted);
        }

        filter.RefuseNamespaces(calls.Unshare);
        filter.RefuseNamespaces(calls.CloneCall);
        filter.RefuseFamilies(calls.Socket);
        filter.Add(Return, Allow);
        return filter.ToBytes();
    }

    private void Add(ushort code, uint value, byte ifTrue = 0, byte ifFalse = 0) => _program.Add((code, ifTrue, ifFalse, value));

    /// <summary>Where the comparison holds, this answer; otherwise on to what follows.</summary>
    private void Answer(ushort comparison, uint value, uint answer)
    {
        Add(comparison, value, ifFalse: 1);
        Add(Return, answer);
    }

    private void RefuseNamespaces(uint call)
    {
        Add(JumpIfEqual, call, ifFalse: 4);
        Add(Load, FirstArgumentOffset);
        Answer(JumpIfAnyBit, AnyNamespace, NotPermitted);
        Add(Return, Allow);
    }

    private void RefuseFamilies(uint call)
    {
        Add(JumpIfEqual, call, ifFalse: (byte)(2 + (2 * Families.Length)));
        Add(Load, FirstArgumentOffset);
        foreach (var family in Families)
        {
            Answer(JumpIfEqual, family, Allow);
        }

        Add(Return, AddressFamilyNotSupported);
    }

    private byte[] ToBytes()
    {
        var bytes = new byte[_program.Count * 8];
        for (var i = 0; i < _program.Count; i++)
        {
            var (code, ifTrue, ifFalse, value) = _program[i];
            var instruction = bytes.AsSpan(i * 8);
            BinaryPrimitives.WriteUInt16LittleEndian(instruction, code);
            instruction[2] = ifTrue;
            instruction[3] = ifFalse;
            BinaryPrimitives.WriteUInt32LittleEndian(instruction[4..], value);
        }

        return bytes;
    }
}
