using System.Runtime.InteropServices;

namespace Fractus.Runtime.Sandbox;

/// <summary>
/// The system calls that no function needs and that ways out of sandboxes have been built from, by their numbers on this processor.
/// Source: the kernel's <c>unistd_64.h</c> and <c>asm-generic/unistd.h</c>.
/// </summary>
/// <param name="AuditArchitecture">How the kernel tells this processor's calls from those of a compatibility mode.</param>
/// <param name="Refused">Answered with EPERM.</param>
/// <param name="Unshare">Refused where it asks for a namespace, as is <paramref name="CloneCall"/>.</param>
/// <param name="CloneCall">Its flags are its first argument.</param>
/// <param name="Socket">Allowed for local, IP and routing sockets only.</param>
internal sealed record SystemCalls(uint AuditArchitecture, uint[] Refused, uint Unshare, uint CloneCall, uint Socket)
{
    /// <summary>Its flags lie in memory, where a filter cannot look: answered with ENOSYS, so that C libraries take clone instead.</summary>
    internal const uint Clone3 = 435;

    /// <summary>The same on every processor: newer calls have one number.</summary>
    private static readonly uint[] Common =
    [
        425, // io_uring_setup
        426, // io_uring_enter
        427, // io_uring_register
        428, // open_tree
        429, // move_mount
        430, // fsopen
        431, // fsconfig
        432, // fsmount
        433, // fspick
        438, // pidfd_getfd
        442, // mount_setattr
        443, // quotactl_fd
        467, // open_tree_attr
    ];

    private static readonly SystemCalls X64 = new(
        0xC000003E,
        [
            101, // ptrace
            103, // syslog
            134, // uselib
            136, // ustat
            139, // sysfs
            153, // vhangup
            154, // modify_ldt
            155, // pivot_root
            156, // _sysctl
            161, // chroot
            163, // acct
            164, // settimeofday
            165, // mount
            166, // umount2
            167, // swapon
            168, // swapoff
            169, // reboot
            170, // sethostname
            171, // setdomainname
            172, // iopl
            173, // ioperm
            174, // create_module
            175, // init_module
            176, // delete_module
            177, // get_kernel_syms
            178, // query_module
            179, // quotactl
            180, // nfsservctl
            212, // lookup_dcookie
            227, // clock_settime
            246, // kexec_load
            248, // add_key
            249, // request_key
            250, // keyctl
            256, // migrate_pages
            279, // move_pages
            298, // perf_event_open
            300, // fanotify_init
            303, // name_to_handle_at
            304, // open_by_handle_at
            308, // setns
            310, // process_vm_readv
            311, // process_vm_writev
            312, // kcmp
            313, // finit_module
            320, // kexec_file_load
            321, // bpf
            323, // userfaultfd
            .. Common,
        ],
        Unshare: 272,
        CloneCall: 56,
        Socket: 41);

    private static readonly SystemCalls Arm64 = new(
        0xC00000B7,
        [
            18, // lookup_dcookie
            39, // umount2
            40, // mount
            41, // pivot_root
            42, // nfsservctl
            51, // chroot
            58, // vhangup
            60, // quotactl
            89, // acct
            104, // kexec_load
            105, // init_module
            106, // delete_module
            112, // clock_settime
            116, // syslog
            117, // ptrace
            142, // reboot
            161, // sethostname
            162, // setdomainname
            170, // settimeofday
            217, // add_key
            218, // request_key
            219, // keyctl
            224, // swapon
            225, // swapoff
            238, // migrate_pages
            239, // move_pages
            241, // perf_event_open
            262, // fanotify_init
            264, // name_to_handle_at
            265, // open_by_handle_at
            268, // setns
            270, // process_vm_readv
            271, // process_vm_writev
            272, // kcmp
            273, // finit_module
            280, // bpf
            282, // userfaultfd
            294, // kexec_file_load
            .. Common,
        ],
        Unshare: 97,
        CloneCall: 220,
        Socket: 198);

    /// <summary>Those of the processor that the server runs on; null for one whose numbers are not known here.</summary>
    internal static SystemCalls? Find() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => X64,
        Architecture.Arm64 => Arm64,
        _ => null,
    };
}
