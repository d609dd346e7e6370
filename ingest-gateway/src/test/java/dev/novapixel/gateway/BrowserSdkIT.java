package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Bundle;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.Storefront;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDKs that shops' pages use, from npm and unmodified, in a browser. */
final class BrowserSdkIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final Path CLIENTS = Path.of("target/clients");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String CUSTOMER = "7712";

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

    String bundle() {
      String name = "browser-" + name().toLowerCase(Locale.ROOT) + ".mjs";
      return Bundle.of(CLIENTS.resolve(name));
    }
  }

  /** A shop whose pages use an SDK, and a visitor. */
  private static final class Shop implements AutoCloseable {
    final Sdk sdk;
    final Doorway door = Doorway.before(GATEWAY.address());
    final Storefront pages;
    final Page page;
    final String client;
    int tracked;

    Shop(Sdk sdk) {
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

    void track(int count) {
      page.evaluate("sdk.track(%d, %d)".formatted(tracked, tracked + count));
      tracked += count;
    }

    List<PixelEvent> views() {
      return PixelShop.events(client).stream()
          .filter(event -> event.name().equals(sdk.event))
          .toList();
    }

    void awaitViews() {
      await()
          .atMost(PATIENCE)
          .until(() -> {
            page.evaluate("sdk.flush()");
            return views().size() == tracked;
          });
    }

    @Override
    public void close() {
      page.close();
      pages.close();
      door.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTrackedIsInKafkaOnceWithItsFields(Sdk sdk) {
    try (Shop shop = new Shop(sdk)) {
      shop.track(12);

      shop.awaitViews();
      assertThat(shop.views())
          .allSatisfy(event -> {
            assertThat(event.dialect()).isEqualTo(sdk.dialect);
            assertThat(event.customerId()).isEqualTo(CUSTOMER);
            assertThat(event.idDerived()).isFalse();
            assertThat(event.timeCorrected()).isFalse();
            assertThat(event.userAgent()).contains("Chrome");
            assertThat(event.payload()).contains("product-").contains("18.9");
          });
      await()
          .untilAsserted(
              () -> assertThat(PixelShop.events(shop.client)).hasSize(12 + sdk.greeting));
      assertThat(shop.door.answers()).allMatch(status -> status == 200 || status == 204);
    }
  }

  @Test
  void snowplowsEcommercePluginNamesItsActions() {
    try (Shop shop = new Shop(Sdk.SNOWPLOW)) {
      shop.page.evaluate("sdk.buy()");

      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(PixelShop.events(shop.client))
                  .extracting(PixelEvent::name)
                  .containsExactly("page_view", "add_to_cart", "transaction"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRefusedForAWhileComesLater(Sdk sdk) {
    try (Shop shop = new Shop(sdk)) {
      shop.door.refuseNext(2, 503, 1);
      shop.door.loseNextAnswer();
      shop.track(3);
      await().atMost(PATIENCE).until(() -> shop.door.answers().contains(503));
      shop.track(3);

      shop.awaitViews();
    }
  }
}
