namespace Microsoft.SqlServer.Server;

/// <summary>Marks a CLR type as a user-defined type.</summary>
/// <param name="format">How it is serialised.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is serialised.</summary>
    public Format Format => format;

    /// <summary>Its greatest size in bytes; -1 for any.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all instances have the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether comparing bytes compares values.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks an instance.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }
}
