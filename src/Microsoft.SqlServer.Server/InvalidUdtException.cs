namespace Microsoft.SqlServer.Server;

/// <summary>A CLR type cannot be a user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    /// <summary>Without words.</summary>
    public InvalidUdtException()
    {
    }

    /// <summary>In words.</summary>
    public InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>In words, with what was met.</summary>
    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
