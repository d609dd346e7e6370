package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.Storefront;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** A shop of its own with {@code pixel.js} on its pages, and what comes of it in Kafka. */
final class PixelShop implements AutoCloseable {
  /** Longer than the pixel pauses in these tests. */
  static final Duration RETRIES = Duration.ofSeconds(30);

  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final LogReader LOG = new LogReader(GATEWAY.format());

  private final Doorway door = Doorway.before(GATEWAY.address());
  private final Storefront pages =
      Storefront.open()
          .with("/", page(""))
          .with("/waiting", page("data-consent=wait"))
          .with("/twice", page("") + page(""))
          .with("/sandbox", sandbox())
          .with("/elsewhere", "<title>A page without a pixel</title>");

  private String page(String attributes) {
    return "<title>Mugs</title><script async src='%s/pixel.js' data-key=%s %s></script>"
        .formatted(door.address(), WRITE_KEY, attributes);
  }

  /** A frame without an origin, whose page tracks something of its own. */
  private String sandbox() {
    String later = "<script>onload = () => nova('track', 'later')</script>";
    return "<iframe sandbox=allow-scripts srcdoc=\"%s%s\"></iframe>".formatted(page(""), later);
  }

  /** Between its pages and the gateway. */
  Doorway door() {
    return door;
  }

  URI at(String path) {
    return pages.at(path);
  }

  /** A new visitor opens a page. */
  Page visit(String path) {
    return visit(path, "");
  }

  /** As above; {@code before} runs before anything of the page's own. */
  Page visit(String path, String before) {
    Page page = Browser.get().open(at(path), before);
    awaitPixel(page);
    return page;
  }

  /** The same visitor goes to another page with a pixel. */
  void go(Page page, String path) {
    page.go(at(path));
    awaitPixel(page);
  }

  private static void awaitPixel(Page page) {
    await().until(() -> page.evaluate("!!window.novaPixel").asBoolean());
  }

  static void track(Page page, String... names) {
    for (String name : names) {
      page.evaluate("nova('track', '" + name + "', {colour: 'grün'})");
    }
  }

  /** Names of events that differ: {@code n3, n4, …}. */
  static String[] numbered(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "n" + i).toArray(String[]::new);
  }

  static String[] join(String[]... parts) {
    List<String> all = new ArrayList<>();
    for (String[] part : parts) {
      all.addAll(List.of(part));
    }
    return all.toArray(String[]::new);
  }

  static String[] names(String... names) {
    return names;
  }

  /** Whom the pixel takes the visitor for. */
  static String clientOf(Page page) {
    return page.evaluate("localStorage.getItem('nova.client')").asText();
  }

  /** How many events the page keeps for later. */
  static int kept(Page page) {
    return page.evaluate("JSON.parse(localStorage.getItem('nova.queue') ?? '[]').length").asInt();
  }

  /** A client's events in the order of the log, each id where it came first. */
  static List<PixelEvent> events(String client) {
    SequencedMap<String, PixelEvent> once = new LinkedHashMap<>();
    records(client).forEach(event -> once.putIfAbsent(event.eventId(), event));
    return List.copyOf(once.values());
  }

  /** All that the log has of a client, repetitions included. */
  static List<PixelEvent> records(String client) {
    return LOG.values(Topics.PIXEL_EVENTS, event -> client.equals(event.clientId()));
  }

  static List<String> namesOf(String client) {
    return events(client).stream().map(PixelEvent::name).toList();
  }

  static void awaitNames(String client, String... names) {
    await().atMost(RETRIES).untilAsserted(() -> assertThat(namesOf(client)).containsExactly(names));
  }

  @Override
  public void close() {
    pages.close();
    door.close();
  }
}
