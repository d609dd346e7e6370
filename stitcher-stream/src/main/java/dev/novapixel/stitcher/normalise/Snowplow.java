package dev.novapixel.stitcher.normalise;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Action.CartChanged.Change;
import dev.novapixel.schemas.event.Action.CheckoutReached.Step;
import dev.novapixel.schemas.event.Item;
import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.ShopperEvent.Page;
import dev.novapixel.schemas.event.ShopperEvent.Visit;
import dev.novapixel.stitcher.normalise.Normalised.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of Snowplow's trackers, unpacked by the gateway: pages, the actions of the e-commerce
 * plugin, the classic transactions and their items, searches; any other name, page pings and
 * structured events among them, as {@link Action.Custom}.
 */
final class Snowplow {
  /** Most changes of a cart in one event: each becomes an event of its own. */
  private static final int CHANGES_LIMIT = 50;

  private final PixelEvent event;
  private final Json payload;
  private final SnowplowEntities entities;
  private final SnowplowItems items;

  private Snowplow(PixelEvent event, Json payload) throws UnusableEventException {
    this.event = event;
    this.payload = payload;
    this.entities = SnowplowEntities.of(payload);
    this.items = new SnowplowItems(event.stamp().currency());
  }

  static TypedEvent typed(PixelEvent event, Json payload) throws UnusableEventException {
    return new Snowplow(event, payload).typed();
  }

  private TypedEvent typed() throws UnusableEventException {
    List<Action> actions = actions();
    String title = payload.at("page").text();
    Page page =
        Pages.of(
            payload.at("url").text(),
            payload.at("refr").text(),
            title == null && event.name().equals("screen_view") ? said().at("name").text() : title);
    return TypedEvent.of(event, page, visit(), actions.getFirst(), order())
        .with(actions.subList(1, actions.size()));
  }

  /** What it describes itself with. */
  private Json said() {
    return payload.at("ue_pr").at("data").at("data");
  }

  private boolean isPluginAction() {
    return said().at("type").isPresent();
  }

  private List<Action> actions() throws UnusableEventException {
    return switch (event.name()) {
      case "add_to_cart" -> cartChanges(Change.ADDED);
      case "remove_from_cart" -> cartChanges(Change.REMOVED);
      default -> List.of(action());
    };
  }

  private Action action() throws UnusableEventException {
    return switch (event.name()) {
      case "page_view", "screen_view" -> new Action.PageViewed();
      case "product_view" -> new Action.ProductViewed(items.plugin(product()));
      case "list_view" -> new Action.CollectionViewed(null, said().at("name").text());
      case "checkout_step" ->
          new Action.CheckoutReached(
              CheckoutSteps.numbered(entities.required("checkout_step").at("step")),
              products(),
              null);
      case "transaction" -> completed();
      case "trns_error" -> new Action.AlertShown("PAYMENT_ERROR");
      case "site_search" -> new Action.SearchSubmitted(terms());
      case Recommendations.VIEWED -> Recommendations.shown(said());
      case Recommendations.CLICKED -> Recommendations.clicked(said());
      default -> new Action.Custom(event.name());
    };
  }

  /** One change for each product; the plugin may report several at once. */
  private List<Action> cartChanges(Change change) throws UnusableEventException {
    if (!isPluginAction()) {
      return List.of(new Action.CartChanged(change, items.classicCart(said())));
    }
    var changes = new ArrayList<Action>();
    List<Json> products = entities.all("product");
    product();
    for (Json product : products.subList(0, Math.min(products.size(), CHANGES_LIMIT))) {
      changes.add(new Action.CartChanged(change, items.plugin(product)));
    }
    if (products.size() > CHANGES_LIMIT) {
      products.get(CHANGES_LIMIT).drop();
    }
    return changes;
  }

  private Json product() throws UnusableEventException {
    return entities.required("product");
  }

  private List<Item> products() throws UnusableEventException {
    return Lines.of(entities.all("product"), items::plugin);
  }

  private Action completed() throws UnusableEventException {
    if (!isPluginAction()) {
      return new Action.CheckoutReached(Step.COMPLETED, List.of(), items.classicTotal(payload));
    }
    Json transaction = entities.required("transaction");
    return new Action.CheckoutReached(
        Step.COMPLETED, products(), items.money(transaction, "revenue"));
  }

  private @Nullable ToldOrder order() throws UnusableEventException {
    return switch (event.name()) {
      case "transaction" -> isPluginAction() ? placed() : classic();
      case "transaction_item" ->
          ToldOrder.line(
              payload.required("ti_id").requiredId(), event.eventId(), items.classicLine(payload));
      case "refund" -> isPluginAction() ? refund() : null;
      default -> null;
    };
  }

  private ToldOrder placed() throws UnusableEventException {
    Json transaction = entities.required("transaction");
    return ToldOrder.placed(
        transaction.required("transaction_id").requiredId(),
        items.money(transaction, "revenue"),
        products());
  }

  private ToldOrder classic() throws UnusableEventException {
    return ToldOrder.placed(
        payload.required("tr_id").requiredId(), items.classicTotal(payload), List.of());
  }

  private ToldOrder refund() throws UnusableEventException {
    Json refund = entities.required("refund");
    var value = items.money(refund, "refund_amount");
    List<Item> products = products();
    return ToldOrder.amended(
        refund.required("transaction_id").requiredId(),
        false,
        List.of(
            ToldOrder.Refund.of(
                event.eventId(), products.isEmpty() && value == null, value, products)));
  }

  private String terms() throws UnusableEventException {
    var words = new ArrayList<String>();
    for (Json term : said().required("terms").elements()) {
      words.add(term.requiredText());
    }
    if (words.isEmpty()) {
      throw said().at("terms").refuse(Code.MISSING_FIELD, "is required");
    }
    return Text.clean(String.join(" ", words), Json.TEXT_LIMIT);
  }

  private Visit visit() throws UnusableEventException {
    Json mobile = entities.first("mobile_context");
    return event.userAgent() == null && (mobile.isPresent() || "mob".equals(payload.at("p").text()))
        ? Visits.ofApp(event, mobile.at("osType").text())
        : Visits.of(event, event.userAgent());
  }
}
