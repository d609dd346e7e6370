package dev.novapixel.schemas.wire;

import dev.novapixel.schemas.avro.SessionStatus;
import dev.novapixel.schemas.avro.SessionView;
import dev.novapixel.schemas.feature.Session;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.Schema;

/** {@link Session} in Avro. */
final class SessionWire implements Wire<Session, dev.novapixel.schemas.avro.Session> {

  @Override
  public Schema schema() {
    return dev.novapixel.schemas.avro.Session.getClassSchema();
  }

  @Override
  public dev.novapixel.schemas.avro.Session toWire(Session session) {
    dev.novapixel.schemas.avro.Session wire = new dev.novapixel.schemas.avro.Session();
    wire.setShop(session.shop());
    wire.setShopper(Parts.identifier(session.shopper()));
    wire.setId(session.id());
    wire.setStatus(SessionStatus.valueOf(session.status().name()));
    wire.setReplacedBy(session.replacedBy());
    wire.setStartedAt(session.startedAt().toEpochMilli());
    wire.setLastEventAt(session.lastEventAt().toEpochMilli());
    wire.setGapMs(session.gap().toMillis());
    wire.setEvents(session.events());
    wire.setPages(session.pages());
    wire.setViews(
        Parts.each(
            session.views(), view -> new SessionView(view.productId(), view.at().toEpochMilli())));
    wire.setCarted(session.carted());
    wire.setConverted(session.converted());
    wire.setReceivedAt(session.receivedAt().toEpochMilli());
    return wire;
  }

  @Override
  public Session fromWire(dev.novapixel.schemas.avro.Session wire) {
    return new Session(
        wire.getShop(),
        Parts.identifier(wire.getShopper()),
        wire.getId(),
        Session.Status.valueOf(wire.getStatus().name()),
        wire.getReplacedBy(),
        Instant.ofEpochMilli(wire.getStartedAt()),
        Instant.ofEpochMilli(wire.getLastEventAt()),
        Duration.ofMillis(wire.getGapMs()),
        wire.getEvents(),
        wire.getPages(),
        Parts.each(
            wire.getViews(),
            view -> new Session.View(view.getProductId(), Instant.ofEpochMilli(view.getAt()))),
        wire.getCarted(),
        wire.getConverted(),
        Instant.ofEpochMilli(wire.getReceivedAt()));
  }
}
