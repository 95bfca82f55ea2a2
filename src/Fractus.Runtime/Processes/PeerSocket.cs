using System.Buffers.Binary;
using System.Net;

namespace Fractus.Runtime.Processes;

/// <summary>
/// Asks the kernel (sock_diag) for the socket at the other end of a TCP connection within this machine. Its inode says which process holds
/// it, as <c>/proc/PID/fd</c> names sockets by their inodes.
/// </summary>
internal static unsafe class PeerSocket
{
    private const int NetlinkFamily = 16;
    private const int RawSocket = 3;
    private const int CloseOnExec = 0x80000;
    private const int SockDiagProtocol = 4;
    private const short SockDiagByFamily = 20;
    private const short IsRequest = 1;
    private const int HeaderBytes = 16;
    private const int RequestBytes = HeaderBytes + 56;
    private const int InodeOffset = HeaderBytes + 68;
    private const byte Inet = 2;
    private const byte Inet6 = 10;
    private const byte Tcp = 6;

    /// <returns>The inode; 0 where no process holds the socket any more, or the kernel knows of none.</returns>
    internal static uint FindInode(IPEndPoint peer, IPEndPoint own)
    {
        Span<byte> request = stackalloc byte[RequestBytes];
        Write(request, peer, own);
        var descriptor = Native.Socket(NetlinkFamily, RawSocket | CloseOnExec, SockDiagProtocol);
        if (descriptor < 0)
        {
            return 0;
        }

        try
        {
            Span<byte> answer = stackalloc byte[512];
            fixed (byte* sent = request)
            fixed (byte* received = answer)
            {
                if (Native.Write(descriptor, sent, request.Length) != request.Length)
                {
                    return 0;
                }

                var count = (int)Native.Receive(descriptor, received, answer.Length, 0);
                var isAnswer = count >= InodeOffset + 4 && BitConverter.ToInt16(answer[4..]) == SockDiagByFamily;
                return isAnswer ? BitConverter.ToUInt32(answer[InodeOffset..]) : 0;
            }
        }
        finally
        {
            _ = Native.Close(descriptor);
        }
    }

    private static void Write(Span<byte> request, IPEndPoint peer, IPEndPoint own)
    {
        // struct nlmsghdr, in the machine's byte order
        BitConverter.TryWriteBytes(request, RequestBytes);
        BitConverter.TryWriteBytes(request[4..], SockDiagByFamily);
        BitConverter.TryWriteBytes(request[6..], IsRequest);

        // struct inet_diag_req_v2: family, protocol, …, states, then the socket's own ports and addresses in network order
        var (peerAddress, ownAddress) = (Plain(peer.Address), Plain(own.Address));
        request[16] = peerAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? Inet : Inet6;
        request[17] = Tcp;
        BitConverter.TryWriteBytes(request[20..], uint.MaxValue);
        BinaryPrimitives.WriteUInt16BigEndian(request[24..], (ushort)peer.Port);
        BinaryPrimitives.WriteUInt16BigEndian(request[26..], (ushort)own.Port);
        peerAddress.TryWriteBytes(request[28..], out _);
        ownAddress.TryWriteBytes(request[44..], out _);

        // No cookie is known.
        request[64..72].Fill(0xFF);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
