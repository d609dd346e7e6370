package dev.novapixel.schemas.topic;

import dev.novapixel.schemas.event.PixelEvent;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shop.Product;
import dev.novapixel.schemas.shop.RecommendationServed;
import dev.novapixel.schemas.shop.ShopSettings;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.Identity;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.ShopperAlias;
import dev.novapixel.schemas.shopper.Tally;
import java.time.Duration;
import java.util.List;

/** Every topic that parts share. Nobody else names one. */
public final class Topics {
  private static final Duration A_MONTH = Duration.ofDays(30);
  private static final Duration A_WEEK = Duration.ofDays(7);

  /** Key {@link Keys#pixelEvent}: one client's events keep their order. */
  public static final Topic<PixelEvent> PIXEL_EVENTS =
      Topic.source("pixel-events", PixelEvent.class, A_MONTH);

  /** Key {@link Keys#event}. */
  public static final Topic<RejectedEvent> REJECTED_EVENTS =
      Topic.source("rejected-events", RejectedEvent.class, A_WEEK);

  /** Key {@link Keys#shopper} of the client: all that operators have split off it. */
  public static final Topic<IdentityCommand> IDENTITY_COMMANDS =
      Topic.sourceTable("identity-commands", IdentityCommand.class);

  /** Key {@link Keys#erasure}: what was asked for, and the cuts that the stitcher made of it. */
  public static final Topic<Erasure> ERASURES = Topic.sourceTable("erasures", Erasure.class);

  /** Key {@link Keys#shop}. */
  public static final Topic<ShopSettings> SHOP_SETTINGS =
      Topic.sourceTable("shop-settings", ShopSettings.class);

  /** Key {@link Keys#product}. */
  public static final Topic<Product> CATALOG = Topic.sourceTable("catalog", Product.class);

  /** Key {@link Keys#shopper}, or {@link Keys#shop} where the shopper is unknown. */
  public static final Topic<RecommendationServed> RECOMMENDATIONS_SERVED =
      Topic.source("recommendations-served", RecommendationServed.class, A_MONTH);

  /** Key {@link Epochs#KEY}: which epochs there are; written by {@code nova replay} alone. */
  public static final Topic<Epochs> EPOCHS = Topic.orderedTable("epochs", Epochs.class);

  /** Key {@link Keys#shopper}: events and moves of one shopper in one order. */
  public static final Topic<ShopperRecord> SHOPPER_EVENTS =
      Topic.derived("shopper-events", ShopperRecord.class, A_MONTH);

  /** Key {@link Keys#shopper} of the identifier. */
  public static final Topic<Identity> IDENTITIES = Topic.derivedTable("identities", Identity.class);

  /** Key {@link Keys#shopper}. */
  public static final Topic<Shopper> SHOPPERS = Topic.derivedTable("shoppers", Shopper.class);

  /** Key {@link Keys#shopper} of the shopper left. */
  public static final Topic<ShopperAlias> SHOPPER_ALIASES =
      Topic.derivedTable("shopper-aliases", ShopperAlias.class);

  /** Key {@link Keys#partition}: how many events were counted, and how. */
  public static final Topic<Tally> TALLIES = Topic.derivedTable("tallies", Tally.class);

  /** Key {@link Keys#shopper}. */
  public static final Topic<ShopperFeatures> SHOPPER_FEATURES =
      Topic.derivedTable("shopper-features", ShopperFeatures.class);

  /** Key {@link Keys#shopper}. */
  public static final Topic<Session> SESSIONS = Topic.derived("sessions", Session.class, A_MONTH);

  /** Key {@link Keys#product}. */
  public static final Topic<ProductFeatures> PRODUCT_FEATURES =
      Topic.derivedTable("product-features", ProductFeatures.class);

  /** Key {@link Keys#product}, or {@link Keys#shop} for a shop's totals. */
  public static final Topic<ProductAffinity> PRODUCT_AFFINITY =
      Topic.derivedTable("product-affinity", ProductAffinity.class);

  public static final List<Topic<?>> ALL =
      List.of(
          PIXEL_EVENTS,
          REJECTED_EVENTS,
          IDENTITY_COMMANDS,
          ERASURES,
          SHOP_SETTINGS,
          CATALOG,
          RECOMMENDATIONS_SERVED,
          EPOCHS,
          SHOPPER_EVENTS,
          IDENTITIES,
          SHOPPERS,
          SHOPPER_ALIASES,
          TALLIES,
          SHOPPER_FEATURES,
          SESSIONS,
          PRODUCT_FEATURES,
          PRODUCT_AFFINITY);

  /** Those of {@link #ALL} that every epoch shares: what the log says, and who said it. */
  public static final List<Topic<?>> SHARED = ALL.stream().filter(Topics::isShared).toList();

  /** Those of {@link #ALL} that each epoch has for itself. */
  public static final List<Topic<?>> DERIVED = ALL.stream().filter(Topic::derived).toList();

  private Topics() {}

  private static boolean isShared(Topic<?> topic) {
    return !topic.derived();
  }
}
