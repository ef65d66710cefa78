using IntercompanyPricing.Api.Http;

namespace IntercompanyPricing.Api.Imports;

/// <summary>The body of an import as it comes in, refused as soon as it or one of its records is too long.</summary>
internal sealed class ImportStream(Stream body) : Stream
{
    /// <summary>Bytes at most.</summary>
    public const int MaxLength = 268_435_456;

    /// <summary>Bytes of one record at most; what surrounds it, and what is read ahead, counts as well.</summary>
    public const int MaxRecordLength = 1_048_576;

    /// <summary>Records at most: what is taken from them is kept in memory until it is recorded.</summary>
    public const int MaxRecords = 250_000;

    private long _read;
    private long _readBefore;
    private int _records;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Says that a record has been read, and answers its place among them, from 0.</summary>
    /// <exception cref="ProblemException">It is one too many.</exception>
    public int CountRecord()
    {
        _readBefore = _read;
        return _records < MaxRecords ? _records++ : throw new ProblemException(ProblemCodes.BodyTooLarge, $"An import has at most {MaxRecords} records. Nothing was recorded.");
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        _read += read;
        if (_read > MaxLength)
            throw TooLong();
        if (_read - _readBefore > MaxRecordLength + buffer.Length)
            throw new ProblemException(ProblemCodes.BodyTooLarge, $"Record {_records} of the import, counted from 0, has more than {MaxRecordLength} bytes. Nothing was recorded.");
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>The refusal of a body that is too long.</summary>
    public static ProblemException TooLong() => new(ProblemCodes.BodyTooLarge, $"An import has at most {MaxLength} bytes. Nothing was recorded.");
}
