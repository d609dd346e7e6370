package dev.novapixel.gateway.pixel;

import dev.novapixel.gateway.json.JsonReader;
import dev.novapixel.gateway.json.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.protocol.ConsentCollector;
import dev.novapixel.gateway.protocol.Envelope;
import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.gateway.protocol.FactCollector;
import dev.novapixel.gateway.protocol.Reason;
import dev.novapixel.schemas.event.Consent;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What our own pixel says, which is Shopify's language with an envelope around it. Not thread-safe.
 *
 * <p>Who is logged in and what was allowed may be said under {@code nova}, fixed when the event
 * happened, or beside the event's own members; {@code nova} goes first.
 */
final class PixelFacts extends FactCollector {
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern REGION = Pattern.compile("[\\p{L}\\p{N} .-]{1,60}");
  private static final String NOVA = "nova";

  /** Where the members of the third level stand that are looked at. */
  private enum Place {
    CHECKOUT,
    NAVIGATOR,
    NOVA_CONSENT,
    ELSEWHERE
  }

  private Place place = Place.ELSEWHERE;
  private @Nullable String id;
  private @Nullable String name;
  private @Nullable String clientId;
  private @Nullable String timestamp;
  private @Nullable String sentAt;
  private @Nullable String shop;
  private @Nullable String writeKey;
  private @Nullable String token;
  private @Nullable String checkoutToken;
  private @Nullable String orderCustomerId;
  private @Nullable Login login;
  private @Nullable Login novaLogin;
  private @Nullable String userAgent;
  private @Nullable String country;
  private @Nullable String region;
  private final ConsentCollector consent = new ConsentCollector();
  private final ConsentCollector novaConsent = new ConsentCollector();
  private final ConsentCollector privacy = new ConsentCollector();

  /**
   * @param outside how many objects and arrays the event is in
   */
  PixelFacts(int outside) {
    super(outside);
  }

  @Override
  public void see(JsonPath path, JsonToken value, JsonReader json) {
    switch (path.depth()) {
      case 1 -> ofRoot(path.step(0), value, json);
      case 2 -> ofSecond(path, value, json);
      case 3 -> ofThird(path.step(2), value, json);
      case 5 -> ofOrder(path, value, json);
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofRoot(String member, JsonToken value, JsonReader json) {
    place = Place.ELSEWHERE;
    switch (member) {
      case "id" -> id = identifier(value, json, Reason.INVALID_ID);
      case "name" -> name = name(value, json);
      case "clientId" -> clientId = identifier(value, json, Reason.INVALID_CLIENT_ID);
      case "timestamp" -> timestamp = scalar(value, json);
      case "sentAt" -> sentAt = scalar(value, json);
      case "shop" -> shop = scalar(value, json);
      case "writeKey" -> writeKey = scalar(value, json);
      case "checkoutToken" -> token = identifier(value, json, Reason.INVALID_CHECKOUT_TOKEN);
      case "customerId" -> login = login(value, json);
      case "consent" -> consent(consent, value, json);
      case "customerPrivacy" -> consent(privacy, value, json);
      case "data" -> forgetCheckout();
      case "context" -> userAgent = null;
      case NOVA -> forgetNova();
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  private void ofSecond(JsonPath path, JsonToken value, JsonReader json) {
    String member = path.step(1);
    place = Place.ELSEWHERE;
    switch (path.step(0)) {
      case NOVA -> ofNova(member, value, json);
      case "consent" -> consentMember(consent, member, value, json);
      case "customerPrivacy" -> consentMember(privacy, member, value, json);
      case "data" -> {
        if (member.equals("checkout")) {
          place = Place.CHECKOUT;
          forgetCheckout();
        }
      }
      case "context" -> {
        if (member.equals("navigator")) {
          place = Place.NAVIGATOR;
          userAgent = null;
        }
      }
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofNova(String member, JsonToken value, JsonReader json) {
    switch (member) {
      case "customerId" -> novaLogin = login(value, json);
      case "consent" -> {
        place = Place.NOVA_CONSENT;
        consent(novaConsent, value, json);
      }
      case "country" -> country = country(value, json);
      case "region" -> region = region(value, json);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  /** An event has most of its members here, and few are looked at. */
  private void ofThird(String member, JsonToken value, JsonReader json) {
    switch (place) {
      case CHECKOUT -> ofCheckout(member, value, json);
      case NAVIGATOR -> {
        if (member.equals("userAgent")) {
          userAgent = userAgent(value, json);
        }
      }
      case NOVA_CONSENT -> consentMember(novaConsent, member, value, json);
      case ELSEWHERE -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofCheckout(String member, JsonToken value, JsonReader json) {
    if (member.equals("token")) {
      checkoutToken = identifier(value, json, Reason.INVALID_CHECKOUT_TOKEN);
    } else if (member.equals("order")) {
      orderCustomerId = null;
    }
  }

  private void ofOrder(JsonPath path, JsonToken value, JsonReader json) {
    if (path.step(4).equals("id")
        && path.step(3).equals("customer")
        && path.step(2).equals("order")
        && path.step(1).equals("checkout")
        && path.step(0).equals("data")) {
      orderCustomerId = identifier(value, json, Reason.INVALID_CUSTOMER_ID);
    }
  }

  private void forgetCheckout() {
    checkoutToken = null;
    orderCustomerId = null;
  }

  private void forgetNova() {
    novaLogin = null;
    novaConsent.forget();
    country = null;
    region = null;
  }

  private void consent(ConsentCollector collector, JsonToken value, JsonReader json) {
    if (!collector.begin(value, json)) {
      fault(Reason.INVALID_CONSENT, json);
    }
  }

  private void consentMember(
      ConsentCollector collector, String member, JsonToken value, JsonReader json) {
    if (!collector.member(member, value, json)) {
      fault(Reason.INVALID_CONSENT, json);
    }
  }

  private Login login(JsonToken value, JsonReader json) {
    return new Login(identifier(value, json, Reason.INVALID_CUSTOMER_ID));
  }

  private @Nullable String country(JsonToken value, JsonReader json) {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = scalar(value, json);
    if (text == null || !COUNTRY.matcher(text).matches()) {
      fault(Reason.INVALID_COUNTRY, json);
      return null;
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /** A region that is no name of one is worth less than the event. */
  private static @Nullable String region(JsonToken value, JsonReader json) {
    String text = scalar(value, json);
    return text != null && REGION.matcher(text).matches() ? text : null;
  }

  @Override
  public EventFacts finish() {
    if (name == null) {
      fault(Reason.MISSING_NAME, "/name");
    }
    return new EventFacts(
        id,
        name,
        clientId,
        checkoutToken != null ? checkoutToken : token,
        novaLogin != null ? novaLogin : login,
        orderCustomerId,
        ownConsent(),
        timestamp,
        sentAt,
        userAgent,
        country,
        region,
        shop,
        "consent_updated".equals(name));
  }

  private @Nullable Consent ownConsent() {
    Consent own = novaConsent.consent();
    if (own == null) {
      own = consent.consent();
    }
    return own != null ? own : privacy.consent();
  }

  @Override
  public Envelope ofAll() {
    return new Envelope(sentAt, shop, login, consent.consent(), writeKey, faultOfAll());
  }

  @Override
  public Envelope ofItself() {
    return new Envelope(sentAt, shop, null, null, writeKey, null);
  }
}
