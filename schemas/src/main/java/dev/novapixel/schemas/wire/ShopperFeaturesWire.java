package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.feature.ContextFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures;
import dev.novapixel.schemas.feature.ProfileFeatures.PriceBand;
import dev.novapixel.schemas.feature.ShopperFeatures;
import dev.novapixel.schemas.shopper.PrivacyState;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link ShopperFeatures} in Avro. */
final class ShopperFeaturesWire
    implements Wire<ShopperFeatures, dev.novapixel.schemas.avro.ShopperFeatures> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ShopperFeatures.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ShopperFeatures toWire(ShopperFeatures features) {
    dev.novapixel.schemas.avro.ShopperFeatures wire =
        new dev.novapixel.schemas.avro.ShopperFeatures();
    wire.setShop(features.shop());
    wire.setShopper(Parts.identifier(features.shopper()));
    wire.setAsOf(features.asOf().toEpochMilli());
    wire.setReceivedAt(features.receivedAt().toEpochMilli());
    wire.setLast5m(RollingWire.toWire(features.last5m()));
    wire.setLast1h(RollingWire.toWire(features.last1h()));
    wire.setLast24h(RollingWire.toWire(features.last24h()));
    wire.setSession(
        features.session() == null ? null : SessionFeaturesWire.toWire(features.session()));
    wire.setContext(context(features.context()));
    wire.setProfile(profile(features.profile()));
    wire.setEvents(features.events());
    wire.setEventsHash(features.eventsHash());
    return wire;
  }

  @Override
  public ShopperFeatures fromWire(dev.novapixel.schemas.avro.ShopperFeatures wire) {
    return new ShopperFeatures(
        wire.getShop(),
        Parts.identifier(wire.getShopper()),
        Instant.ofEpochMilli(wire.getAsOf()),
        Instant.ofEpochMilli(wire.getReceivedAt()),
        RollingWire.fromWire(wire.getLast5m()),
        RollingWire.fromWire(wire.getLast1h()),
        RollingWire.fromWire(wire.getLast24h()),
        wire.getSession() == null ? null : SessionFeaturesWire.fromWire(wire.getSession()),
        context(wire.getContext()),
        profile(wire.getProfile()),
        wire.getEvents(),
        wire.getEventsHash());
  }

  private static dev.novapixel.schemas.avro.ContextFeatures context(ContextFeatures context) {
    dev.novapixel.schemas.avro.ContextFeatures wire =
        new dev.novapixel.schemas.avro.ContextFeatures();
    wire.setLocations(context.locations());
    wire.setRegionChanges(context.regionChanges());
    wire.setDeviceTypes(context.deviceTypes());
    wire.setLatestPlatform(context.latestPlatform());
    wire.setBrowser(context.browser());
    wire.setCurrency(context.currency());
    wire.setState(dev.novapixel.schemas.avro.PrivacyState.valueOf(context.state().name()));
    wire.setCartLines(Parts.each(context.cartLines(), Parts::item));
    wire.setConsent(Parts.consent(context.consent()));
    return wire;
  }

  private static ContextFeatures context(dev.novapixel.schemas.avro.ContextFeatures wire) {
    return new ContextFeatures(
        wire.getLocations(),
        wire.getRegionChanges(),
        wire.getDeviceTypes(),
        wire.getLatestPlatform(),
        wire.getBrowser(),
        wire.getCurrency(),
        PrivacyState.valueOf(wire.getState().name()),
        Parts.each(wire.getCartLines(), Parts::item),
        Parts.consent(wire.getConsent()));
  }

  private static dev.novapixel.schemas.avro.ProfileFeatures profile(ProfileFeatures profile) {
    dev.novapixel.schemas.avro.ProfileFeatures wire =
        new dev.novapixel.schemas.avro.ProfileFeatures();
    wire.setViewedProducts(profile.viewedProducts());
    wire.setPurchasedProducts(profile.purchasedProducts());
    wire.setCartedProducts(profile.cartedProducts());
    wire.setFavouriteCategories(profile.favouriteCategories());
    wire.setFavouriteBrands(profile.favouriteBrands());
    wire.setPriceBands(Parts.sorted(profile.priceBands(), ShopperFeaturesWire::priceBand));
    wire.setOrders(profile.orders());
    wire.setLifetimeValue(Parts.sorted(profile.lifetimeValue()));
    wire.setFirstSeen(profile.firstSeen().toEpochMilli());
    wire.setLastActive(profile.lastActive().toEpochMilli());
    return wire;
  }

  private static ProfileFeatures profile(dev.novapixel.schemas.avro.ProfileFeatures wire) {
    return new ProfileFeatures(
        wire.getViewedProducts(),
        wire.getPurchasedProducts(),
        wire.getCartedProducts(),
        wire.getFavouriteCategories(),
        wire.getFavouriteBrands(),
        Parts.sorted(
            wire.getPriceBands(),
            band -> new PriceBand(band.getLow(), band.getMedian(), band.getHigh())),
        wire.getOrders(),
        wire.getLifetimeValue(),
        Instant.ofEpochMilli(wire.getFirstSeen()),
        Instant.ofEpochMilli(wire.getLastActive()));
  }

  private static dev.novapixel.schemas.avro.PriceBand priceBand(PriceBand band) {
    dev.novapixel.schemas.avro.PriceBand wire = new dev.novapixel.schemas.avro.PriceBand();
    wire.setLow(band.low());
    wire.setMedian(band.median());
    wire.setHigh(band.high());
    return wire;
  }
}
