using System.Buffers.Binary;
using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Alliance.Journals;

/// <summary>Opens and creates journal files, by the extension of their names: <c>.gz</c> and <c>.zst</c> are
/// compressed, all others are plain JSON lines.</summary>
public static class JournalArchive
{
    /// <summary>The compression level: the default of Zstandard. It reduces a journal to a thirteenth.</summary>
    private const int ZstdLevel = 3;

    /// <summary>Creates a file, replacing an existing one. Disposing of the stream completes the archive.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static Stream Create(string path)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        return FormatOf(path) switch
        {
            // A run is not to wait for its journal: the fastest level comes to a seventh.
            Format.Gzip => new GZipStream(file, CompressionLevel.Fastest),
            Format.Zstd => Zstd(file),
            _ => file,
        };
    }

    /// <summary>Opens a file for reading as JSON lines.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <remarks>A later read throws <see cref="InvalidDataException"/>, which names the file, where the archive is
    /// damaged or ends too early.</remarks>
    public static Stream OpenRead(string path)
    {
        var format = FormatOf(path);
        if (format == Format.Plain) return Open(path, 64 * 1024);
        var length = format == Format.Gzip ? LengthInTrailer(path) : null;
        var file = Open(path, 64 * 1024);
        Stream unpacked = format == Format.Gzip ? new GZipStream(file, CompressionMode.Decompress)
            : new DecompressionStream(file, checkEndOfStream: true, leaveOpen: false);
        return new UnpackedJournal(unpacked, path, length);
    }

    /// <summary>Reads an archive to its end, where its checksums are. Does nothing for a plain file.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged or cut short.</exception>
    public static void CheckToEnd(Stream opened)
    {
        if (opened is UnpackedJournal) opened.CopyTo(Stream.Null);
    }

    private static FileStream Open(string path, int buffer) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, buffer, FileOptions.SequentialScan);

    private static CompressionStream Zstd(FileStream file)
    {
        var stream = new CompressionStream(file, ZstdLevel, leaveOpen: false);
        stream.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return stream;
    }

    /// <summary>Reads the length of the content that a gzip file states in its last four bytes, modulo 2^32. It is
    /// needed because .NET's reader treats a truncated file as complete.</summary>
    private static uint? LengthInTrailer(string path)
    {
        using var file = Open(path, 1);
        if (file.Length < sizeof(uint)) return null;
        Span<byte> trailer = stackalloc byte[sizeof(uint)];
        file.Seek(-sizeof(uint), SeekOrigin.End);
        file.ReadExactly(trailer);
        return BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private static Format FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".GZ" => Format.Gzip,
        ".ZST" => Format.Zstd,
        _ => Format.Plain,
    };

    private enum Format
    {
        Plain, Gzip, Zstd,
    }
}
