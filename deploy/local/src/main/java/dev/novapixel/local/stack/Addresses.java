package dev.novapixel.local.stack;

import dev.novapixel.schemas.settings.Ports;
import dev.novapixel.schemas.settings.Setting;
import dev.novapixel.schemas.settings.Settings;

/**
 * Where the parts of the stack listen.
 *
 * @param host the address that they bind
 * @param ports one for each
 */
public record Addresses(String host, Ports ports) {
  public static Addresses of(Settings settings) {
    return new Addresses(settings.get(Setting.BIND), settings.ports());
  }

  /** Where a client on this machine finds the port. */
  public String reachable(int port) {
    var here = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return (here.contains(":") ? "[" + here + "]" : here) + ":" + port;
  }

  /** {@code http://host:port}. */
  public String url(int port) {
    return "http://" + reachable(port);
  }
}
