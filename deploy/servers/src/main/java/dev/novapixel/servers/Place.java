package dev.novapixel.servers;

import java.nio.file.Path;

/**
 * Where a server keeps everything that it must remember, and where it listens. Moving the port
 * leaves the data as they are.
 *
 * @param folder the server's own; made if missing, absolute. One supervisor uses it at a time: a
 *     server that a second one finds there it takes for a leftover of the first
 */
public record Place(Path folder, String host, int port) {
  public Place {
    folder = folder.toAbsolutePath().normalize();
  }

  /** On this machine's loopback address only. */
  public static Place local(Path folder, int port) {
    return new Place(folder, "127.0.0.1", port);
  }

  /** {@code host:port}, as programs on this machine reach the server. */
  public String address() {
    return reachableHost() + ":" + port;
  }

  /** The host, unless that is every address of this machine, which can be bound and not called. */
  String reachableHost() {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /** What the server has to say, for servers that are processes of their own. */
  public Path log() {
    return folder.resolve("server.log");
  }
}
