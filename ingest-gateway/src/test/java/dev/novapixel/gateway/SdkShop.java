package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;

import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Bundle;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.Storefront;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A shop whose pages use an SDK of npm, and a visitor. */
final class SdkShop implements TrackingClient {
  static final String CUSTOMER = "7712";
  private static final Path CLIENTS = Path.of("src/test/clients");

  /** An SDK, how its view of a product comes out, and how many events it sends at first. */
  enum Sdk {
    SNOWPLOW(Dialect.SNOWPLOW, "product_view", 1),
    SEGMENT(Dialect.SEGMENT, "Product Viewed", 2),
    RUDDER(Dialect.SEGMENT, "Product Viewed", 2);

    private final Dialect dialect;
    private final String event;
    private final int greeting;

    Sdk(Dialect dialect, String event, int greeting) {
      this.dialect = dialect;
      this.event = event;
      this.greeting = greeting;
    }

    Dialect dialect() {
      return dialect;
    }

    String event() {
      return event;
    }

    int greeting() {
      return greeting;
    }

    private String bundle() {
      return Bundle.of(CLIENTS.resolve("browser-" + name().toLowerCase(Locale.ROOT) + ".mjs"));
    }
  }

  private final Sdk sdk;
  private final Doorway door = Doorway.before(RunningGateway.get().address());
  private final Storefront pages;
  private final Page page;
  private final String client;
  private int tracked;

  SdkShop(Sdk sdk) {
    this.sdk = sdk;
    this.pages =
        Storefront.open()
            .with("/", "<title>Mugs</title><script src='/sdk.js'></script>")
            .with("/sdk.js", sdk.bundle());
    this.page = Browser.get().open(pages.at("/"));
    this.client =
        page.evaluate("sdk.open('%s', '%s', '%s')".formatted(door.address(), WRITE_KEY, CUSTOMER))
            .asText();
  }

  /** Whom the SDK takes the visitor for. */
  String client() {
    return client;
  }

  Page page() {
    return page;
  }

  @Override
  public void track(int count) {
    page.evaluate("sdk.track(%d, %d)".formatted(tracked, tracked + count));
    tracked += count;
  }

  @Override
  public void nudge() {
    page.evaluate("sdk.flush()");
  }

  @Override
  public List<PixelEvent> views() {
    return PixelShop.events(client).stream()
        .filter(event -> event.name().equals(sdk.event()))
        .toList();
  }

  @Override
  public Doorway door() {
    return door;
  }

  @Override
  public void close() {
    page.close();
    pages.close();
    door.close();
  }
}
