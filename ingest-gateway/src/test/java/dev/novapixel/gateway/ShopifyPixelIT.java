package dev.novapixel.gateway;

import static dev.novapixel.gateway.PixelShop.RETRIES;
import static dev.novapixel.gateway.PixelShop.awaitNames;
import static dev.novapixel.gateway.PixelShop.events;
import static dev.novapixel.gateway.PixelShop.kept;
import static dev.novapixel.gateway.RunningGateway.WRITE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.gateway.clients.Browser;
import dev.novapixel.gateway.clients.Browser.Page;
import dev.novapixel.gateway.clients.Bundle;
import dev.novapixel.gateway.clients.Doorway;
import dev.novapixel.gateway.clients.Doorway.Visit;
import dev.novapixel.gateway.clients.Storefront;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.PixelEvent;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pixels for Shopify as they are committed: pasted into a sandboxed frame, and bundled with
 * Shopify's own package into a worker of one.
 */
final class ShopifyPixelIT {
  private static final RunningGateway GATEWAY = RunningGateway.get();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXAMPLES = Path.of("src/test/resources/shopify-events");
  private static final Path CLIENTS = Path.of("src/test/clients");
  private static final Path SHOPIFY = Path.of("../deploy/shopify");
  private static final String APP = Bundle.of(SHOPIFY.resolve("web-pixel/src/index.js"));
  private static final String ALL = consent(true, true, true, true);
  private static final String NONE = consent(false, false, false, false);

  private final String client = UUID.randomUUID().toString();
  private final Doorway door = Doorway.before(GATEWAY.address());
  private final Storefront shop =
      Storefront.open()
          .with("/", read(CLIENTS.resolve("shopify-page.html")))
          .with("/shopify-sandbox.js", read(CLIENTS.resolve("shopify-sandbox.js")))
          .with("/app-pixel.js", APP)
          .with(
              "/custom-pixel.js",
              read(SHOPIFY.resolve("custom-pixel.js"))
                  .replace("https://GATEWAY/v1/shopify/pixel?k=WRITE-KEY", endpoint()))
          .with("/elsewhere", "<title>A page without a pixel</title>");

  @AfterEach
  void closeShop() {
    shop.close();
    door.close();
  }

  private String endpoint() {
    return door.address() + "/v1/shopify/pixel?k=" + WRITE_KEY;
  }

  private Page visit(String kind, String consent) {
    Page page = Browser.get().open(shop.at(path(kind, consent)));
    awaitPixel(page);
    return page;
  }

  private static void awaitPixel(Page page) {
    await().until(() -> page.evaluate("!!window.ready").asBoolean());
  }

  private String path(String kind, String consent) {
    ObjectNode init = (ObjectNode) json(read(EXAMPLES.resolve("_init.json")));
    init.set("customerPrivacy", json(consent));
    ((ObjectNode) init.at("/data/shop")).put("myshopifyDomain", RunningGateway.SHOP);
    return "/?kind=%s&endpoint=%s&init=%s"
        .formatted(kind, encoded(endpoint()), encoded(init.toString()));
  }

  private void publish(Page page, String... names) {
    for (String name : names) {
      ObjectNode event = (ObjectNode) json(read(EXAMPLES.resolve("custom_event.json")));
      event.put("id", UUID.randomUUID().toString()).put("name", name);
      publish(page, event);
    }
  }

  private void publish(Page page, ObjectNode event) {
    page.evaluate("publish(" + event.put("clientId", client) + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void everyEventOfShopifysIsInKafkaAsItWasWithWhoAndWhatIsAllowed(String kind) {
    List<JsonNode> examples = examples();
    try (Page page = visit(kind, ALL)) {
      examples.forEach(example -> publish(page, (ObjectNode) example));

      await().atMost(RETRIES).until(() -> events(client).size() == examples.size());
      assertThat(events(client))
          .extracting(PixelEvent::eventId)
          .containsExactlyElementsOf(
              examples.stream().map(event -> event.at("/id").asText()).toList());
      assertThat(events(client)).extracting(PixelEvent::customerId).containsOnly("7712349876543");
      assertThat(events(client))
          .extracting(PixelEvent::consent)
          .containsOnly(new Consent(true, true, true, true));
      assertThat(door.visits()).extracting(Visit::method).containsOnly("POST");
      assertThat(door.visits()).extracting(Visit::origin).containsOnly("null");
      await().until(() -> kept(page) == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void anAnswerOnTheWayCountsFromThereOn(String kind) {
    try (Page page = visit(kind, ALL)) {
      publish(page, "first");
      awaitNames(client, "first");
      page.evaluate("collectConsent(" + NONE + ")");
      publish(page, "denied");
      awaitNames(client, "first", "consent_updated");
      page.evaluate("collectConsent(" + ALL + ")");
      publish(page, "last");

      awaitNames(client, "first", "consent_updated", "consent_updated", "last");
      assertThat(events(client))
          .extracting(event -> event.consent().analytics())
          .containsExactly(true, false, true, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void untilTheVisitorAnswersNothingIsSentOrStored(String kind) {
    try (Page page = visit(kind, NONE)) {
      publish(page, "held");
      assertThat(door.visits()).isEmpty();
      assertThat(page.evaluate("localStorage.length").asInt()).isZero();

      page.evaluate("collectConsent(" + ALL + ")");
      publish(page, "next");

      awaitNames(client, "consent_updated", "held", "next");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void aWithdrawalBeforeAnyEventIsToldAsSoonAsShopifySaysWhoseItIs(String kind) {
    try (Page page = visit(kind, ALL)) {
      page.evaluate("collectConsent(" + NONE + ")");
      publish(page, "denied");

      awaitNames(client, "consent_updated");
      assertThat(events(client).getFirst().consent().analytics()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom", "app"})
  void whatIsRefusedForAWhileComesLaterInOrderAndOverPages(String kind) {
    door.shut();
    try (Page page = visit(kind, ALL)) {
      publish(page, "first", "second", "third");
      await().until(() -> kept(page) == 3);
      page.go(shop.at("/elsewhere"));
      door.open();
      page.go(shop.at(path(kind, ALL)));
      awaitPixel(page);
      publish(page, "fourth");

      awaitNames(client, "first", "second", "third", "fourth");
      await().until(() -> kept(page) == 0);
    }
  }

  /** Shopify's own events, each once. */
  private static List<JsonNode> examples() {
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

  private static String consent(
      boolean analytics, boolean marketing, boolean preferences, boolean sale) {
    return """
    {"analyticsProcessingAllowed": %s, "marketingAllowed": %s,
     "preferencesProcessingAllowed": %s, "saleOfDataAllowed": %s}
    """
        .formatted(analytics, marketing, preferences, sale);
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
