package dev.novapixel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.novapixel.gateway.pixel.PixelRequests;
import dev.novapixel.gateway.privacy.PersonalFields;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.DerivedId;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.RequestParser;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.gateway.segment.Call;
import dev.novapixel.gateway.segment.SegmentRequests;
import dev.novapixel.gateway.snowplow.SnowplowRequests;
import dev.novapixel.schemas.event.PixelEvent.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever a request of any dialect holds, it is read or refused, soon; what comes of each event is
 * JSON that every later reader can bear; and a good event is good whatever stands beside it.
 */
final class DialectProperties {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENT_LIMIT = 256 * 1024;

  /** A hundred times what the largest takes on an idle machine. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  /** A client's language: what reads it, how a batch is laid out, and an event that is good. */
  @SuppressWarnings("ImmutableEnumChecker") // parsers are thread-safe
  enum Language {
    PIXEL(
        PixelRequests.parser(PersonalFields.standard(Dialect.SHOPIFY_PIXEL), EVENT_LIMIT),
        "events",
        "{\"id\":\"good\",\"name\":\"page_viewed\",\"clientId\":\"c\"}"),
    SEGMENT(
        SegmentRequests.parser(Call.BATCH, PersonalFields.standard(Dialect.SEGMENT), EVENT_LIMIT),
        "batch",
        "{\"messageId\":\"good\",\"type\":\"page\",\"anonymousId\":\"c\"}"),
    SNOWPLOW(
        SnowplowRequests.ofPosts(PersonalFields.standard(Dialect.SNOWPLOW), EVENT_LIMIT),
        "data",
        "{\"eid\":\"good\",\"e\":\"pv\",\"duid\":\"c\"}");

    private final RequestParser parser;
    private final String list;
    private final String good;

    Language(RequestParser parser, String list, String good) {
      this.parser = parser;
      this.list = list;
      this.good = good;
    }

    String batch(List<String> events) {
      return "{\"" + list + "\":[" + String.join(",", events) + "]}";
    }
  }

  @Property(tries = 500)
  void aGoodEventIsGoodWhateverStandsBesideIt(
      @ForAll Language language, @ForAll("hostile") List<String> hostile) {
    List<String> events = new ArrayList<>(hostile);
    events.add(language.good);
    Parsed parsed = read(language, language.batch(events).getBytes(UTF_8));

    assertThat(parsed).isInstanceOf(Parsed.Request.class);
    SentEvent good = ((Parsed.Request) parsed).events().getLast();
    assertThat(good.fault()).isNull();
    assertThat(good.facts().id()).isEqualTo("good");
    assertThat(good.facts().clientId()).isEqualTo("c");
  }

  @Property(tries = 500)
  void aRequestThatIsCutOffOrDamagedIsReadOrRefused(
      @ForAll Language language, @ForAll("hostile") List<String> hostile, @ForAll int damage) {
    byte[] body = language.batch(hostile).getBytes(UTF_8);
    int place = Math.floorMod(damage, body.length);
    if (damage % 2 == 0) {
      read(language, Arrays.copyOf(body, place));
    } else {
      body[place] = (byte) (damage >> 8);
      read(language, body);
    }
  }

  private static Parsed read(Language language, byte[] body) {
    long begun = System.nanoTime();
    Parsed parsed =
        switch (Body.of(body)) {
          case Body.Refused refused -> new Parsed.Refused(refused.fault(), "");
          case Body.Text text -> language.parser.parse(text);
        };
    if (parsed instanceof Parsed.Request request) {
      request.events().forEach(DialectProperties::isBearable);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BUDGET);
    return parsed;
  }

  private static void isBearable(SentEvent event) {
    assertThat(DerivedId.of(event.payload())).isNotEmpty();
    try {
      JSON.readTree(event.payload());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + event.payload(), e);
    }
    assertThat(event.payload()).doesNotContain("erika@example.com", "\0");
  }

  @Provide
  Arbitrary<List<String>> hostile() {
    Arbitrary<String> members =
        Combinators.combine(names(), values()).as((name, value) -> "\"" + name + "\":" + value);
    Arbitrary<String> objects =
        members.list().ofMaxSize(12).map(all -> "{" + String.join(",", all) + "}");
    return Arbitraries.oneOf(values(), objects).list().ofMaxSize(12);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.of(
        "id name clientId timestamp consent nova data context customerId checkoutToken email sentAt"
            .concat(" type event messageId anonymousId userId traits properties originalTimestamp")
            .concat(" e eid dtm ttm stm duid uid nuid aid ue_px ue_pr cx co url")
            .split(" "));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        plain(),
        plain().map(DialectProperties::quoted),
        Arbitraries.of("{", "[1,", "{} {}", "****", "").map(DialectProperties::quoted),
        plain().map(json -> "\"" + Base64.getEncoder().encodeToString(json.getBytes(UTF_8)) + "\""),
        plain().map(DialectProperties::entities).map(DialectProperties::quoted),
        plain()
            .map(json -> "{\"consent\":{\"categoryPreferences\":{\"analytics\":" + json + "}}}"));
  }

  private static String entities(String json) {
    return "{\"schema\":\"iglu:a/user/jsonschema/1-0-0\",\"data\":[{\"schema\":"
        + json
        + ",\"data\":{\"id\":"
        + json
        + "}}]}";
  }

  private static Arbitrary<String> plain() {
    return Arbitraries.of(
        "null",
        "true",
        "7",
        "-0.0e-999",
        "1e400",
        "1e9999999999",
        "9".repeat(99),
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"undefined\"",
        "\"track\"",
        "\"ue\"",
        "\"erika@example.com\"",
        "\"" + "x".repeat(5000) + "\"",
        "\"2026-13-45T99:99:99Z\"",
        "[".repeat(50) + "]".repeat(50),
        "[[\"erika@example.com\"],7,null]",
        "{\"a\":".repeat(50) + "1" + "}".repeat(50),
        "{\"email\":\"erika@example.com\"}");
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
