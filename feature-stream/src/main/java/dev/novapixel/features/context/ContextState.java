package dev.novapixel.features.context;

import dev.novapixel.features.codec.BinaryReader;
import dev.novapixel.features.codec.BinaryWriter;
import dev.novapixel.features.codec.Latest;
import dev.novapixel.features.rolling.Moment;
import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.Money;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where and with what a unit was seen, and its cart. */
public final class ContextState {
  /** Device types kept: the first by name; a storefront knows four. */
  private static final int DEVICES_BOUND = 8;

  private final Places places;
  private final LiveCart cart;
  private final NavigableSet<String> deviceTypes;
  private @Nullable Latest<String> platform;
  private @Nullable Latest<String> browser;
  private @Nullable Latest<String> currency;
  private @Nullable Latest<Consent> consent;

  public ContextState() {
    this(new Places(), new LiveCart(), new TreeSet<>());
  }

  private ContextState(Places places, LiveCart cart, NavigableSet<String> deviceTypes) {
    this.places = places;
    this.cart = cart;
    this.deviceTypes = deviceTypes;
  }

  public void add(ShopperEvent event) {
    long at = Moment.timeOf(event);
    Places.placeOf(event.visit()).ifPresent(place -> places.add(at, event.eventId(), place));
    cart.add(event);
    if (event.visit().deviceType() != null) {
      addDevice(event.visit().deviceType());
    }
    platform = latest(platform, at, event, event.visit().platform());
    browser = latest(browser, at, event, event.visit().browser());
    currency = latest(currency, at, event, currencyOf(event.action()).orElse(null));
    Consent said = consentOf(event);
    consent = latest(consent, at, event, said.equals(Consent.ABSENT) ? null : said);
  }

  public void addAll(ContextState other) {
    places.addAll(other.places);
    cart.addAll(other.cart);
    other.deviceTypes.forEach(this::addDevice);
    platform = Latest.of(platform, other.platform);
    browser = Latest.of(browser, other.browser);
    currency = Latest.of(currency, other.currency);
    consent = Latest.of(consent, other.consent);
  }

  /** The context of a shopper from that of its units. */
  public static ContextFeatures features(Identifier shopper, Collection<ContextState> units) {
    var devices = new TreeSet<String>();
    Latest<String> platform = null;
    Latest<String> browser = null;
    Latest<String> currency = null;
    Latest<Consent> consent = null;
    LiveCart cart = new LiveCart();
    for (ContextState unit : units) {
      devices.addAll(unit.deviceTypes);
      platform = Latest.of(platform, unit.platform);
      browser = Latest.of(browser, unit.browser);
      currency = Latest.of(currency, unit.currency);
      consent = Latest.of(consent, unit.consent);
      cart = LiveCart.later(cart, unit.cart);
    }
    List<Places> places = units.stream().map(unit -> unit.places).toList();
    return new ContextFeatures(
        Places.newestFirst(places),
        Places.changes(places),
        List.copyOf(devices),
        Latest.valueOf(platform),
        Latest.valueOf(browser),
        Latest.valueOf(currency),
        PrivacyState.of(shopper),
        cart.lines(),
        consent == null ? Consent.ABSENT : consent.value());
  }

  public void write(BinaryWriter out) {
    places.write(out);
    cart.write(out);
    out.all(deviceTypes, out::text);
    writeText(out, platform);
    writeText(out, browser);
    writeText(out, currency);
    out.flag(consent != null);
    if (consent != null) {
      out.time(consent.at()).text(consent.eventId());
      writeFlag(out, consent.value().analytics());
      writeFlag(out, consent.value().marketing());
      writeFlag(out, consent.value().preferences());
      writeFlag(out, consent.value().saleOfData());
    }
  }

  public static ContextState read(BinaryReader in) {
    var state = new ContextState(Places.read(in), LiveCart.read(in), new TreeSet<>());
    state.deviceTypes.addAll(in.all(in::text));
    state.platform = readText(in);
    state.browser = readText(in);
    state.currency = readText(in);
    state.consent = in.flag() ? new Latest<>(in.time(), in.text(), readConsent(in)) : null;
    return state;
  }

  private void addDevice(String type) {
    deviceTypes.add(type);
    if (deviceTypes.size() > DEVICES_BOUND) {
      deviceTypes.pollLast();
    }
  }

  private static <T> @Nullable Latest<T> latest(
      @Nullable Latest<T> known, long at, ShopperEvent event, @Nullable T value) {
    return value == null ? known : Latest.of(known, new Latest<>(at, event.eventId(), value));
  }

  private static Consent consentOf(ShopperEvent event) {
    return event.action() instanceof Action.ConsentUpdated(var consent) ? consent : event.consent();
  }

  private static Optional<String> currencyOf(Action action) {
    return switch (action) {
      case Action.ProductViewed(var item) -> currencyOf(item);
      case Action.CartChanged(_, var item) -> currencyOf(item);
      case Action.CartViewed(var lines, var total) -> currencyOf(total, lines);
      case Action.CheckoutReached(_, var lines, var total) -> currencyOf(total, lines);
      case Action.OrderChanged order -> currencyOf(order.value(), order.lines());
      case Action _ -> Optional.empty();
    };
  }

  private static Optional<String> currencyOf(@Nullable Money total, List<Item> lines) {
    return total != null
        ? Optional.of(total.currency())
        : lines.stream().flatMap(line -> currencyOf(line).stream()).findFirst();
  }

  private static Optional<String> currencyOf(@Nullable Item item) {
    return Optional.ofNullable(item).map(Item::price).map(Money::currency);
  }

  private static void writeText(BinaryWriter out, @Nullable Latest<String> latest) {
    out.text(latest == null ? null : latest.value());
    if (latest != null) {
      out.time(latest.at()).text(latest.eventId());
    }
  }

  private static @Nullable Latest<String> readText(BinaryReader in) {
    String value = in.optionalText();
    return value == null ? null : new Latest<>(in.time(), in.text(), value);
  }

  /** 0 is silence, 1 yes, 2 no. */
  private static void writeFlag(BinaryWriter out, @Nullable Boolean flag) {
    if (flag == null) {
      out.number(0);
    } else {
      out.number(flag ? 1 : 2);
    }
  }

  private static Consent readConsent(BinaryReader in) {
    return new Consent(readFlag(in), readFlag(in), readFlag(in), readFlag(in));
  }

  private static @Nullable Boolean readFlag(BinaryReader in) {
    int code = in.integer();
    return code == 0 ? null : Boolean.valueOf(code == 1);
  }
}
