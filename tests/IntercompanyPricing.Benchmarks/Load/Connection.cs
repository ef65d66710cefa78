using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace IntercompanyPricing.Benchmarks.Load;

/// <summary>One HTTP/1.1 connection that sends bytes and reads answers, and understands no more of HTTP than it needs.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[64 * 1024];

    private Connection(Socket socket) => _socket = socket;

    /// <summary>Connects.</summary>
    public static async Task<Connection> Open(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endPoint);
        return new Connection(socket);
    }

    /// <summary>Sends a request and reads the answer, which must be 201.</summary>
    /// <returns>The size of the answer's body.</returns>
    public async ValueTask<int> Post(ReadOnlyMemory<byte> request)
    {
        // Fits into the socket's buffer: sending does not wait.
        await _socket.SendAsync(request, SocketFlags.None);
        var received = 0;
        while (true)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received), SocketFlags.None);
            if (count == 0)
                throw new IOException("The service closed a connection.");
            received += count;
            if (BodyOf(_buffer.AsSpan(0, received)) is (var start, var length) && received >= start + length)
                return length;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static (int Start, int Length)? BodyOf(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var field = answer[..end].IndexOf("Content-Length: "u8);
        if (!answer.StartsWith("HTTP/1.1 201"u8) || field < 0 || !Utf8Parser.TryParse(answer[(field + 16)..], out int length, out _))
            throw new IOException(System.Text.Encoding.UTF8.GetString(answer));
        return (end + 4, length);
    }
}
