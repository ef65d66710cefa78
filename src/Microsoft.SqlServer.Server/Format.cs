namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is serialised.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>By the server, field by field.</summary>
    Native = 1,

    /// <summary>By the type itself.</summary>
    UserDefined = 2,
}
