package dev.novapixel.schemas.settings;

import dev.novapixel.schemas.topic.Epoch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a setting becomes a value.
 *
 * @param words what may be written, for documentation and errors
 * @param reader throws {@link IllegalArgumentException} for anything else
 * @param secret whether values must not be shown
 */
record Kind<T>(String words, Function<String, T> reader, boolean secret) {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.:-]+");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]*)");

  static Kind<String> host() {
    return open("host name or IP address", text -> matching(HOST, text));
  }

  static Kind<String> bootstrap() {
    return open("host:port, several separated by commas", Kind::bootstrapServers);
  }

  static Kind<String> postgresUrl() {
    return open("jdbc:postgresql://host:port/database, without a password", Kind::postgres);
  }

  static Kind<URI> url(String... schemes) {
    return open(
        "address beginning with " + String.join(" or ", schemes) + "://",
        text -> address(text, List.of(schemes)));
  }

  static Kind<String> header() {
    return open("header name", text -> matching(HEADER, text));
  }

  static Kind<Path> path() {
    return open("path", text -> Path.of(notBlank(text)));
  }

  static Kind<Epoch> epoch() {
    return open("e1, e2, …", Epoch::new);
  }

  static Kind<Secret> password() {
    return new Kind<>("text", text -> new Secret(notBlank(text)), true);
  }

  /** Secrets with commas or line breaks between them. */
  static Kind<List<Secret>> secrets(int most) {
    return new Kind<>(
        "texts separated by commas or line breaks, at most " + most,
        text -> secrets(text, most),
        true);
  }

  static Kind<Boolean> yesOrNo() {
    return open(
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("neither true nor false");
            });
  }

  static Kind<Integer> number(int least, int most) {
    return open(
        "whole number, " + least + " to " + most,
        text -> Math.toIntExact(within(Long.parseLong(text), least, most)));
  }

  static Kind<Duration> duration(String least, String most) {
    return open(
        "duration such as 25ms, 30s, 30m, 12h or 30d; " + least + " to " + most,
        text -> Duration.ofMillis(within(millis(text), millis(least), millis(most))));
  }

  static Kind<Integer> bytes(String least, String most) {
    return open(
        "size such as 512B, 256KiB or 1MiB; " + least + " to " + most,
        text -> Math.toIntExact(within(size(text), size(least), size(most))));
  }

  static Kind<List<AddressRange>> addressRanges() {
    return open(
        "addresses or ranges such as 10.0.0.0/8 or fd00::/8, separated by commas; may be empty",
        text ->
            text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(AddressRange::parse).toList());
  }

  private static <T> Kind<T> open(String words, Function<String, T> reader) {
    return new Kind<>(words, reader, false);
  }

  private static List<Secret> secrets(String text, int most) {
    List<Secret> secrets =
        Arrays.stream(text.split("[,\\s]+"))
            .filter(secret -> !secret.isEmpty())
            .map(Secret::new)
            .toList();
    within(secrets.size(), 1, most);
    return secrets;
  }

  private static String bootstrapServers(String text) {
    List<String> servers = Arrays.asList(text.split(",", -1));
    for (String server : servers) {
      int colon = server.lastIndexOf(':');
      matching(HOST, colon < 0 ? "" : server.substring(0, colon));
      within(Long.parseLong(server.substring(colon + 1)), 1, 65_535);
    }
    return text;
  }

  private static String postgres(String text) {
    if (!text.startsWith("jdbc:postgresql://")
        || text.contains("@")
        || text.contains("password=")) {
      throw new IllegalArgumentException("not such an address");
    }
    return text;
  }

  private static URI address(String text, List<String> schemes) {
    URI uri = URI.create(text);
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("not such an address");
    }
    return uri;
  }

  private static long millis(String text) {
    Matcher amount = amount(text);
    long unit =
        switch (amount.group(2)) {
          case "ms" -> 1L;
          case "s" -> 1_000L;
          case "m" -> 60_000L;
          case "h" -> 3_600_000L;
          case "d" -> 86_400_000L;
          default -> throw new IllegalArgumentException("no such unit of time");
        };
    return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
  }

  private static long size(String text) {
    Matcher amount = amount(text);
    long unit =
        switch (amount.group(2).toLowerCase(Locale.ROOT)) {
          case "", "b" -> 1L;
          case "kib" -> 1L << 10;
          case "mib" -> 1L << 20;
          case "gib" -> 1L << 30;
          default -> throw new IllegalArgumentException("no such unit of size");
        };
    return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
  }

  private static Matcher amount(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      throw new IllegalArgumentException("no number with a unit");
    }
    return amount;
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("out of bounds");
    }
    return value;
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("not of that form");
    }
    return text;
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank");
    }
    return text;
  }
}
