namespace IntercompanyPricing.Api.Hosting;

/// <summary>Whether this instance can follow what others write to the store that they share.</summary>
internal sealed class SharedStoreState
{
    private volatile bool _isFollowed = true;

    /// <summary>False from something that cannot be read until it can. A server that is away is no such thing: the store itself tells that.</summary>
    public bool IsFollowed
    {
        get => _isFollowed;
        set => _isFollowed = value;
    }
}
