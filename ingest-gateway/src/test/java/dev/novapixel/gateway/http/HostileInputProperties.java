package dev.novapixel.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.Admission;
import dev.novapixel.gateway.intake.EventResult;
import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Intake;
import dev.novapixel.gateway.intake.IntakeMetrics;
import dev.novapixel.gateway.intake.IntakeRequest;
import dev.novapixel.gateway.intake.Logs;
import dev.novapixel.gateway.intake.Outcome;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.limit.Rate;
import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.protocol.Limits;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.schemas.access.ShopIndex;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.shop.ShopSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a body holds, it is answered soon, never with a 5xx, always with a reason, and what is
 * good in it is kept.
 */
final class HostileInputProperties {
  private static final int BODY_LIMIT = 1024 * 1024;
  private static final int EVENT_LIMIT = 256 * 1024;

  private static final RequestParser PARSER =
      PixelRequests.parser(PersonalFields.standard(Dialect.SHOPIFY_PIXEL), EVENT_LIMIT);

  /** A hundred times what the largest body takes on an idle machine. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final List<LogEntry> kept = new ArrayList<>();
  private static final Rate NO_LIMIT = new Rate(1_000_000, 1_000_000);

  private final Intake intake =
      new Intake(
          () -> Optional.of(ShopIndex.of(List.of(shop()))),
          new BodyDecoder(BODY_LIMIT),
          new KeyLimits(NO_LIMIT, NO_LIMIT, System::nanoTime),
          new Admission(10, 10 * BODY_LIMIT),
          new Logs(new EverythingIsKept(), new EverythingIsKept()),
          new IntakeMetrics(new SimpleMeterRegistry()),
          InstantSource.fixed(Instant.parse("2026-03-14T12:00:00Z")));

  @Property(tries = 300)
  void goodEventsAreKeptWhateverStandsBesideThem(@ForAll("mixtures") List<Item> items) {
    String body = "[" + String.join(",", items.stream().map(Item::json).toList()) + "]";
    Outcome outcome = answered(body.getBytes(UTF_8));

    assertThat(outcome).isInstanceOf(Outcome.Answered.class);
    List<EventResult> results = ((Outcome.Answered) outcome).results();
    assertThat(results).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      EventResult result = results.get(i);
      String good = items.get(i).id();
      if (good != null) {
        assertThat(result).isEqualTo(new EventResult(good, Status.ACCEPTED, null, null));
      } else if (result.status() == Status.REJECTED) {
        assertThat(result.code()).isNotEmpty();
        assertThat(result.path()).startsWith("/" + i);
      }
    }
    assertThat(ids()).containsAll(items.stream().map(Item::id).filter(Objects::nonNull).toList());
  }

  @Property(tries = 300)
  void aBodyThatIsCutOffOrDamagedIsReadOrRefused(@ForAll("bodies") byte[] body) {
    answered(body);
  }

  @Property(tries = 300)
  void bytesWithoutMeaningAreRefused(@ForAll byte[] noise) {
    assertThat(answered(noise)).isInstanceOf(Outcome.Unreadable.class);
  }

  @Property(tries = 100)
  void brokenCompressionIsReadOrRefused(@ForAll("brokenGzip") byte[] packed) {
    answered(packed);
  }

  @Example
  void bombsAreNotInflated() {
    byte[] bomb = gzip(new byte[200 * BODY_LIMIT]);
    assertThat(answered(bomb)).isInstanceOf(Outcome.Unreadable.class);
    assertThat(answered(gzip(bomb))).isInstanceOf(Outcome.Unreadable.class);
  }

  @Example
  void whatIsBuiltToCostMuchCostsLittle() {
    for (String body :
        List.of(
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "[" + "{\"name\":".repeat(Limits.DEPTH),
            "[1" + "0".repeat(900_000) + "]",
            "[1e" + "9".repeat(900_000) + "]",
            "[\"" + "\\u0000".repeat(150_000) + "\"]",
            "[\"" + "\\ud800".repeat(150_000) + "\"]",
            "[" + "@.".repeat(1000) + "]",
            "[{\"name\":\"" + "a@".repeat(125_000) + "\"}]",
            "[{\"name\":\"n\",\"x\":\"" + "\\\\".repeat(60_000) + "@b.c\"}]",
            "[{\"name\":\"n\",\"x\":\"" + "%40".repeat(85_000) + "\"}]",
            "[{\"name\":\"n\",\"x\":\"" + "a%40b.c".repeat(36_000) + "\"}]",
            "[{\"name\":\"n\",\"x\":\"" + "a@b.c ".repeat(40_000) + "\"}]",
            "[{\"name\":\"n\",\"x\":[" + "{\"zip\":1},".repeat(25_000) + "{}]}]",
            "[{\"name\":\"n\",\"x\":\"" + "=".repeat(250_000) + "\"}]",
            "[{\"name\":\"n\",\"x\":\"" + "&phone=%5B".repeat(25_000) + "\"}]",
            "[{" + "\"name\":\"n\",".repeat(60_000) + "\"name\":\"n\"}]",
            "[" + "{},".repeat(Limits.EVENTS) + "{}]",
            "[" + "7,".repeat(Limits.EVENTS - 1) + "7]",
            "{\"events\":[],".repeat(1000))) {
      answered(body.getBytes(UTF_8));
    }
  }

  /** In time, without 5xx, with a reason. */
  private Outcome answered(byte[] body) {
    kept.clear();
    long begun = System.nanoTime();
    Outcome outcome = intake.take(new Posted(body.clone())).toCompletableFuture().join();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BUDGET);
    assertThat(Answers.of(outcome).code()).isBetween(200, 499);
    assertThat(new String(Answers.of(outcome).body(), UTF_8)).isNotEmpty();
    return outcome;
  }

  private List<String> ids() {
    return kept.stream()
        .filter(LogEntry.Taken.class::isInstance)
        .map(entry -> ((LogEntry.Taken) entry).event().eventId())
        .toList();
  }

  /** One element of a batch; a good event's id, or null where nobody knows what it is. */
  record Item(@Nullable String id, String json) {}

  @Provide
  Arbitrary<List<Item>> mixtures() {
    Arbitrary<Item> good =
        Arbitraries.integers()
            .between(1, 1_000_000)
            .map(number ->
                new Item(
                    "good-" + number,
                    "{\"id\":\"good-%d\",\"name\":\"page_viewed\",\"clientId\":\"c\"}"
                        .formatted(number)));
    return Arbitraries.oneOf(good, hostileItems()).list().ofMaxSize(20);
  }

  private static Arbitrary<Item> hostileItems() {
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null",
                "true",
                "-0.0e-999",
                "1e400",
                "1e9999999999",
                "9".repeat(Limits.EVENTS / 6),
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\uD83D\uDE00\"",
                "\"undefined\"",
                "\"a@b.example\"",
                "\"" + "x".repeat(5000) + "\"",
                "\"2026-13-45T99:99:99Z\"",
                "[".repeat(50) + "]".repeat(50),
                "{\"a\":".repeat(50) + "1" + "}".repeat(50)),
            Arbitraries.integers().map(String::valueOf));
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "name",
            "clientId",
            "timestamp",
            "consent",
            "nova",
            "data",
            "context",
            "customerId",
            "checkoutToken",
            "events",
            "email",
            "",
            "\\u0000",
            "sentAt");
    Arbitrary<String> members =
        Combinators.combine(names, values).as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> objects =
        members.list().ofMaxSize(12).map(all -> "{" + String.join(",", all) + "}");
    return Arbitraries.oneOf(values, objects).map(json -> new Item(null, json));
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> whole =
        mixtures()
            .map(items ->
                ("{\"sentAt\":1,\"events\":["
                        + String.join(",", items.stream().map(Item::json).toList())
                        + "]}")
                    .getBytes(UTF_8));
    return withPlaceAndByte(whole)
        .map(damage -> {
          byte[] body = damage.get1();
          int place = Math.floorMod(damage.get2(), body.length);
          if (damage.get2() % 2 == 0) {
            return Arrays.copyOf(body, place);
          }
          byte[] changed = body.clone();
          changed[place] = (byte) (damage.get2() >> 8);
          return changed;
        });
  }

  @Provide
  Arbitrary<byte[]> brokenGzip() {
    return withPlaceAndByte(Arbitraries.just(gzip("[{\"name\":\"n\"}]".getBytes(UTF_8))))
        .map(damage -> {
          byte[] packed = damage.get1().clone();
          int place = Math.floorMod(damage.get2(), packed.length - 2) + 2;
          packed[place] ^= (byte) (1 + Math.floorMod(damage.get2() >> 8, 255));
          return damage.get2() % 3 == 0 ? Arrays.copyOf(packed, place) : packed;
        });
  }

  private static Arbitrary<Tuple2<byte[], Integer>> withPlaceAndByte(Arbitrary<byte[]> bodies) {
    return Combinators.combine(bodies, Arbitraries.integers()).as(Tuple::of);
  }

  private static byte[] gzip(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static ShopSettings shop() {
    return new ShopSettings(
        "open.test",
        1,
        true,
        List.of("write"),
        List.of(),
        WhenAbsent.GRANTED,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        ShopSettings.CatalogMode.FROM_EVENTS,
        Instant.EPOCH);
  }

  /** A log that acknowledges at once. */
  private final class EverythingIsKept implements EventLog {
    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public CompletionStage<BitSet> append(List<LogEntry> entries) {
      kept.addAll(entries);
      BitSet all = new BitSet();
      all.set(0, entries.size());
      return CompletableFuture.completedFuture(all);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // lives for one request, is never compared
  private record Posted(byte[] body) implements IntakeRequest {
    @Override
    public @Nullable String pathKey() {
      return "write";
    }

    @Override
    public @Nullable String header(String name) {
      return null;
    }

    @Override
    public @Nullable String query(String name) {
      return null;
    }

    @Override
    public @Nullable String contentEncoding() {
      return null;
    }

    @Override
    public PixelEvent.Dialect dialect() {
      return PixelEvent.Dialect.SHOPIFY_PIXEL;
    }

    @Override
    public RequestParser parser() {
      return PARSER;
    }

    @Override
    public @Nullable String userAgent() {
      return null;
    }

    @Override
    public boolean isImport() {
      return false;
    }
  }
}
