// One way for Java to end a connection: Close CASE PORT. What stands between two marks is what the page shows.
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;

public class Close {
  static void channel(String which, int port) throws Exception {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    Thread.sleep(400);
    System.err.println("MARK");
    if (which.equals("channel-close")) {
      //= channel-close
      channel.close();
      //=
    } else {
      //= channel-shutdown-output
      channel.shutdownOutput();
      //=
    }
    Thread.sleep(2600);
    System.err.println("END");
    Thread.sleep(300);
  }

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    if (args[0].startsWith("channel")) {
      channel(args[0], port);
      return;
    }
    Socket socket = new Socket("127.0.0.1", port);
    Thread.sleep(400);
    System.err.println("MARK");
    switch (args[0]) {
      case "close":
        //= close
        socket.close();
        //=
        break;
      case "with":
        //= with
        try (socket) {
        }
        //=
        break;
      case "linger-0":
        //= linger-0
        socket.setSoLinger(true, 0);
        socket.close();
        //=
        break;
      case "shutdown-output":
        //= shutdown-output
        socket.shutdownOutput();
        //=
        break;
      case "shutdown-input":
        //= shutdown-input
        socket.shutdownInput();
        //=
        break;
      case "exit":
        //= exit
        System.exit(0);
        //=
        break;
      default:
        System.exit(1);
    }
    Thread.sleep(2600);
    System.err.println("END");
    Thread.sleep(300);
  }
}
