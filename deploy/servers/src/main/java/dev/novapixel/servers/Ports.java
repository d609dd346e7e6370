package dev.novapixel.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {
  /**
   * Below the range from which the system picks the ports of outgoing connections: a client that
   * retries while its server is down could else be given the server's own port, and keep the server
   * from coming back.
   */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private Ports() {}

  /** A port that nobody on the loopback address listens on; nothing reserves it. */
  public static int free() {
    for (var attempt = 0; attempt < 1000; attempt++) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree("127.0.0.1", port)) {
        return port;
      }
    }
    throw new ServerException("No free port between " + LOWEST + " and " + HIGHEST);
  }

  /** Refuses a port that another program has. To be asked when one's own leftovers are gone. */
  static void require(String server, String host, int port) {
    if (!isFree(host, port)) {
      throw new PortTakenException(server, host, port);
    }
  }

  public static boolean isFree(String host, int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
