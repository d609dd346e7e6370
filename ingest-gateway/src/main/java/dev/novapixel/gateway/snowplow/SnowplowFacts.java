package dev.novapixel.gateway.snowplow;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.protocol.ConsentCollector;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.FactCollector;
import dev.novapixel.gateway.protocol.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Unpacked} event of Snowplow's trackers says. It is named by its type; one that
 * describes itself by its schema, and an action of the e-commerce plugin by its own type. Not
 * thread-safe.
 */
final class SnowplowFacts extends FactCollector {
  private static final String ECOMMERCE_ACTION = "snowplow_ecommerce_action";
  private static final String CONSENT_PREFERENCES = "consent_preferences";

  /** What trackers say for the collector's own id where there is to be none. */
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private @Nullable String type;
  private @Nullable String id;
  private @Nullable String deviceTime;
  private @Nullable String trueTime;
  private @Nullable String sentAt;
  private @Nullable String browserId;
  private @Nullable String networkId;
  private @Nullable String userId;
  private @Nullable String appId;
  private @Nullable String userAgent;
  private @Nullable String schema;
  private @Nullable String actionType;
  private @Nullable String consentEvent;
  private final ConsentCollector consent = new ConsentCollector();
  private final UserEntity user = new UserEntity();

  SnowplowFacts(int outside) {
    super(outside);
  }

  @Override
  public void see(JsonPath path, JsonToken value, JsonReader json) {
    switch (path.depth()) {
      case 1 -> ofRoot(path.step(0), value, json);
      case 3 -> {
        if (isAt(path, "ue_pr", "data") && path.step(2).equals("schema")) {
          schema = schemaName(scalar(value, json));
        }
      }
      case 4 -> {
        if (isAt(path, "ue_pr", "data")) {
          ofSelfDescribing(path.step(3), value, json);
        } else if (isAt(path, "co", "data")) {
          ofEntity(path.step(3), value, json);
        }
      }
      case 5 -> {
        if (isAt(path, "co", "data") && path.step(3).equals("data")) {
          ofEntityData(path.step(4), value, json);
        }
      }
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  private static boolean isAt(JsonPath path, String first, String second) {
    return path.step(0).equals(first) && path.step(1).equals(second);
  }

  private void ofRoot(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "e" -> type = name(value, json);
      case "eid" -> id = identifier(value, json, Reason.INVALID_ID);
      case "dtm" -> deviceTime = scalar(value, json);
      case "ttm" -> trueTime = scalar(value, json);
      case "stm" -> sentAt = scalar(value, json);
      case "duid" -> browserId = identifier(value, json, Reason.INVALID_CLIENT_ID);
      case "nuid", "tnuid" -> networkId = networkId(value, json);
      case "uid" -> userId = identifier(value, json, Reason.INVALID_CUSTOMER_ID);
      case "aid" -> appId = scalar(value, json);
      case "ua" -> userAgent = userAgent(value, json);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  private @Nullable String networkId(JsonToken value, JsonReader json) {
    return NOBODY.equals(scalar(value, json))
        ? null
        : identifier(value, json, Reason.INVALID_CLIENT_ID);
  }

  private void ofSelfDescribing(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "type" -> actionType = name(value, json);
      case "eventType" -> consentEvent = scalar(value, json);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  private void ofEntity(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "schema" -> user.schema(schemaName(scalar(value, json)));
      case "data" -> user.data();
      default -> {
        // An entity has nothing else.
      }
    }
  }

  private void ofEntityData(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "id" -> user.id(value.isScalarValue() ? json.text() : null);
      case "is_guest" -> user.guest(value == JsonToken.VALUE_TRUE);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  /** What a visitor allowed, of those who allow some and not others. */
  @Override
  public void seeElement(JsonPath path, JsonToken value, JsonReader json) {
    if (path.depth() == 5
        && value == JsonToken.VALUE_STRING
        && isAt(path, "ue_pr", "data")
        && path.step(3).equals("consentScopes")) {
      consent.category(json.text(), true);
    }
  }

  /** {@code iglu:vendor/name/format/version}: the name. */
  private static @Nullable String schemaName(@Nullable String uri) {
    if (uri == null) {
      return null;
    }
    String[] steps = uri.split("/", 4);
    return steps.length < 3 || steps[1].isBlank() ? null : steps[1];
  }

  @Override
  public EventFacts finish() {
    String name = name();
    if (name == null) {
      fault(Reason.MISSING_NAME, type == null ? "/e" : "/ue_pr/data/schema");
    }
    boolean consentUpdate = CONSENT_PREFERENCES.equals(name);
    if (consentUpdate) {
      decide();
    }
    return new EventFacts(
        id,
        name,
        browserId != null ? browserId : networkId,
        null,
        login(),
        null,
        consentUpdate ? consent.consent() : null,
        trueTime != null ? trueTime : deviceTime,
        // A true time is nobody's clock: there is nothing to correct.
        trueTime != null ? null : sentAt,
        userAgent,
        null,
        null,
        null,
        consentUpdate);
  }

  private void decide() {
    switch (consentEvent == null ? "" : consentEvent) {
      case "allow_all" -> consent.everything(true);
      case "deny_all", "withdrawn" -> consent.everything(false);
      case "allow_selected" -> consent.nothingElse();
      default -> consent.forget();
    }
  }

  private @Nullable String name() {
    return switch (type == null ? "" : type) {
      case "" -> null;
      case "pv" -> "page_view";
      case "pp" -> "page_ping";
      case "se" -> "event";
      case "tr" -> "transaction";
      case "ti" -> "transaction_item";
      case "ue" -> ECOMMERCE_ACTION.equals(schema) && actionType != null ? actionType : schema;
      default -> type;
    };
  }

  private @Nullable Login login() {
    if (userId != null) {
      return new Login(userId);
    }
    Login login = user.login();
    return login == null || login.customerId() == null
        ? login
        : new Login(identifier(login.customerId(), Reason.INVALID_CUSTOMER_ID, "/co/data"));
  }

  @Override
  public Envelope ofAll() {
    return ofItself();
  }

  /** Trackers name the application that they are part of: where that is a key, it is the key. */
  @Override
  public Envelope ofItself() {
    return new Envelope(null, null, null, null, appId, null);
  }
}
