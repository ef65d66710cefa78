using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;

namespace IntercompanyPricing.Service.Tests.SqlServer;

/// <summary>The way between a store and its server, which can be cut, or lose or hold back an answer.</summary>
internal sealed class Wire : IDisposable
{
    private readonly IPEndPoint _server;
    private readonly int _port;
    private readonly List<Socket> _ends = [];
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile bool _losesAnswer;
    private volatile bool _holdsAnswers;

    /// <summary>A way to the server of a connection string.</summary>
    public Wire(string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        var (host, port) = settings.DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',') is [var name, var number] ? (name, int.Parse(number, CultureInfo.InvariantCulture)) : (settings.DataSource, 1433);
        _server = new IPEndPoint(Dns.GetHostAddresses(host, AddressFamily.InterNetwork)[0], port);
        Connect();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        settings.DataSource = $"127.0.0.1,{_port}";
        settings.TrustServerCertificate = true;
        settings.ConnectTimeout = 5;
        settings.CommandTimeout = 2;
        ConnectionString = settings.ConnectionString;
    }

    /// <summary>By this way.</summary>
    public string ConnectionString { get; }

    /// <summary>The server does the next thing that it is told, and its answer is lost with the connection.</summary>
    public void LoseNextAnswer() => _losesAnswer = true;

    /// <summary>What the server answers from now on does not arrive, and nobody is told, until new connections are made.</summary>
    public void HoldAnswers() => _holdsAnswers = true;

    /// <summary>Ends all connections and takes no more.</summary>
    public void Cut()
    {
        _listener.Stop();
        CutConnections();
    }

    /// <summary>Takes connections at the same port again.</summary>
    public void Mend()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        Connect();
    }

    public void Dispose() => Cut();

    private void Connect()
    {
        _listener.Start();
        _ = Accept(_listener);
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await server.ConnectAsync(_server);
                client.NoDelay = true;
                _holdsAnswers = false;
                lock (_ends)
                    _ends.AddRange([client, server]);
                _ = Pass(client, server, isAnswer: false);
                _ = Pass(server, client, isAnswer: true);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was cut.
        }
    }

    private async Task Pass(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer)) > 0;)
            {
                if (isAnswer && _losesAnswer)
                {
                    _losesAnswer = false;
                    break;
                }

                if (isAnswer && _holdsAnswers)
                    continue;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // One end is gone, so the other goes too.
        }

        from.Dispose();
        to.Dispose();
    }

    private void CutConnections()
    {
        lock (_ends)
        {
            _ends.ForEach(end => end.Dispose());
            _ends.Clear();
        }
    }
}
