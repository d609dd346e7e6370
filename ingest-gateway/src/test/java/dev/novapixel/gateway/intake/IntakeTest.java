package dev.novapixel.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.novapixel.gateway.intake.EventResult.Status;
import dev.novapixel.gateway.intake.Outcome.Answered;
import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.intake.Outcome.Refused;
import dev.novapixel.gateway.intake.Outcome.Unreadable;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.limit.Rate;
import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.produce.LogEntry;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.protocol.RequestFault;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.schemas.access.KeyHash;
import dev.novapixel.schemas.access.ShopIndex;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Consent.WhenAbsent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import dev.novapixel.schemas.shop.Recommending;
import dev.novapixel.schemas.shop.ShopSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IntakeTest {
  private static final RequestParser PARSER =
      PixelRequests.parser(PersonalFields.standard(Dialect.SHOPIFY_PIXEL), 10_000);

  private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
  private static final String EVENT = "{\"id\":\"e\",\"name\":\"page_viewed\",\"clientId\":\"c\"}";

  private final MemoryLog log = new MemoryLog();
  private long now = 7_000_000_000L;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Optional<ShopIndex> shops =
      Optional.of(
          ShopIndex.of(
              List.of(
                  shop("open.test", "write", true),
                  shop("closed.test", "closed", false),
                  shop("kept.test", "kept", true))));
  private final Intake intake = intake(log);

  @Test
  void anEventOfAKnownKeyIsKeptForItsShop() {
    assertThat(answered(send("write", EVENT)))
        .containsExactly(new EventResult("e", Status.ACCEPTED, null, null));
    assertThat(log.entries)
        .singleElement()
        .isInstanceOfSatisfying(
            LogEntry.Taken.class,
            entry -> {
              assertThat(entry.event().shop()).isEqualTo("open.test");
              assertThat(entry.event().receivedAt()).isEqualTo(NOW);
              assertThat(entry.event().stamp().settingsVersion()).isEqualTo(7);
            });
  }

  @Test
  void aKeyIsFoundInEveryPlaceAndTheFirstDecides() {
    String withKey = EVENT.replace("{", "{\"writeKey\":\"write\",");
    assertThat(answered(send(new Request(withKey, Map.of(), false)))).hasSize(1);
    assertThat(answered(send(new Request(EVENT, Map.of("X-Write-Key", "write"), false))))
        .hasSize(1);
    assertThat(send(new Request(withKey, Map.of("X-Nova-Key", "wrong"), false)))
        .isEqualTo(new Refused(Refusal.UNKNOWN_KEY));
    assertThat(send(new Request(EVENT, Map.of(), false)))
        .isEqualTo(new Refused(Refusal.UNKNOWN_KEY));
  }

  @Test
  void aWrongKeyIsToldBeforeAWrongBody() {
    assertThat(send("wrong", "nonsense")).isEqualTo(new Refused(Refusal.UNKNOWN_KEY));
    assertThat(send("write", "nonsense")).isEqualTo(new Unreadable(RequestFault.NOT_JSON, ""));
  }

  @Test
  void aClosedShopTakesNothing() {
    assertThat(send("closed", EVENT)).isEqualTo(new Refused(Refusal.SHOP_DISABLED));
  }

  @Test
  void aRequestThatNamesAnotherShopIsRefusedAsAWhole() {
    assertThat(send("write", "{\"shop\":\"closed.test\",\"events\":[" + EVENT + "]}"))
        .isEqualTo(new Refused(Refusal.SHOP_MISMATCH));
    assertThat(send("write", "[" + EVENT.replace("{", "{\"shop\":\"closed.test\",") + "]"))
        .isEqualTo(new Refused(Refusal.SHOP_MISMATCH));
    assertThat(answered(send("write", EVENT.replace("{", "{\"shop\":\"OPEN.test\",")))).hasSize(1);
    assertThat(log.entries).hasSize(1);
  }

  @Test
  void aKeyThatHasSentItsBurstIsRefusedBeforeItsBodyIsRead() {
    send("write", "[" + EVENT + "," + EVENT + "," + EVENT + "]");
    send("write", "nonsense");

    assertThat(send("write", "nonsense")).isEqualTo(new Refused(Refusal.RATE_LIMITED, 1));
    assertThat(answered(send("server-open.test", EVENT))).as("another key").hasSize(1);
    assertThat(
            metrics
                .get("nova.gateway.shop.requests.refused")
                .tag("shop", "open.test")
                .tag("reason", "rate_limited")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void aRequestIsTakenWholeAndTheNextOnesPayForIt() {
    String ten = String.join(",", Collections.nCopies(10, EVENT));
    assertThat(answered(send("write", "[" + ten + "]"))).hasSize(10);
    assertThat(send("write", EVENT)).isEqualTo(new Refused(Refusal.RATE_LIMITED, 7));

    now += 6_999_999_999L;
    assertThat(send("write", EVENT)).isEqualTo(new Refused(Refusal.RATE_LIMITED, 1));
    now += 1;
    assertThat(answered(send("write", EVENT))).hasSize(1);
  }

  @Test
  void aKeyInTheBodyIsLimitedToo() {
    String withKey = EVENT.replace("{", "{\"writeKey\":\"write\",");
    for (int i = 0; i < 4; i++) {
      assertThat(answered(send(new Request(withKey, Map.of(), false)))).hasSize(1);
    }
    assertThat(send(new Request(withKey, Map.of(), false)))
        .isEqualTo(new Refused(Refusal.RATE_LIMITED, 1));
  }

  @Test
  void aPageOfAnotherHostIsRefusedBeforeItCostsTheKeyAnything() {
    for (int i = 0; i < 10; i++) {
      assertThat(sendFrom("https://boots.example", EVENT))
          .isEqualTo(new Refused(Refusal.ORIGIN_NOT_ALLOWED));
    }
    assertThat(answered(sendFrom("https://socks.example", EVENT))).hasSize(1);
    assertThat(answered(sendFrom("null", EVENT))).as("a sandboxed pixel").hasSize(1);
    assertThat(answered(send("kept", EVENT))).as("no browser").hasSize(1);
  }

  private Outcome sendFrom(String origin, String body) {
    return send(new Request(body, Map.of("X-Nova-Key", "kept", "Origin", origin), false));
  }

  @Test
  void importsNeedAServerKey() {
    assertThat(send(new Request(EVENT, Map.of("X-Nova-Key", "write"), true)))
        .isEqualTo(new Refused(Refusal.SERVER_KEY_REQUIRED));
    assertThat(answered(send(new Request(EVENT, Map.of("X-Nova-Key", "server-open.test"), true))))
        .hasSize(1);
  }

  @Test
  void nobodyIsToldThatHisKeyIsWrongWhileNoneIsKnown() {
    shops = Optional.empty();
    assertThat(send("wrong", EVENT)).isEqualTo(new Refused(Refusal.KEYS_NOT_LOADED));
    shops = Optional.of(ShopIndex.EMPTY);
    assertThat(send("wrong", EVENT)).isEqualTo(new Refused(Refusal.KEYS_NOT_LOADED));
  }

  @Test
  void aLogThatTakesNothingRefusesAtOnce() {
    log.open = false;
    assertThat(send("write", EVENT)).isEqualTo(new Refused(Refusal.LOG_UNAVAILABLE));
    assertThat(log.entries).isEmpty();
  }

  @Test
  void whatNobodyWouldSendAgainGoesToTheLogThatLasts() {
    MemoryLog lasting = new MemoryLog();
    Intake intake = intake(lasting);
    log.open = false;

    assertThat(
            intake
                .take(new Request(EVENT, Map.of("X-Nova-Key", "write"), false))
                .toCompletableFuture())
        .isCompletedWithValueMatching(Answered.class::isInstance);
    assertThat(lasting.entries).hasSize(1);
    assertThat(
            intake
                .take(new Request(EVENT, Map.of("X-Nova-Key", "server-open.test"), false))
                .toCompletableFuture())
        .as("a program can wait")
        .isCompletedWithValue(new Refused(Refusal.LOG_UNAVAILABLE));

    lasting.open = false;
    log.open = true;
    assertThat(
            intake
                .take(new Request(EVENT, Map.of("X-Nova-Key", "write"), false))
                .toCompletableFuture())
        .isCompletedWithValue(new Refused(Refusal.LOG_UNAVAILABLE));
  }

  @Test
  void whatIsNotAcknowledgedHasToBeSentAgain() {
    log.acknowledges = entry -> entry instanceof LogEntry.Rejected;
    assertThat(answered(send("write", "[" + EVENT + ",{\"id\":\"f\"}]")))
        .containsExactly(
            new EventResult("e", Status.RETRY, "not_acknowledged", null),
            new EventResult("f", Status.REJECTED, "missing_name", "/1/name"));
  }

  @Test
  void aDroppedEventIsAcceptedAndNotWrittenAndTheOthersKeepTheirPlaces() {
    String denied = EVENT.replace("{", "{\"consent\":false,");
    log.acknowledges = entry -> false;
    assertThat(answered(send("write", "[" + denied + "," + EVENT + "]")))
        .containsExactly(
            new EventResult("e", Status.ACCEPTED, "dropped_by_consent", null),
            new EventResult("e", Status.RETRY, "not_acknowledged", null));
    assertThat(log.entries).hasSize(1);
  }

  @Test
  void moreThanMayBeInFlightIsTurnedAwayUntilSomethingEnds() {
    log.gate = new CompletableFuture<>();
    var first = intake.take(new Request(EVENT, Map.of("X-Nova-Key", "write"), false));
    var second = intake.take(new Request(EVENT, Map.of("X-Nova-Key", "write"), false));
    assertThat(send("write", EVENT)).isEqualTo(new Refused(Refusal.OVERLOADED));

    log.gate.complete(null);
    assertThat(first.toCompletableFuture()).isCompleted();
    assertThat(second.toCompletableFuture()).isCompleted();
    assertThat(answered(send("write", EVENT))).hasSize(1);
  }

  @Test
  void bytesInFlightAreBoundedToo() {
    String large = EVENT.replace("{", "{\"data\":\"" + "x".repeat(1000) + "\",");
    assertThat(send("write", large)).isEqualTo(new Refused(Refusal.OVERLOADED));
    assertThat(answered(send("write", EVENT))).hasSize(1);
  }

  @Test
  void everyEventIsCountedByShopAndOutcome() {
    send(
        "write",
        "[" + EVENT + "," + EVENT + ",7," + EVENT.replace("{", "{\"consent\":false,") + "]");
    send("wrong", EVENT);
    assertThat(events("accepted", "")).isEqualTo(2);
    assertThat(events("rejected", "not_an_object")).isEqualTo(1);
    assertThat(events("dropped_by_consent", "dropped_by_consent")).isEqualTo(1);
    assertThat(metrics.get("nova.gateway.requests.refused").tag("reason", "unknown_key").counter())
        .extracting(counter -> counter.count())
        .isEqualTo(1.0);
  }

  private double events(String outcome, String code) {
    return metrics
        .get("nova.gateway.events")
        .tag("shop", "open.test")
        .tag("outcome", outcome)
        .tag("code", code)
        .counter()
        .count();
  }

  private Intake intake(EventLog lasting) {
    return new Intake(
        () -> shops,
        new BodyDecoder(100_000),
        new KeyLimits(new Rate(1, 4), new Rate(1, 5), () -> now),
        new Admission(2, 1000),
        new Logs(log, lasting),
        new IntakeMetrics(metrics),
        InstantSource.fixed(NOW));
  }

  private Outcome send(String key, String body) {
    return send(new Request(body, Map.of("X-Nova-Key", key), false));
  }

  private Outcome send(Request request) {
    return intake.take(request).toCompletableFuture().join();
  }

  private static List<EventResult> answered(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).results();
  }

  private static ShopSettings shop(String shop, String key, boolean enabled) {
    return new ShopSettings(
        shop,
        7,
        enabled,
        List.of(key),
        List.of(KeyHash.of("server-" + shop)),
        WhenAbsent.GRANTED,
        Consent.WhenDenied.DROP,
        ShopSettings.DEFAULT_SESSION_GAP,
        "EUR",
        ShopSettings.CatalogMode.FROM_EVENTS,
        NOW,
        Map.of("kept", List.of("socks.example")),
        Pace.DEFAULT,
        Recommending.NOTHING);
  }

  private record Request(String text, Map<String, String> headers, boolean isImport)
      implements IntakeRequest {

    @Override
    public @Nullable String pathKey() {
      return null;
    }

    @Override
    public @Nullable String header(String name) {
      return headers.get(name);
    }

    @Override
    public @Nullable String query(String name) {
      return null;
    }

    @Override
    public byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String contentEncoding() {
      return null;
    }

    @Override
    public Dialect dialect() {
      return Dialect.SHOPIFY_PIXEL;
    }

    @Override
    public RequestParser parser() {
      return PARSER;
    }

    @Override
    public @Nullable String userAgent() {
      return headers.get("User-Agent");
    }
  }
}
