namespace IntercompanyPricing.Storage;

/// <summary>A correction, as it is read.</summary>
internal sealed class CorrectionRow
{
    public long Corrects { get; init; }

    public long Sequence { get; init; }

    public byte[] Document { get; init; } = [];

    public StoredCorrection ToCorrection() => new(Corrects, Sequence, Document);
}
