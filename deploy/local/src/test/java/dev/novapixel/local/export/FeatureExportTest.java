package dev.novapixel.local.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.local.api.ApiException;
import dev.novapixel.schemas.feature.Feature;
import dev.novapixel.schemas.feature.FeatureCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One feature of each kind. */
  private static final List<Feature> FEATURES =
      Stream.of(
              "product_view_count_5m",
              "cart_value_1h",
              "avg_viewed_price_1h",
              "session_cart_ratio",
              "session_started_at",
              "session_open",
              "session_referrer",
              "viewed_products",
              "return_views_24h")
          .map(name -> FeatureCatalogue.named(name).orElseThrow())
          .toList();

  private static final String HEADER =
      "row,ref,at,shopper,as_of,events,currency,product_view_count_5m,cart_value_1h,"
          + "avg_viewed_price_1h,session_cart_ratio,session_started_at,session_open,"
          + "session_referrer,viewed_products,return_views_24h,other_currencies";

  @TempDir private Path folder;

  @Test
  void eachRowThatIsAskedForBecomesARowInTheOrderOfTheFile() throws IOException {
    Path events =
        file(
            """
            ref,at
            client:ann,2026-03-01T12:00:00Z
            "customer:7,7",2026-03-01T13:00:00.250+01:00
            """);

    var outcome = run(events, Format.CSV, FeatureExportTest::told);

    assertThat(Files.readString(out()))
        .isEqualTo(
            HEADER
                + """

                2,client:ann,2026-03-01T12:00:00Z,customer:1,2026-03-01T12:00:00Z,7,EUR,3,59.80,,0.5,\
                2026-03-01T11:00:00Z,true,"https://a.test/?q=""x"",y","[""wool"",""silk""]",\
                "{""wool"":2}",{}
                3,"customer:7,7",2026-03-01T12:00:00.250Z,customer:1,2026-03-01T12:00:00.250Z,7,EUR,3,59.80,,0.5,\
                2026-03-01T11:00:00Z,true,"https://a.test/?q=""x"",y","[""wool"",""silk""]",\
                "{""wool"":2}",{}
                """);
    assertThat(outcome).isEqualTo(new FeatureExport.Outcome(2, 17, 0, 1, List.of()));
    assertThat(rejected(events)).doesNotExist();
  }

  @Test
  void parquetKeepsTheTypesOfTheCatalogue() throws IOException {
    Path events =
        file(
            """
            {"ref": "client:ann", "at": "2026-03-01T12:00:00Z"}
            {"ref": "client:bob", "at": "2026-03-01T12:00:00Z"}
            """);

    run(
        events,
        Format.PARQUET,
        event -> event.ref().equals("client:ann") ? told(event) : nothing(event));

    List<Group> rows = parquet(out());
    assertThat(rows).hasSize(2);
    Group ann = rows.getFirst();
    assertThat(ann.getType().toString())
        .contains(
            "required int64 row;",
            "required binary ref (STRING);",
            "required int64 at (TIMESTAMP(MILLIS,true));",
            "optional int64 product_view_count_5m;",
            "optional int64 cart_value_1h (DECIMAL(18,4));",
            "optional double session_cart_ratio;",
            "optional boolean session_open;",
            "optional group viewed_products (LIST)",
            "optional binary return_views_24h (JSON);");
    assertThat(ann.getLong("row", 0)).isEqualTo(1);
    assertThat(ann.getLong("at", 0))
        .isEqualTo(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    assertThat(ann.getLong("cart_value_1h", 0)).isEqualTo(598_000);
    assertThat(ann.getFieldRepetitionCount("avg_viewed_price_1h")).isZero();
    assertThat(ann.getDouble("session_cart_ratio", 0)).isEqualTo(0.5);
    assertThat(ann.getBoolean("session_open", 0)).isTrue();
    Group viewed = ann.getGroup("viewed_products", 0);
    assertThat(viewed.getFieldRepetitionCount(0)).isEqualTo(2);
    assertThat(viewed.getGroup(0, 1).getString(0, 0)).isEqualTo("silk");
    assertThat(ann.getString("return_views_24h", 0)).isEqualTo("{\"wool\":2}");
    Group bob = rows.getLast();
    assertThat(bob.getLong("product_view_count_5m", 0)).isZero();
    assertThat(bob.getFieldRepetitionCount("session_started_at")).isZero();
    assertThat(bob.getGroup("viewed_products", 0).getFieldRepetitionCount(0)).isZero();
  }

  @Test
  void everyFeatureOfTheCatalogueHasAColumnOfItsName() throws IOException {
    Path events = file("ref,at\nclient:ann,2026-03-01T12:00:00Z\n");
    new FeatureExport(FeatureExportTest::nothing, FeatureCatalogue.ALL)
        .run(events, out(), Format.PARQUET, rejected(events), _ -> {});

    Group row = parquet(out()).getFirst();
    assertThat(row.getType().getFields().stream().map(field -> field.getName()))
        .containsAll(FeatureCatalogue.ALL.stream().map(Feature::name).toList())
        .hasSize(FeatureCatalogue.ALL.size() + 8);
  }

  @Test
  void rowsWithoutAnAnswerAreKeptWithTheirLinesAndReasons() throws IOException {
    Path events =
        file(
            """
            at,ref
            2026-03-01T12:00:00Z,client:ann
            yesterday,client:ann
            2026-03-01T12:00:00Z,ann
            2026-03-01T12:00:00Z,

            2026-03-01T12:00:00Z,client:stranger
            2026-03-01T12:00:00Z,client:a,b
            2026-03-01T12:00:00Z,client:absurd
            2026-03-01T12:00:01Z,client:ann
            """);

    var outcome =
        run(
            events,
            Format.CSV,
            event ->
                switch (event.ref()) {
                  case "client:stranger" -> new PastApi.Told.Refused("404: Nobody is known.");
                  case "client:absurd" -> told(event, "99999999999999999999.00");
                  default -> told(event);
                });

    assertThat(outcome.written()).isEqualTo(2);
    assertThat(outcome.refused()).isEqualTo(6);
    assertThat(outcome.samples())
        .startsWith(
            "line 3: at 'yesterday' is no RFC 3339 time such as 2026-03-01T12:00:00Z",
            "line 4: ref 'ann' is none of client:…, checkout:… and customer:…");
    assertThat(Files.readAllLines(out())).hasSize(3);
    List<JsonNode> kept = new ArrayList<>();
    for (String line : Files.readAllLines(rejected(events))) {
      kept.add(JSON.readTree(line));
    }
    assertThat(kept)
        .extracting(line -> line.path("row").asInt())
        .containsExactlyInAnyOrder(3, 4, 5, 7, 8, 9);
    assertThat(kept)
        .extracting(line -> line.path("text").asText())
        .contains("2026-03-01T12:00:00Z,client:stranger", "yesterday,client:ann");
  }

  @Test
  void aServiceThatAnswersNobodyLeavesNoHalfOfATrainingSet() throws IOException {
    Path events =
        file(
            """
            ref,at
            client:ann,2026-03-01T12:00:00Z
            client:bob,2026-03-01T12:00:00Z
            """);

    assertThatThrownBy(() ->
            run(
                events,
                Format.PARQUET,
                event -> {
                  if (event.ref().equals("client:bob")) {
                    throw new ApiException("recs-service answers 401");
                  }
                  return told(event);
                }))
        .isInstanceOf(ApiException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(events);
    }
  }

  @Test
  void aLongFileIsAskedAFewRowsAtATime() throws IOException {
    var lines = new StringBuilder("ref,at\n");
    for (int i = 0; i < 20_000; i++) {
      lines.append("client:c").append(i).append(",2026-03-01T12:00:00Z\n");
    }
    Path events = file(lines.toString());
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new ArrayList<Long>();

    new FeatureExport(
            event -> {
              most.accumulateAndGet(open.incrementAndGet(), Math::max);
              PastApi.Told told = told(event);
              open.decrementAndGet();
              return told;
            },
            FEATURES)
        .run(events, out(), Format.PARQUET, rejected(events), done::add);

    assertThat(most.get()).isLessThanOrEqualTo(8);
    assertThat(FeatureExport.count(events)).isEqualTo(20_000);
    assertThat(done).isSorted().endsWith(20_000L);
    List<Group> rows = parquet(out());
    assertThat(rows).extracting(row -> row.getLong("row", 0)).isSorted().hasSize(20_000);
  }

  private FeatureExport.Outcome run(
      Path events, Format format, Function<AsOfEvent, PastApi.Told> past) throws IOException {
    return new FeatureExport(past, FEATURES).run(events, out(), format, rejected(events), _ -> {});
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("events.csv"), text);
  }

  private Path out() {
    return folder.resolve("training.set");
  }

  private static Path rejected(Path events) {
    return Path.of(events + ".rejected.ndjson");
  }

  private static PastApi.Told told(AsOfEvent event) {
    return told(event, "59.80");
  }

  private static PastApi.Told told(AsOfEvent event, String cartValue) {
    return answer(
        event,
        """
        {"product_view_count_5m": 3, "cart_value_1h": "%s", "avg_viewed_price_1h": null,
         "session_cart_ratio": 0.5, "session_started_at": "2026-03-01T11:00:00.000Z",
         "session_open": true, "session_referrer": "https://a.test/?q=\\"x\\",y",
         "viewed_products": ["wool", "silk"], "return_views_24h": {"wool": 2}}
        """
            .formatted(cartValue));
  }

  private static PastApi.Told nothing(AsOfEvent event) {
    return answer(
        event,
        """
        {"product_view_count_5m": 0, "cart_value_1h": "0.00", "avg_viewed_price_1h": null,
         "session_started_at": null, "viewed_products": [], "return_views_24h": {}}
        """);
  }

  private static PastApi.Told answer(AsOfEvent event, String features) {
    try {
      return new PastApi.Told.Features(
          JSON.readTree(
              """
              {"data": {"id": "customer:1", "as_of": "%1$s", "currency": "EUR", "features": %2$s,
                        "other_currencies": {}},
               "meta": {"at": "%1$s", "events": 7, "degraded": %3$b}}
              """
                  .formatted(event.at(), features, event.ref().startsWith("customer:"))));
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  private static List<Group> parquet(Path file) throws IOException {
    var rows = new ArrayList<Group>();
    try (var reader = new Reader(new LocalInputFile(file)).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static final class Reader extends ParquetReader.Builder<Group> {
    Reader(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
