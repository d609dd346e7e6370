package dev.novapixel.admin.projection;

import dev.novapixel.schemas.event.Move;
import dev.novapixel.schemas.event.OptOut;
import dev.novapixel.schemas.event.RejectedEvent;
import dev.novapixel.schemas.event.ShopperEvent;
import dev.novapixel.schemas.event.ShopperRecord;
import dev.novapixel.schemas.feature.ProductAffinity;
import dev.novapixel.schemas.feature.ProductFeatures;
import dev.novapixel.schemas.feature.Session;
import dev.novapixel.schemas.shopper.Shopper;
import dev.novapixel.schemas.shopper.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one batch of records says about one shop. Of what is replaced as a whole, the newest is
 * kept; bounded by the batch. Not thread-safe.
 */
final class ShopBatch {
  /** A value of a compacted topic and where it stood; empty is a deletion. */
  record Latest<T>(Source source, Optional<T> value) {}

  /** Which session of which shopper. */
  record SessionKey(String shopper, String sessionId) {}

  private final Map<String, UnitLabel> units = new HashMap<>();
  private final List<Row.OfUnit> events = new ArrayList<>();
  private final Map<SessionKey, Latest<Session>> sessions = new HashMap<>();
  private final Map<String, Latest<Shopper>> journeys = new HashMap<>();
  private final Map<String, Latest<ProductFeatures>> products = new HashMap<>();
  private final Map<String, Latest<ProductAffinity>> affinities = new HashMap<>();
  private final Map<Integer, Row.Tally> tallies = new HashMap<>();
  private final List<Row.Rejection> rejections = new ArrayList<>();

  void add(ShopperRecord record, Source source) {
    switch (record) {
      case ShopperEvent event -> {
        label(record, new UnitLabel(record.version(), event.shopper().text()));
        events.addAll(EventRows.of(event, source));
      }
      case Move move -> label(record, new UnitLabel(record.version(), move.to().text()));
      case OptOut _ -> label(record, UnitLabel.ofNobody(record.version()));
    }
  }

  private void label(ShopperRecord record, UnitLabel label) {
    units.merge(record.unit().text(), label, UnitLabel::newer);
  }

  /** A session that was replaced by another is no session any more. */
  void add(Session session, Source source) {
    Optional<Session> standing =
        session.status() == Session.Status.REPLACED ? Optional.empty() : Optional.of(session);
    sessions.put(
        new SessionKey(session.shopper().text(), session.id()), new Latest<>(source, standing));
  }

  void addJourney(String shopper, Optional<Shopper> journey, Source source) {
    journeys.put(shopper, new Latest<>(source, journey));
  }

  void addProduct(String productId, Optional<ProductFeatures> features, Source source) {
    products.put(productId, new Latest<>(source, features));
  }

  /** The shop's totals come under an empty product id. */
  void addAffinity(String productId, Optional<ProductAffinity> affinity, Source source) {
    affinities.put(productId, new Latest<>(source, affinity));
  }

  void add(Tally tally, Source source) {
    tallies.put(
        tally.partition(),
        new Row.Tally(
            tally.partition(),
            source.part(),
            source.pos(),
            tally.counted(),
            tally.duplicate(),
            tally.rejected(),
            tally.droppedByConsent(),
            tally.bot()));
  }

  /** The stitcher's own rejections stand in its tallies. */
  void add(RejectedEvent event) {
    if (event.stage() == RejectedEvent.Stage.GATEWAY) {
      rejections.add(new Row.Rejection(event.code(), event.receivedAt()));
    }
  }

  Map<String, UnitLabel> units() {
    return units;
  }

  List<Row.OfUnit> events() {
    return events;
  }

  Map<SessionKey, Latest<Session>> sessions() {
    return sessions;
  }

  Map<String, Latest<Shopper>> journeys() {
    return journeys;
  }

  Map<String, Latest<ProductFeatures>> products() {
    return products;
  }

  Map<String, Latest<ProductAffinity>> affinities() {
    return affinities;
  }

  Map<Integer, Row.Tally> tallies() {
    return tallies;
  }

  List<Row.Rejection> rejections() {
    return rejections;
  }
}
