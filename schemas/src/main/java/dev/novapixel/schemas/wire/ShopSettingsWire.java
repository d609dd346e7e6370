package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.event.Consent;
import dev.novapixel.schemas.event.Pace;
import dev.novapixel.schemas.shop.ShopSettings;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link ShopSettings} in Avro. */
final class ShopSettingsWire
    implements Wire<ShopSettings, dev.novapixel.schemas.avro.ShopSettings> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.ShopSettings.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.ShopSettings toWire(ShopSettings settings) {
    dev.novapixel.schemas.avro.ShopSettings wire = new dev.novapixel.schemas.avro.ShopSettings();
    wire.setShop(settings.shop());
    wire.setVersion(settings.version());
    wire.setEnabled(settings.enabled());
    wire.setWriteKeys(settings.writeKeys());
    wire.setServerKeyHashes(settings.serverKeyHashes());
    wire.setWhenAbsent(Parts.whenAbsent(settings.whenAbsent()));
    wire.setWhenDenied(dev.novapixel.schemas.avro.WhenDenied.valueOf(settings.whenDenied().name()));
    wire.setSessionGapMs(settings.sessionGap().toMillis());
    wire.setCurrency(settings.currency());
    wire.setCatalogMode(
        dev.novapixel.schemas.avro.CatalogMode.valueOf(settings.catalogMode().name()));
    wire.setChangedAt(settings.changedAt().toEpochMilli());
    wire.setKeyHosts(Parts.sorted(settings.keyHosts()));
    wire.setEventsPerMinute(settings.pace().eventsPerMinute());
    wire.setEventsAtOnce(settings.pace().eventsAtOnce());
    wire.setRecommending(RecommendingParts.toWire(settings.recommending()));
    return wire;
  }

  @Override
  public ShopSettings fromWire(dev.novapixel.schemas.avro.ShopSettings wire) {
    return new ShopSettings(
        wire.getShop(),
        wire.getVersion(),
        wire.getEnabled(),
        wire.getWriteKeys(),
        wire.getServerKeyHashes(),
        Parts.whenAbsent(wire.getWhenAbsent()),
        Consent.WhenDenied.valueOf(wire.getWhenDenied().name()),
        Duration.ofMillis(wire.getSessionGapMs()),
        wire.getCurrency(),
        ShopSettings.CatalogMode.valueOf(wire.getCatalogMode().name()),
        Instant.ofEpochMilli(wire.getChangedAt()),
        wire.getKeyHosts(),
        new Pace(wire.getEventsPerMinute(), wire.getEventsAtOnce()),
        RecommendingParts.fromWire(wire.getRecommending()));
  }
}
