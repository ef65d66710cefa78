namespace Microsoft.SqlServer.Server;

/// <summary>Tells more of a value of a CLR user-defined type.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.ReturnValue | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public class SqlFacetAttribute : Attribute
{
    /// <summary>Whether it always has the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Its greatest size.</summary>
    public int MaxSize { get; set; }

    /// <summary>Digits of a decimal.</summary>
    public int Precision { get; set; }

    /// <summary>Digits of a decimal behind the point.</summary>
    public int Scale { get; set; }

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; set; }
}
