package dev.novapixel.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Another program, which has a port that one of our servers wants. */
record Stranger(ServerSocket socket) implements AutoCloseable {
  static Stranger at(int port) throws IOException {
    return new Stranger(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
