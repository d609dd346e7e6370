package dev.novapixel.gateway.segment;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.protocol.ConsentCollector;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.FactCollector;
import dev.novapixel.gateway.protocol.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message of Segment's or RudderStack's clients says. A track call is named by its event,
 * every other by itself. Not thread-safe.
 */
final class SegmentFacts extends FactCollector {
  private static final String TRACK = "track";
  private static final String ALIAS = "alias";

  /** How consent tools report a choice; ours is what our own clients would say. */
  private static final Set<String> CONSENT_EVENTS =
      Set.of("Segment Consent Preference Updated", "Segment Consent Preference", "consent_updated");

  private final @Nullable String callType;

  private @Nullable String type;
  private @Nullable String event;
  private @Nullable String id;
  private @Nullable String anonymousId;
  private @Nullable String previousId;
  private @Nullable Login login;
  private @Nullable String timestamp;
  private @Nullable String originalTimestamp;
  private @Nullable String sentAt;
  private @Nullable String writeKey;
  private @Nullable String checkoutToken;
  private @Nullable String userAgent;
  private final ConsentCollector consent = new ConsentCollector();

  /**
   * @param callType what the request's address says that the message is; null if it doesn't
   */
  SegmentFacts(int outside, @Nullable String callType) {
    super(outside);
    this.callType = callType;
  }

  @Override
  public void see(JsonPath path, JsonToken value, JsonReader json) {
    switch (path.depth()) {
      case 1 -> ofRoot(path.step(0), value, json);
      case 2 -> ofSecond(path, value, json);
      case 4 -> ofCategories(path, value);
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofRoot(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "type" -> type = name(value, json);
      case "event" -> event = name(value, json);
      case "messageId" -> id = identifier(value, json, Reason.INVALID_ID);
      case "anonymousId" -> anonymousId = identifier(value, json, Reason.INVALID_CLIENT_ID);
      case "previousId" -> previousId = identifier(value, json, Reason.INVALID_CLIENT_ID);
      case "userId" -> login = new Login(identifier(value, json, Reason.INVALID_CUSTOMER_ID));
      case "timestamp" -> timestamp = scalar(value, json);
      case "originalTimestamp" -> originalTimestamp = scalar(value, json);
      case "sentAt" -> sentAt = scalar(value, json);
      case "writeKey" -> writeKey = scalar(value, json);
      case "properties" -> checkoutToken = null;
      case "context" -> {
        userAgent = null;
        consent.forget();
      }
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  private void ofSecond(JsonPath path, JsonToken value, JsonReader json) {
    String member = path.step(1);
    switch (path.step(0)) {
      case "context" -> {
        if (member.equals("userAgent")) {
          userAgent = userAgent(value, json);
        }
      }
      case "properties" -> {
        if (member.equals("checkout_id") || member.equals("checkoutId")) {
          checkoutToken = identifier(value, json, Reason.INVALID_CHECKOUT_TOKEN);
        }
      }
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  /** Segment: {@code context.consent.categoryPreferences}, a boolean for each category. */
  private void ofCategories(JsonPath path, JsonToken value) {
    boolean category =
        path.step(2).equals("categoryPreferences")
            && path.step(1).equals("consent")
            && path.step(0).equals("context");
    if (category && value.isBoolean()) {
      consent.category(path.step(3), value == JsonToken.VALUE_TRUE);
    }
  }

  /** RudderStack: lists of categories in {@code context.consentManagement}. */
  @Override
  public void seeElement(JsonPath path, JsonToken value, JsonReader json) {
    boolean list =
        path.depth() == 4
            && value == JsonToken.VALUE_STRING
            && path.step(1).equals("consentManagement")
            && path.step(0).equals("context");
    if (!list) {
      return;
    }
    switch (path.step(2)) {
      case "allowedConsentIds" -> consent.category(json.text(), true);
      case "deniedConsentIds" -> consent.category(json.text(), false);
      default -> {
        // Says nothing of what was allowed.
      }
    }
  }

  @Override
  public EventFacts finish() {
    String call = type != null ? type : callType;
    boolean named = call == null || call.equals(TRACK);
    String name = named ? event : call;
    if (name == null) {
      fault(Reason.MISSING_NAME, call == null ? "/type" : "/event");
    }
    String client = anonymousId == null && ALIAS.equals(call) ? previousId : anonymousId;
    return new EventFacts(
        id,
        name,
        client,
        checkoutToken,
        login,
        null,
        consent.consent(),
        originalTimestamp != null ? originalTimestamp : timestamp,
        sentAt,
        userAgent,
        null,
        null,
        null,
        named && name != null && CONSENT_EVENTS.contains(name));
  }

  @Override
  public Envelope ofAll() {
    return new Envelope(sentAt, null, login, consent.consent(), writeKey, faultOfAll());
  }

  @Override
  public Envelope ofItself() {
    return new Envelope(sentAt, null, null, null, writeKey, null);
  }
}
