namespace Microsoft.SqlServer.Server;

/// <summary>A CLR user-defined type that serialises itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads itself.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes itself.</summary>
    void Write(BinaryWriter w);
}
