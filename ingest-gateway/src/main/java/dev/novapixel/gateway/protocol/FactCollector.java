package dev.novapixel.gateway.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.novapixel.gateway.privacy.JsonPath;
import dev.novapixel.gateway.protocol.EventFacts.Login;
import dev.novapixel.schemas.event.Consent;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Picks up an event's facts, or an envelope's, as the tokens go by, and the first thing that is
 * wrong with them. Of a member that stands there twice the last counts. Not thread-safe.
 *
 * <p>Who is logged in and what was allowed may be said under {@code nova}, fixed when the event
 * happened, or beside the event's own members; {@code nova} goes first.
 */
final class FactCollector {
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

  private final String pointer;
  private Place place = Place.ELSEWHERE;
  private @Nullable Fault fault;

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
   * @param pointer JSON pointer to the event
   */
  FactCollector(String pointer) {
    this.pointer = pointer;
  }

  /** A member's value begins; {@code parser} stands at its first token. */
  void see(JsonPath path, JsonToken value, JsonParser parser) throws IOException {
    switch (path.depth()) {
      case 1 -> ofRoot(path.step(0), value, parser);
      case 2 -> ofSecond(path, value, parser);
      case 3 -> ofThird(path.step(2), value, parser);
      case 5 -> ofOrder(path, value, parser);
      default -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofRoot(String member, JsonToken value, JsonParser parser) throws IOException {
    place = Place.ELSEWHERE;
    switch (member) {
      case "id" -> id = identifier(value, parser, Reason.INVALID_ID);
      case "name" -> name = name(value, parser);
      case "clientId" -> clientId = identifier(value, parser, Reason.INVALID_CLIENT_ID);
      case "timestamp" -> timestamp = scalar(value, parser);
      case "sentAt" -> sentAt = scalar(value, parser);
      case "shop" -> shop = scalar(value, parser);
      case "writeKey" -> writeKey = scalar(value, parser);
      case "checkoutToken" -> token = identifier(value, parser, Reason.INVALID_CHECKOUT_TOKEN);
      case "customerId" -> login = login(value, parser);
      case "consent" -> consent(consent, value, parser);
      case "customerPrivacy" -> consent(privacy, value, parser);
      case "data" -> forgetCheckout();
      case "context" -> userAgent = null;
      case NOVA -> forgetNova();
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  private void ofSecond(JsonPath path, JsonToken value, JsonParser parser) throws IOException {
    String member = path.step(1);
    place = Place.ELSEWHERE;
    switch (path.step(0)) {
      case NOVA -> ofNova(member, value, parser);
      case "consent" -> consentMember(consent, member, value, parser);
      case "customerPrivacy" -> consentMember(privacy, member, value, parser);
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

  private void ofNova(String member, JsonToken value, JsonParser parser) throws IOException {
    switch (member) {
      case "customerId" -> novaLogin = login(value, parser);
      case "consent" -> {
        place = Place.NOVA_CONSENT;
        consent(novaConsent, value, parser);
      }
      case "country" -> country = country(value, parser);
      case "region" -> region = region(value, parser);
      default -> {
        // Kept in the payload, not looked at.
      }
    }
  }

  /** An event has most of its members here, and few are looked at. */
  private void ofThird(String member, JsonToken value, JsonParser parser) throws IOException {
    switch (place) {
      case CHECKOUT -> ofCheckout(member, value, parser);
      case NAVIGATOR -> {
        if (member.equals("userAgent")) {
          userAgent = cut(scalar(value, parser), Limits.USER_AGENT_LENGTH);
        }
      }
      case NOVA_CONSENT -> consentMember(novaConsent, member, value, parser);
      case ELSEWHERE -> {
        // Nothing is looked for there.
      }
    }
  }

  private void ofCheckout(String member, JsonToken value, JsonParser parser) throws IOException {
    if (member.equals("token")) {
      checkoutToken = identifier(value, parser, Reason.INVALID_CHECKOUT_TOKEN);
    } else if (member.equals("order")) {
      orderCustomerId = null;
    }
  }

  private void ofOrder(JsonPath path, JsonToken value, JsonParser parser) throws IOException {
    if (path.step(4).equals("id")
        && path.step(3).equals("customer")
        && path.step(2).equals("order")
        && path.step(1).equals("checkout")
        && path.step(0).equals("data")) {
      orderCustomerId = identifier(value, parser, Reason.INVALID_CUSTOMER_ID);
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

  private void consent(ConsentCollector collector, JsonToken value, JsonParser parser)
      throws IOException {
    if (!collector.begin(value, parser)) {
      fault(Reason.INVALID_CONSENT, parser);
    }
  }

  private void consentMember(
      ConsentCollector collector, String member, JsonToken value, JsonParser parser)
      throws IOException {
    if (!collector.member(member, value, parser)) {
      fault(Reason.INVALID_CONSENT, parser);
    }
  }

  private @Nullable String name(JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    if (value != JsonToken.VALUE_STRING || parser.getTextLength() > Limits.NAME_LENGTH) {
      fault(Reason.INVALID_NAME, parser);
      return null;
    }
    String text = parser.getText().strip();
    return text.isEmpty() ? null : text;
  }

  private Login login(JsonToken value, JsonParser parser) throws IOException {
    return new Login(identifier(value, parser, Reason.INVALID_CUSTOMER_ID));
  }

  private @Nullable String identifier(JsonToken value, JsonParser parser, Reason invalid)
      throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean readable = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
    if (!readable || parser.getTextLength() > Limits.ID_LENGTH) {
      fault(invalid, parser);
      return null;
    }
    String text = Ids.canonical(parser.getText());
    if (Ids.isPlaceholder(text)) {
      fault(Reason.PLACEHOLDER_ID, parser);
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  private @Nullable String country(JsonToken value, JsonParser parser) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return null;
    }
    String text = scalar(value, parser);
    if (text == null || !COUNTRY.matcher(text).matches()) {
      fault(Reason.INVALID_COUNTRY, parser);
      return null;
    }
    return text.toUpperCase(Locale.ROOT);
  }

  /** A region that is no name of one is worth less than the event. */
  private static @Nullable String region(JsonToken value, JsonParser parser) throws IOException {
    String text = scalar(value, parser);
    return text != null && REGION.matcher(text).matches() ? text : null;
  }

  private static @Nullable String scalar(JsonToken value, JsonParser parser) throws IOException {
    return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
  }

  private static @Nullable String cut(@Nullable String text, int length) {
    if (text == null || text.length() <= length) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splitsPair ? length - 1 : length);
  }

  /** The parser stands at a number with a fraction or an exponent. */
  void checkExponent(JsonParser parser) throws IOException {
    char[] text = parser.getTextCharacters();
    int end = parser.getTextOffset() + parser.getTextLength();
    for (int i = parser.getTextOffset(); i < end; i++) {
      if (text[i] == 'e' || text[i] == 'E') {
        int sign = text[i + 1] == '-' || text[i + 1] == '+' ? 1 : 0;
        if (end - i - 1 - sign > Limits.EXPONENT_DIGITS) {
          fault(Reason.NUMBER_OUT_OF_RANGE, parser);
        }
        return;
      }
    }
  }

  private void fault(Reason reason, JsonParser parser) {
    if (fault == null) {
      String whole = parser.getParsingContext().pathAsPointer().toString();
      fault = Fault.of(reason, whole.substring(pointer.length()));
    }
  }

  /** Notes that something is wrong at {@code place}, unless something was before. */
  void fault(Reason reason, String place) {
    if (fault == null) {
      fault = Fault.of(reason, place);
    }
  }

  @Nullable Fault fault() {
    return fault;
  }

  /** The event's facts; call once, when it is read. */
  EventFacts finish() {
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
        userAgent,
        country,
        region,
        shop);
  }

  private @Nullable Consent ownConsent() {
    Consent own = novaConsent.consent();
    if (own == null) {
      own = consent.consent();
    }
    return own != null ? own : privacy.consent();
  }

  /** What was read as an envelope around events. */
  Envelope ofAll() {
    return new Envelope(
        sentAt,
        shop,
        login,
        consent.consent(),
        writeKey,
        fault == null || !concernsAll(fault.reason()) ? null : fault.ofEnvelope());
  }

  /** What was read as an event that came alone, as far as it concerns its sending. */
  Envelope ofItself() {
    return new Envelope(sentAt, shop, null, null, writeKey, null);
  }

  private static boolean concernsAll(Reason reason) {
    return reason == Reason.INVALID_CUSTOMER_ID
        || reason == Reason.PLACEHOLDER_ID
        || reason == Reason.INVALID_CONSENT;
  }
}
