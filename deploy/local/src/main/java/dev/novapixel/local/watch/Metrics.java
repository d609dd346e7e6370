package dev.novapixel.local.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a service's {@code /metrics} said at one moment.
 *
 * @param samples in the order in which they stood there
 */
public record Metrics(List<Sample> samples) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})?\\s+(\\S+).*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  /** One line. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  public Metrics {
    samples = List.copyOf(samples);
  }

  /** Asks a service; empty when it does not answer. */
  public static Optional<Metrics> of(String base) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(base + "/metrics")).timeout(ANSWER).build();
      var response = HTTP.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(parse(response.body())) : Optional.empty();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /** Reads the Prometheus text format; lines that are no samples are passed over. */
  public static Metrics parse(String text) {
    var samples = new ArrayList<Sample>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line ->
            samples.add(new Sample(line.group(1), labels(line.group(2)), value(line.group(3)))));
    return new Metrics(samples);
  }

  /** The sum of all samples with that name. */
  public double sum(String name) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name))
        .mapToDouble(Sample::value)
        .sum();
  }

  private static Map<String, String> labels(@Nullable String text) {
    var labels = new TreeMap<String, String>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    return labels;
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
