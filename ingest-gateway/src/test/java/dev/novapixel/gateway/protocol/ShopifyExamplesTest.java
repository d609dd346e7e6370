package dev.novapixel.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One shopper's journey through all standard events, as Shopify's pixel sends it. */
final class ShopifyExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "4f0c7f5e-9d0b-4c0e-8a5d-2b7e61c3f9aa";
  private static final String TOKEN = "9a1e6c0d7b5f4e2f8c3d1a0b9e8f7a6d";

  /** What the examples say of their shopper, and what must never leave the gateway. */
  private static final List<String> PERSONAL =
      List.of(
          "Erika",
          "Beispiel",
          "erika.beispiel",
          "Musterweg",
          "Leipzig",
          "04109",
          "VISA",
          "Alles Gute");

  static Stream<Path> events() {
    return Requests.examples().filter(file -> !file.getFileName().toString().startsWith("_"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsSoundAndNamesItsClient(Path file) {
    SentEvent event = Requests.event(Requests.read(file));
    assertThat(event.fault()).isNull();
    assertThat(event.facts().clientId()).isEqualTo(CLIENT);
    assertThat(event.facts().id()).startsWith("sh");
    assertThat(event.facts().timestamp()).startsWith("2026-03-14T18:0");
    assertThat(event.facts().userAgent()).startsWith("Mozilla/5.0");
  }

  @ParameterizedTest
  @MethodSource("events")
  void nothingPersonalIsLeftAndNothingElseIsLost(Path file) throws JsonProcessingException {
    String sent = Requests.read(file);
    String payload = Requests.event(sent).payload();
    assertThat(payload).doesNotContain(PERSONAL);
    assertThat(differences("", JSON.readTree(sent), JSON.readTree(payload)))
        .allSatisfy(difference ->
            assertThat(difference)
                .matches(
                    ".*/(email|phone|smsMarketingPhone|firstName|lastName|address1|address2"
                        + "|city|zip|paymentMethod|value|properties/0/value)"));
  }

  @Test
  void aCompletedCheckoutNamesTokenAndCustomer() {
    EventFacts facts = Requests.event(Requests.example("checkout_completed")).facts();
    assertThat(facts.name()).isEqualTo("checkout_completed");
    assertThat(facts.checkoutToken()).isEqualTo(TOKEN);
    assertThat(facts.orderCustomerId()).isEqualTo("7712349876543");
    assertThat(facts.customer()).as("who is logged in is another question").isNull();
  }

  @Test
  void earlierStepsNameTheTokenAndNoCustomer() {
    EventFacts facts = Requests.event(Requests.example("checkout_started")).facts();
    assertThat(facts.checkoutToken()).isEqualTo(TOKEN);
    assertThat(facts.orderCustomerId()).isNull();
  }

  @Test
  void whatAnAlertShowsOfATypedValueIsRemoved() throws JsonProcessingException {
    String sent =
        Requests.example("alert_displayed").replace("\"value\": null", "\"value\": \"4111 1111\"");
    assertThat(sent).contains("4111 1111");
    String payload = Requests.event(sent).payload();
    JsonNode alert = JSON.readTree(payload).at("/data/alert");
    assertThat(alert.get("value").isNull()).isTrue();
    assertThat(alert.get("type").asText()).isNotEmpty();
  }

  @Test
  void aShopMayPutItsJourneyIntoOneEnvelope() {
    String events = String.join(",", events().map(Requests::read).toList());
    Parsed.Request request =
        Requests.request("{\"v\":1,\"customerId\":7712349876543,\"events\":[" + events + "]}");
    assertThat(request.events()).hasSize((int) events().count());
    assertThat(request.events()).allSatisfy(event -> assertThat(event.fault()).isNull());
  }

  /** Pointers to all scalars that are not what they were. */
  private static List<String> differences(String at, JsonNode sent, JsonNode kept) {
    if (sent.equals(kept)) {
      return List.of();
    }
    if (sent.isObject() && kept.isObject()) {
      return sent.properties().stream()
          .flatMap(member ->
              differences(at + "/" + member.getKey(), member.getValue(), kept.path(member.getKey()))
                  .stream())
          .toList();
    }
    if (sent.isArray() && kept.size() == sent.size()) {
      return Stream.iterate(0, i -> i < sent.size(), i -> i + 1)
          .flatMap(i -> differences(at + "/" + i, sent.get(i), kept.get(i)).stream())
          .toList();
    }
    return List.of(at);
  }
}
