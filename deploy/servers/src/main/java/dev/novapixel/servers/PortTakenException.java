package dev.novapixel.servers;

import java.io.Serial;

/** A port that a server wants and that another program has. */
public final class PortTakenException extends ServerException {
  @Serial private static final long serialVersionUID = 1;

  private final int port;

  PortTakenException(String server, String host, int port) {
    super(
        "%s wants port %d on %s, and another program has it. Stop that program, or move all ports with NOVA_PORT_BASE."
            .formatted(server, port, host));
    this.port = port;
  }

  public int port() {
    return port;
  }
}
