package dev.novapixel.gateway;

import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Bundle;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.Storefront;
import dev.novapixel.schemas.event.PixelEvent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A shop of Shopify's with one of our pixels in a sandbox, and a visitor: the custom pixel as it is
 * committed in a frame, or the app pixel, bundled with Shopify's own package, in a worker of one.
 */
final class ShopifyShop implements TrackingClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("src/test/resources/shopify-events");
  private static final Path CLIENTS = Path.of("src/test/clients");
  private static final Path SHOPIFY = Path.of("../deploy/shopify");
  private static final String APP = Bundle.of(SHOPIFY.resolve("web-pixel/src/index.js"));

  private final String client = UUID.randomUUID().toString();
  private final Doorway door = Doorway.before(RunningGateway.get().address());
  private final Storefront pages =
      Storefront.open()
          .with("/", read(CLIENTS.resolve("shopify-page.html")))
          .with("/shopify-sandbox.js", read(CLIENTS.resolve("shopify-sandbox.js")))
          .with("/app-pixel.js", APP)
          .with(
              "/custom-pixel.js",
              read(SHOPIFY.resolve("custom-pixel.js"))
                  .replace("https://GATEWAY/v1/shopify/pixel?k=WRITE-KEY", endpoint()))
          .with("/elsewhere", "<title>A page without a pixel</title>");
  private final String kind;
  private final Page page;
  private int tracked;

  /**
   * @param kind custom or app
   * @param consent what Shopify says at first that the visitor allows
   */
  ShopifyShop(String kind, String consent) {
    this.kind = kind;
    this.page = Browser.get().open(pages.at(path(consent)));
    awaitPixel();
  }

  private void awaitPixel() {
    await().until(() -> page.evaluate("!!window.ready").asBoolean());
  }

  private String endpoint() {
    return door.address() + "/v1/shopify/pixel?k=" + WRITE_KEY;
  }

  private String path(String consent) {
    ObjectNode init = (ObjectNode) json(read(EXAMPLES.resolve("_init.json")));
    init.set("customerPrivacy", json(consent));
    ((ObjectNode) init.at("/data/shop")).put("myshopifyDomain", RunningGateway.SHOP);
    return "/?kind=%s&endpoint=%s&init=%s"
        .formatted(kind, encoded(endpoint()), encoded(init.toString()));
  }

  /** Leaves for a page without the pixel. */
  void leave() {
    page.go(pages.at("/elsewhere"));
  }

  /** Comes back, with everything allowed. */
  void comeBack() {
    page.go(pages.at(path(consent(true))));
    awaitPixel();
  }

  /** Lets Shopify's page publish events of these names. */
  void publish(String... names) {
    for (String name : names) {
      ObjectNode event = (ObjectNode) json(read(EXAMPLES.resolve("custom_event.json")));
      publish(event.put("id", UUID.randomUUID().toString()).put("name", name));
    }
  }

  void publish(ObjectNode event) {
    page.evaluate("publish(" + event.put("clientId", client) + ")");
  }

  /** The visitor answers. */
  void answer(String consent) {
    page.evaluate("collectConsent(" + consent + ")");
  }

  String client() {
    return client;
  }

  Page page() {
    return page;
  }

  @Override
  public Doorway door() {
    return door;
  }

  @Override
  public void track(int count) {
    publish(PixelShop.numbered(tracked, tracked + count));
    tracked += count;
  }

  @Override
  public void nudge() {
    // It tries again by itself.
  }

  @Override
  public List<PixelEvent> views() {
    return PixelShop.events(client);
  }

  @Override
  public void close() {
    page.close();
    pages.close();
    door.close();
  }

  /** Shopify's own events, each once. */
  static List<JsonNode> examples() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("_"))
          .sorted()
          .map(file -> json(read(file)))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The answer that allows everything, or nothing. */
  static String consent(boolean everything) {
    return """
    {"analyticsProcessingAllowed": %1$s, "marketingAllowed": %1$s,
     "preferencesProcessingAllowed": %1$s, "saleOfDataAllowed": %1$s}
    """
        .formatted(everything);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
