namespace IntercompanyPricing.Service.Tests.Api;

/// <summary>A stream that does not know its length is sent in chunks.</summary>
internal sealed class UnmeasuredStream(byte[] bytes) : MemoryStream(bytes)
{
    public override bool CanSeek => false;
}
