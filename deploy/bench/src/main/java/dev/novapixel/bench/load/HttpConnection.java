package dev.novapixel.bench.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One keep-alive HTTP/1.1 connection that sends bodies and reads little more than the status: a
 * load generator has to be cheaper than what it loads. Not thread-safe.
 */
public final class HttpConnection implements Load.Line {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;
  private final byte[] headBeforeLength;
  private final StringBuilder line = new StringBuilder(128);

  /** Connects to {@code host:port}; every request has this method and target, and these headers. */
  public HttpConnection(String host, int port, String method, String target, String... headers)
      throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream(), 8192);
    headBeforeLength = head(host, port, method + " " + target, headers);
  }

  /**
   * Sends {@code body} and waits for the answer.
   *
   * @return the answer's status
   * @throws IOException if the connection broke or the answer is not HTTP
   */
  @Override
  public int send(byte[] body) throws IOException {
    byte[] length = (body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[headBeforeLength.length + length.length + body.length];
    System.arraycopy(headBeforeLength, 0, request, 0, headBeforeLength.length);
    System.arraycopy(length, 0, request, headBeforeLength.length, length.length);
    System.arraycopy(body, 0, request, headBeforeLength.length + length.length, body.length);
    return exchange(request);
  }

  /** Sends {@code request} as it is, line and headers included, and waits for the answer. */
  public int exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    return readAnswer();
  }

  private int readAnswer() throws IOException {
    String status = readLine();
    if (!status.startsWith("HTTP/1.1 ")) {
      throw new IOException("not an HTTP answer: " + status);
    }
    int code = Integer.parseInt(status, 9, 12, 10);
    int length = 0;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    in.skipNBytes(length);
    return code;
  }

  private String readLine() throws IOException {
    line.setLength(0);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static byte[] head(String host, int port, String request, String... headers) {
    StringBuilder head = new StringBuilder();
    head.append(request).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append(':').append(port).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ");
    return head.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
