package dev.novapixel.gateway.protocol;

import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads requests as the gateway does, and knows the example events. */
public final class Requests {
  static final int BODY_LIMIT = 1024 * 1024;
  static final int EVENT_LIMIT = 256 * 1024;

  private static final BodyDecoder DECODER = new BodyDecoder(BODY_LIMIT);
  private static final RequestParser PARSER =
      PixelRequests.parser(PersonalFields.standard(Dialect.SHOPIFY_PIXEL), EVENT_LIMIT);

  private Requests() {}

  static Parsed parsed(String body) {
    return parsed(body.getBytes(StandardCharsets.UTF_8));
  }

  static Parsed parsed(byte[] body) {
    return switch (DECODER.decode(body.clone(), null)) {
      case Body.Refused refused -> new Parsed.Refused(refused.fault(), "");
      case Body.Text text -> PARSER.parse(text);
    };
  }

  public static Parsed.Request request(String body) {
    return switch (parsed(body)) {
      case Parsed.Request request -> request;
      case Parsed.Refused refused -> throw new AssertionError("refused: " + refused);
    };
  }

  static RequestFault fault(String body) {
    return switch (parsed(body)) {
      case Parsed.Request request -> throw new AssertionError("not refused: " + request);
      case Parsed.Refused refused -> refused.fault();
    };
  }

  public static SentEvent event(String body) {
    List<SentEvent> events = request(body).events();
    if (events.size() != 1) {
      throw new AssertionError("one event expected: " + events);
    }
    return events.getFirst();
  }

  /** The example events that a shop's pixel sent. */
  public static Stream<Path> examples() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(Requests.class.getResource("/shopify-events")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String example(String name) {
    return read(
        examples()
            .filter(file -> file.getFileName().toString().equals(name + ".json"))
            .findFirst()
            .orElseThrow());
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
