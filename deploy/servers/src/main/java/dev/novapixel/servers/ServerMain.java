package dev.novapixel.servers;

import dev.novapixel.servers.process.ParentWatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Runs Kafka as a process of its own: {@code kafka --folder F --port P --controller-port C [--host
 * H] [--watch-parent]}. It logs to standard output, says {@code ready} there when it takes
 * requests, and ends in order on TERM, or with {@code --watch-parent} at the end of its standard
 * input. Exit code 2: the arguments are wrong.
 */
public final class ServerMain {
  private static final String USAGE =
      "Usage: kafka --folder F --port P --controller-port C [--host H] [--watch-parent]";
  private static final String WATCH_PARENT = "--watch-parent";
  private static final Set<String> OPTIONS =
      Set.of("--folder", "--port", "--controller-port", "--host");

  private ServerMain() {}

  static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/novapixel/servers/server-logback.xml");
    try {
      var options = parse(arguments);
      var server = start(options);
      if (options.containsKey(WATCH_PARENT)) {
        ParentWatch.watch(System.in, () -> System.exit(0));
      }
      System.out.printf(
          "ready: Kafka at %s, cluster %s%n", server.bootstrapServers(), server.clusterId());
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + System.lineSeparator() + USAGE);
      System.exit(2);
    } catch (ServerException failed) {
      System.err.println(failed.getMessage());
      System.exit(1);
    }
  }

  private static KafkaServer start(Map<String, String> options) {
    var host = options.getOrDefault("--host", "127.0.0.1");
    var place = new Place(Path.of(required(options, "--folder")), host, port(options, "--port"));
    return KafkaServer.start(place, port(options, "--controller-port"));
  }

  private static Map<String, String> parse(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("kafka")) {
      throw new IllegalArgumentException("Say which server to run: kafka");
    }
    var options = new HashMap<String, String>();
    for (var i = 1; i < arguments.length; i++) {
      var option = arguments[i];
      if (option.equals(WATCH_PARENT)) {
        options.put(option, "");
      } else if (OPTIONS.contains(option) && i + 1 < arguments.length) {
        options.put(option, arguments[++i]);
      } else {
        throw new IllegalArgumentException("Unknown option, or one without its value: " + option);
      }
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    var value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static int port(Map<String, String> options, String name) {
    var value = required(options, name);
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(name + " is not a port: " + value);
    }
    return Integer.parseInt(value);
  }
}
