package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.intake.Outcome.Refusal;
import dev.novapixel.gateway.limit.KeyLimits;
import dev.novapixel.gateway.place.Place;
import dev.novapixel.gateway.produce.EventLog;
import dev.novapixel.gateway.protocol.Body;
import dev.novapixel.gateway.protocol.BodyDecoder;
import dev.novapixel.gateway.protocol.Parsed;
import dev.novapixel.gateway.protocol.SentEvent;
import dev.novapixel.gateway.protocol.Trial;
import dev.novapixel.schemas.access.Access;
import dev.novapixel.schemas.access.KeyResolver;
import dev.novapixel.schemas.access.ShopIndex;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes requests: who sends, what it says, what becomes of each event, and into Kafka with it. The
 * answer comes when Kafka has acknowledged all that has to be kept, rejected events included.
 * Thread-safe; never blocks.
 */
public final class Intake {
  /** Global Privacy Control: a browser's no to the sale of its user's data. */
  private static final String GPC = "Sec-GPC";

  private final Supplier<Optional<ShopIndex>> shops;
  private final BodyDecoder decoder;
  private final AccessRules rules;
  private final Admission admission;
  private final Logs logs;
  private final IntakeMetrics metrics;
  private final InstantSource clock;

  /**
   * An intake that closes nothing that it is given.
   *
   * @param shops all shops now; empty while they are not known yet
   */
  public Intake(
      Supplier<Optional<ShopIndex>> shops,
      BodyDecoder decoder,
      KeyLimits limits,
      Admission admission,
      Logs logs,
      IntakeMetrics metrics,
      InstantSource clock) {
    this.shops = shops;
    this.decoder = decoder;
    this.rules = new AccessRules(limits, logs);
    this.admission = admission;
    this.logs = logs;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Takes {@code request}; its outcome comes within the log's time limit. */
  public CompletionStage<Outcome> take(IntakeRequest request) {
    Optional<ShopIndex> known = shops.get().filter(index -> !index.shops().isEmpty());
    if (known.isEmpty()) {
      // Clients drop events at a 401: as long as there is no shop at all, nobody's key is wrong.
      return refused(Refusal.KEYS_NOT_LOADED);
    }
    if (!logs.areOpenTo(request, false)) {
      return refused(Refusal.LOG_UNAVAILABLE);
    }
    return open(request, known.get());
  }

  /** Counts a request that was refused before it was read, and answers it. */
  public CompletionStage<Outcome> turnAway(Outcome refusal) {
    switch (refusal) {
      case Outcome.Refused refused -> metrics.count(refused.refusal());
      case Outcome.Unreadable unreadable -> metrics.count(unreadable.fault());
      case Outcome.Answered _, Outcome.Diagnosed _ ->
          throw new IllegalArgumentException("not a refusal");
    }
    return CompletableFuture.completedFuture(refusal);
  }

  private CompletionStage<Outcome> open(IntakeRequest request, ShopIndex index) {
    // The body's own key is the last one in order: it is looked for once the body is read.
    Optional<String> key = KeyResolver.resolve(request);
    Optional<Access> access = key.flatMap(index::open);
    if (key.isPresent() && access.isEmpty()) {
      return refused(Refusal.UNKNOWN_KEY);
    }
    Optional<Outcome.Refused> refusal = access.flatMap(known -> refusal(known, request));
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    return switch (decoder.decode(request.body(), request.contentEncoding())) {
      case Body.Refused refused -> turnAway(new Outcome.Unreadable(refused.fault(), ""));
      case Body.Text text -> admit(text, request, body -> read(body, access, index, request));
    };
  }

  private CompletionStage<Outcome> admit(
      Body.Text body, IntakeRequest request, Function<Body.Text, CompletionStage<Outcome>> next) {
    int came = request.body().length;
    int bytes = body.isIn(request.body()) ? came : came + body.length();
    if (!admission.enter(bytes)) {
      return refused(Refusal.OVERLOADED);
    }
    try {
      return next.apply(body).whenComplete((outcome, failure) -> admission.leave(bytes));
    } catch (RuntimeException | Error bug) {
      admission.leave(bytes);
      throw bug;
    }
  }

  private CompletionStage<Outcome> read(
      Body.Text body, Optional<Access> shown, ShopIndex index, IntakeRequest request) {
    return switch (request.parser().parse(body)) {
      case Parsed.Refused refused ->
          turnAway(new Outcome.Unreadable(refused.fault(), refused.pointer()));
      case Parsed.Request events -> {
        if (shown.isPresent()) {
          yield take(events, body, shown.get(), request);
        }
        Optional<Access> access =
            Optional.ofNullable(events.envelope().writeKey()).flatMap(index::open);
        if (access.isEmpty()) {
          yield refused(Refusal.UNKNOWN_KEY);
        }
        Optional<Outcome.Refused> refusal = refusal(access.get(), request);
        yield refusal.isPresent()
            ? CompletableFuture.completedFuture(refusal.get())
            : take(events, body, access.get(), request);
      }
    };
  }

  /** Why the key is of no use; counted for its shop. */
  private Optional<Outcome.Refused> refusal(Access access, IntakeRequest request) {
    Optional<Outcome.Refused> refusal = rules.refusal(access, request);
    refusal.ifPresent(refused -> metrics.count(access.shop(), refused.refusal()));
    return refusal;
  }

  private CompletionStage<Outcome> take(
      Parsed.Request events, Body.Text body, Access access, IntakeRequest request) {
    Optional<Refusal> refusal = rules.refusal(access, request, events);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    Sending sending = sending(events, access, request);
    Trial trial = request.trial();
    return trial == null
        ? keep(events, logs.of(request, access.isServer()), sending)
        : CompletableFuture.completedFuture(
            diagnosed(events, sending, trial.removals(body, events.shape())));
  }

  private Sending sending(Parsed.Request events, Access access, IntakeRequest request) {
    return new Sending(
        access.shop(),
        access.settings().stamp(),
        access.settings().whenDenied(),
        request.dialect(),
        "1".equals(request.header(GPC)),
        request.userAgent(),
        // What no browser sends, and what is imported, comes from the shop's own machines.
        request.isImport() || request.userAgent() == null ? Place.NOWHERE : request.place(),
        events.envelope(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        request.isImport());
  }

  private CompletionStage<Outcome> keep(Parsed.Request request, EventLog log, Sending sending) {
    List<Verdict> verdicts = judged(request, sending);
    // What waits for Kafka holds no events: theirs is most of the memory of a request.
    Results results = Results.of(verdicts, request.shape());
    return log.append(Results.entries(verdicts))
        .thenApply(kept -> {
          Outcome.Answered answered = results.after(kept);
          metrics.count(sending.shop(), sending.dialect(), answered.results());
          return answered;
        });
  }

  private static List<Verdict> judged(Parsed.Request request, Sending sending) {
    List<Verdict> verdicts = new ArrayList<>(request.events().size());
    for (SentEvent event : request.events()) {
      verdicts.add(EventJudge.judge(event, sending));
    }
    return verdicts;
  }

  private static Outcome diagnosed(
      Parsed.Request request, Sending sending, List<List<String>> removals) {
    List<Verdict> verdicts = judged(request, sending);
    List<Diagnosis> events = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      events.add(
          Diagnosis.of(
              verdict,
              Results.told(verdict, request.shape(), i),
              request.events().get(i).facts(),
              removals.get(i)));
    }
    return new Outcome.Diagnosed(events);
  }

  private CompletionStage<Outcome> refused(Refusal refusal) {
    return turnAway(new Outcome.Refused(refusal));
  }
}
