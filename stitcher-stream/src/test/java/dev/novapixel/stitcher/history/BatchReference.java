package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.schemas.shopper.Erasure;
import dev.novapixel.schemas.shopper.IdentityCommand;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The semantics of stitching as a batch over one shop's events, in the order of the log: slow,
 * plain and to be read beside the list of them.
 */
public final class BatchReference {
  private static final int CLIENTS_LIMIT = 20;

  private final SortedMap<String, Identifier> events = new TreeMap<>();
  private final SortedMap<Identifier, Identifier> identities = new TreeMap<>();
  private final SortedMap<String, Identifier> orders = new TreeMap<>();
  private final SortedMap<String, Long> orderValues = new TreeMap<>();
  private final SortedMap<Identifier, SortedSet<Identifier>> journeys = new TreeMap<>();

  private final List<Unit> units = new ArrayList<>();
  private final Map<String, List<TypedEvent>> logins = new LinkedHashMap<>();
  private final Voided voided;
  private final Erased erased;
  private final Set<String> optedOut = new HashSet<>();
  private final SortedMap<String, SortedSet<String>> customersOfTokens = new TreeMap<>();
  private final Map<String, Set<String>> clientsOfTokens = new HashMap<>();
  private final ToldOrders told = new ToldOrders();
  private final List<TypedEvent> clientless = new ArrayList<>();
  private final Map<String, Identifier> labels = new HashMap<>();

  private BatchReference(Voided voided, Erased erased) {
    this.voided = voided;
    this.erased = erased;
  }

  /** How {@code log}, one shop's events in their order, has to end, and what was split off. */
  public static Ending of(
      List<TypedEvent> log, List<IdentityCommand> commands, List<Erasure> cuts) {
    var batch = new BatchReference(new Voided(commands), new Erased(cuts));
    log.forEach(batch::take);
    batch.conclude();
    return new Ending(
        batch.events, batch.identities, batch.orders, batch.orderValues, batch.journeys);
  }

  private void take(TypedEvent event) {
    String client = event.clientId();
    Boolean analytics =
        event.action() instanceof Action.ConsentUpdated(var consent) ? consent.analytics() : null;
    if (Boolean.FALSE.equals(analytics)) {
      if (client != null) {
        optedOut.add(client);
        units.removeIf(unit -> unit.client.equals(client));
        logins.remove(client);
      }
      return;
    }
    if (client != null && Boolean.TRUE.equals(analytics)) {
      optedOut.remove(client);
    } else if (client != null && optedOut.contains(client)) {
      return;
    }
    String token = token(event);
    takeOrder(event, token);
    if (event.customerId() != null && !erased.customer(event.customerId(), event)) {
      var account = Identifier.customer(event.customerId());
      identities.put(account, account);
    }
    if (erased.event(event)) {
      return;
    }
    if (client == null && token != null && !erased.token(token, event)) {
      customers(token);
      if (event.customerId() != null && !erased.named(token, event.customerId(), event)) {
        customers(token).add(event.customerId());
      }
    }
    if (client == null) {
      clientless.add(event);
    } else {
      takeClients(client, event, token);
    }
  }

  /** An order is its checkout's: it goes with that, and not with who told of it. */
  private void takeOrder(TypedEvent event, @Nullable String token) {
    if (event.order() != null && token != null && !erased.token(token, event)) {
      customers(token);
      told.add(token, event);
    }
  }

  /** An order without a token gets one of its own. */
  private static @Nullable String token(TypedEvent event) {
    var order = event.checkoutToken() != null ? null : event.order();
    if (order == null) {
      return event.checkoutToken();
    }
    return order.orderId() != null ? "order-" + order.orderId() : "event-" + event.eventId();
  }

  private void takeClients(String client, TypedEvent event, @Nullable String token) {
    var known = logins.computeIfAbsent(client, _ -> new ArrayList<>());
    if (event.customerId() != null) {
      known.add(event);
    }
    String owner = event.customerId() != null ? event.customerId() : ownerAt(known, event);
    unit(client, owner).events.add(event);
    if (token != null) {
      clientsOfTokens.computeIfAbsent(token, _ -> new HashSet<>()).add(client);
    }
  }

  private static @Nullable String ownerAt(List<TypedEvent> logins, TypedEvent event) {
    var byTime = byTime(logins);
    String owner = byTime.isEmpty() ? null : byTime.getFirst().customerId();
    for (TypedEvent login : byTime) {
      if (!login.occurredAt().isAfter(event.occurredAt())) {
        owner = login.customerId();
      }
    }
    return owner;
  }

  private static List<TypedEvent> byTime(List<TypedEvent> events) {
    return events.stream()
        .sorted(Comparator.comparing(TypedEvent::occurredAt).thenComparing(TypedEvent::eventId))
        .toList();
  }

  private Unit unit(String client, @Nullable String customer) {
    for (Unit unit : units) {
      if (unit.client.equals(client) && Objects.equals(customer, unit.customer)) {
        return unit;
      }
    }
    Unit unit = new Unit(client, customer);
    units.add(unit);
    return unit;
  }

  /**
   * The first login on the client that counts claims its guest; a customer needs one of its own.
   */
  private @Nullable String ownerOf(Unit unit) {
    for (TypedEvent login : logins.getOrDefault(unit.client, List.of())) {
      boolean named = unit.customer == null || unit.customer.equals(login.customerId());
      if (named && !voided.ofCustomer(unit.client, unit.firstEvent(), login)) {
        return login.customerId();
      }
    }
    return null;
  }

  /** The tokens that tie the unit: those of its events that no void reaches. */
  private SortedSet<String> tokens(Unit unit) {
    var tokens = new TreeSet<String>();
    for (TypedEvent event : unit.events) {
      String token = token(event);
      if (token != null
          && !isOpen(token)
          && !voided.ofTie(unit.client, unit.firstEvent(), token, event)) {
        tokens.add(token);
      }
    }
    return tokens;
  }

  private SortedSet<String> customers(String token) {
    return customersOfTokens.computeIfAbsent(token, _ -> new TreeSet<>());
  }

  private boolean isOpen(String token) {
    return clientsOfTokens.getOrDefault(token, Set.of()).size() > CLIENTS_LIMIT;
  }

  private void conclude() {
    for (Unit unit : units) {
      unit.events.stream()
          .map(BatchReference::token)
          .filter(Objects::nonNull)
          .forEach(this::customers);
      String owner = ownerOf(unit);
      unit.owner = owner;
      if (owner != null) {
        tokens(unit).forEach(token -> customers(token).add(owner));
      }
    }
    labelTokens();
    for (Unit unit : units) {
      Identifier label = labelOf(unit);
      unit.events.forEach(event -> assign(event, label));
    }
    clientless.forEach(this::concludeClientless);
    labels.forEach((token, label) -> identities.put(Identifier.checkout(token), label));
    logins.forEach((client, known) -> {
      String current = known.isEmpty() ? null : byTime(known).getLast().customerId();
      identities.put(Identifier.client(client), labelOf(unit(client, current)));
    });
    told.tokens().forEach(this::concludeOrder);
  }

  private void labelTokens() {
    for (String token : customersOfTokens.keySet()) {
      SortedSet<String> direct = isOpen(token) ? new TreeSet<>() : customers(token);
      Set<String> component = guestComponent(token);
      labels.put(token, direct.isEmpty() ? shared(component) : Identifier.customer(direct.first()));
    }
  }

  /** The tokens that paths through unclaimed guest units connect with {@code token}. */
  private Set<String> guestComponent(String token) {
    var component = new TreeSet<>(Set.of(token));
    for (boolean grew = !isOpen(token); grew; ) {
      grew = false;
      for (Unit unit : units) {
        var tokens = tokens(unit);
        if (unit.owner == null && tokens.stream().anyMatch(component::contains)) {
          grew |= component.addAll(tokens);
        }
      }
    }
    return component;
  }

  private Identifier shared(Set<String> component) {
    var all = new TreeSet<String>();
    component.stream()
        .filter(token -> !isOpen(token))
        .forEach(token -> all.addAll(customers(token)));
    return all.isEmpty()
        ? Identifier.checkout(new TreeSet<>(component).first())
        : Identifier.customer(all.first());
  }

  private Identifier labelOf(Unit unit) {
    if (unit.owner != null) {
      return Identifier.customer(unit.owner);
    }
    var tokens = tokens(unit);
    if (tokens.isEmpty()) {
      return Identifier.client(unit.client);
    }
    var direct = new TreeSet<String>();
    tokens.forEach(token -> direct.addAll(customers(token)));
    return direct.isEmpty()
        ? shared(guestComponent(tokens.first()))
        : Identifier.customer(direct.first());
  }

  private void concludeClientless(TypedEvent event) {
    if (event.customerId() != null) {
      assign(event, Identifier.customer(event.customerId()));
    } else if (event.checkoutToken() != null) {
      assign(event, label(event.checkoutToken()));
    }
  }

  /** The shopper's journey tells every identifier on its events. */
  private void assign(TypedEvent event, Identifier shopper) {
    events.put(event.eventId(), shopper);
    var identifiers = journeys.computeIfAbsent(shopper, _ -> new TreeSet<>());
    String token = token(event);
    if (event.clientId() != null) {
      identifiers.add(Identifier.client(event.clientId()));
    }
    if (token != null) {
      identifiers.add(Identifier.checkout(token));
    }
    if (event.customerId() != null && shopper.equals(Identifier.customer(event.customerId()))) {
      identifiers.add(shopper);
    }
  }

  private void concludeOrder(String token) {
    orders.put(token, label(token));
    journeys.computeIfAbsent(label(token), _ -> new TreeSet<>()).add(Identifier.checkout(token));
    orderValues.put(token, told.value(token));
  }

  private Identifier label(String token) {
    return labels.getOrDefault(token, Identifier.checkout(token));
  }
}
