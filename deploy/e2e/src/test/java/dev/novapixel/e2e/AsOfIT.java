package dev.novapixel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered live, asked for again once it is the past: through the gateway, both streams,
 * the projection and Postgres, with a late event, one told twice, and a login in between.
 */
class AsOfIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Stack stack = Stack.running();
  private final Shop shop = Shop.open(stack);
  private final Instant now = Instant.now();

  @TempDir private Path folder;

  @Test
  void thePastIsWhatWasLiveThenAndAnErasedShopperHasNone() throws IOException {
    JsonNode before = guestBrowses();
    JsonNode after = guestIsLateAndLogsIn();
    awaitPast(after, 5);

    JsonNode asOfBefore = past("client:sofa", before.path("as_of").asText()).path("data");
    JsonNode asOfAfter = past("client:sofa", after.path("as_of").asText()).path("data");

    assertThat(asOfAfter).isEqualTo(after);
    // Whose they are, and how well the shopper is known, is as of today.
    assertThat(asOfBefore.path("id").asText()).isEqualTo("customer:ann");
    assertThat(withoutState(asOfBefore)).isEqualTo(withoutState(before));
    assertThat(past("customer:ann", before.path("as_of").asText()).path("data"))
        .isEqualTo(asOfBefore);

    assertExported(before.path("as_of").asText(), after.path("as_of").asText());
    assertErased(after.path("as_of").asText());
  }

  private JsonNode guestBrowses() {
    send(
        Clicks.of("sofa")
            .views("e1", "71", now.minusSeconds(40))
            .views("e2", "72", now.minusSeconds(30))
            .addsToCart("e3", "72", now.minusSeconds(20)));
    shop.awaitCount(3);
    return awaitLive("product_view_count_1h", 2);
  }

  private JsonNode guestIsLateAndLogsIn() {
    send(Clicks.of("sofa").views("e2", "72", now.minusSeconds(30)));
    send(Clicks.of("sofa").views("late", "73", now.minusSeconds(35)));
    send(Clicks.of("sofa").loggedInAs("ann").views("e4", "71", now.minusSeconds(10)));
    assertThat(shop.awaitCount(6))
        .returns(1L, Shop.Count::duplicate)
        .returns(5L, Shop.Count::counted);
    return awaitLive("product_view_count_1h", 4);
  }

  private void send(Clicks clicks) {
    assertThat(shop.gateway().post("/v1/events", clicks.body()).status()).isEqualTo(202);
  }

  /**
   * The live answer as soon as a feature has come to a value, and is known to be complete up to a
   * time when all had been received: a mirror that lags may show more than it promises.
   */
  private JsonNode awaitLive(String feature, int value) {
    Instant received = Instant.now();
    return await(feature + " is " + value)
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> shop.features("client:sofa"),
            live ->
                live.path("features").path(feature).asInt() == value
                    && Instant.parse(live.path("as_of").asText()).isAfter(received));
  }

  private void awaitPast(JsonNode live, int events) {
    await("the past knows " + events + " events")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    past("client:sofa", live.path("as_of").asText())
                        .path("meta")
                        .path("events")
                        .asInt())
                .isEqualTo(events));
  }

  private JsonNode past(String ref, String at) {
    return shop.recs().get("/v1/shoppers/" + ref + "/features?at=" + at).body();
  }

  private static JsonNode withoutState(JsonNode data) {
    ObjectNode copy = data.deepCopy();
    copy.remove("id");
    ((ObjectNode) copy.get("features")).remove("shopper_state");
    return copy;
  }

  private void assertExported(String before, String after) throws IOException {
    Path events =
        Files.writeString(
            folder.resolve("events.csv"),
            """
            ref,at,label
            client:sofa,%s,0
            customer:ann,%s,1
            client:sofa,1999-12-31T23:59:59Z,0
            """
                .formatted(before, after));
    Path csv = folder.resolve("train.csv");
    Path parquet = folder.resolve("train.parquet");

    Stack.Result exported = export(events, csv, "--features=product_view_count_1h,viewed_products");

    assertThat(exported.exit()).as(exported.output()).isEqualTo(3);
    assertThat(exported.output()).contains("line 4: 422: Events of this shop are kept from");
    assertThat(Files.readAllLines(csv))
        .containsExactly(
            "row,ref,at,shopper,as_of,events,currency,product_view_count_1h,viewed_products,"
                + "other_currencies",
            "2,client:sofa,%1$s,customer:ann,%1$s,3,USD,2,\"[\"\"72\"\",\"\"71\"\"]\",{}"
                .formatted(Instant.parse(before)),
            "3,customer:ann,%1$s,customer:ann,%1$s,5,USD,4,\"[\"\"71\"\",\"\"72\"\",\"\"73\"\"]\",{}"
                .formatted(Instant.parse(after)));
    assertThat(Files.readString(Path.of(events + ".rejected.ndjson")))
        .contains("client:sofa,1999-12-31T23:59:59Z,0");

    assertThat(export(events, parquet).output())
        .contains("2 rows of %d columns".formatted(FeatureCatalogue.ALL.size() + 8));
    assertThat(new String(Files.readAllBytes(parquet), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1");
    assertThat(export(events, parquet).exit()).isEqualTo(2);
  }

  private Stack.Result export(Path events, Path out, String... options) {
    var arguments = new ArrayList<>(List.of("export-features"));
    arguments.addAll(List.of("--at-events", events.toString(), "--out", out.toString()));
    arguments.addAll(shop.asItself());
    arguments.addAll(List.of(options));
    return stack.nova(arguments);
  }

  private void assertErased(String at) {
    var asked =
        new Api(stack.adminPort(), stack.adminToken())
            .post("/v1/shops/" + shop.name() + "/erasures", "{\"shopper\": \"customer:ann\"}");
    assertThat(asked.status()).isEqualTo(202);
    await("the past is forgotten")
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          for (String ref : List.of("client:sofa", "customer:ann")) {
            JsonNode answer = past(ref, at);
            assertThat(answer.path("type").asText()).isEqualTo("urn:nova:problem:unknown-shopper");
          }
        });
  }
}
