package dev.novapixel.stitcher.history;

import dev.novapixel.schemas.event.Action;
import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.normalise.TypedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** A client's events under one owner, or under nobody. */
  private static final class Unit {
    final String client;
    final boolean guest;
    @Nullable String owner;
    final SortedSet<String> tokens = new TreeSet<>();
    final List<TypedEvent> events = new ArrayList<>();

    Unit(String client, boolean guest, @Nullable String owner) {
      this.client = client;
      this.guest = guest;
      this.owner = owner;
    }
  }

  private final SortedMap<String, Identifier> events = new TreeMap<>();
  private final SortedMap<Identifier, Identifier> identities = new TreeMap<>();
  private final SortedMap<String, Identifier> orders = new TreeMap<>();
  private final SortedMap<String, Long> orderValues = new TreeMap<>();
  private final SortedMap<Identifier, SortedSet<Identifier>> journeys = new TreeMap<>();

  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Unit> guests = new HashMap<>();
  private final Map<String, List<TypedEvent>> logins = new LinkedHashMap<>();
  private final Set<String> optedOut = new HashSet<>();
  private final SortedMap<String, SortedSet<String>> customersOfTokens = new TreeMap<>();
  private final Map<String, Set<String>> clientsOfTokens = new HashMap<>();
  private final Map<String, List<TypedEvent>> completions = new TreeMap<>();
  private final List<TypedEvent> clientless = new ArrayList<>();
  private final Map<String, Identifier> labels = new HashMap<>();

  /** How {@code log}, one shop's events in their order, has to end. */
  public static Ending of(List<TypedEvent> log) {
    var batch = new BatchReference();
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
        withdraw(client);
      }
      return;
    }
    if (client != null && Boolean.TRUE.equals(analytics)) {
      optedOut.remove(client);
    }
    if (client != null && optedOut.contains(client)) {
      return;
    }
    String token = token(event);
    if (token != null
        && (client != null || event.checkoutToken() != null || event.order() != null)) {
      customersOfTokens.computeIfAbsent(token, _ -> new TreeSet<>());
    }
    if (event.customerId() != null) {
      identities.put(
          Identifier.customer(event.customerId()), Identifier.customer(event.customerId()));
      if (token != null) {
        customers(token).add(event.customerId());
      }
    }
    if (event.order() != null && token != null) {
      completions.computeIfAbsent(token, _ -> new ArrayList<>()).add(event);
    }
    if (client == null) {
      clientless.add(event);
    } else {
      takeClients(client, event, token);
    }
  }

  /** An order without a token gets one of its own. */
  private static @Nullable String token(TypedEvent event) {
    var order = event.order();
    if (event.checkoutToken() != null || order == null) {
      return event.checkoutToken();
    }
    return order.orderId() != null ? "order-" + order.orderId() : "event-" + event.eventId();
  }

  private void withdraw(String client) {
    optedOut.add(client);
    units.removeIf(unit -> unit.client.equals(client));
    guests.remove(client);
    logins.remove(client);
  }

  private void takeClients(String client, TypedEvent event, @Nullable String token) {
    var known = logins.computeIfAbsent(client, _ -> new ArrayList<>());
    if (event.customerId() != null) {
      known.add(event);
      known.sort(Comparator.comparing(TypedEvent::occurredAt).thenComparing(TypedEvent::eventId));
      Unit guest = guests.get(client);
      if (guest != null && guest.owner == null) {
        guest.owner = event.customerId();
        // From here on the guest unit is owned: its tokens know its owner for good.
        guest.tokens.forEach(tied -> customers(tied).add(event.customerId()));
      }
    }
    String owner = event.customerId() != null ? event.customerId() : ownerAt(known, event);
    Unit unit = unit(client, owner);
    unit.events.add(event);
    if (token != null) {
      unit.tokens.add(token);
      clientsOfTokens.computeIfAbsent(token, _ -> new HashSet<>()).add(client);
      if (owner != null) {
        customers(token).add(owner);
      }
    }
  }

  private static @Nullable String ownerAt(List<TypedEvent> logins, TypedEvent event) {
    String owner = logins.isEmpty() ? null : logins.getFirst().customerId();
    for (TypedEvent login : logins) {
      if (!login.occurredAt().isAfter(event.occurredAt())) {
        owner = login.customerId();
      }
    }
    return owner;
  }

  private Unit unit(String client, @Nullable String owner) {
    if (owner == null) {
      Unit guest = guests.get(client);
      if (guest == null) {
        guest = new Unit(client, true, null);
        guests.put(client, guest);
        units.add(guest);
      }
      return guest;
    }
    for (Unit unit : units) {
      if (!unit.guest && unit.client.equals(client) && owner.equals(unit.owner)) {
        return unit;
      }
    }
    Unit owned = new Unit(client, false, owner);
    units.add(owned);
    return owned;
  }

  private SortedSet<String> customers(String token) {
    return customersOfTokens.computeIfAbsent(token, _ -> new TreeSet<>());
  }

  private boolean isOpen(String token) {
    return clientsOfTokens.getOrDefault(token, Set.of()).size() > CLIENTS_LIMIT;
  }

  private void conclude() {
    labelTokens();
    for (Unit unit : units) {
      Identifier label = labelOf(unit);
      unit.events.forEach(event -> assign(event, label));
    }
    clientless.forEach(this::concludeClientless);
    labels.forEach((token, label) -> identities.put(Identifier.checkout(token), label));
    logins.forEach((client, known) -> {
      Unit guest = guests.get(client);
      if (!known.isEmpty()) {
        String current = known.getLast().customerId();
        identities.put(
            Identifier.client(client), Identifier.customer(current == null ? "" : current));
      } else if (guest != null) {
        identities.put(Identifier.client(client), labelOf(guest));
      }
    });
    completions.forEach(this::concludeOrder);
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
        var tokens = closedTokens(unit);
        if (unit.owner == null && tokens.stream().anyMatch(component::contains)) {
          grew |= component.addAll(tokens);
        }
      }
    }
    return component;
  }

  private SortedSet<String> closedTokens(Unit unit) {
    var tokens = new TreeSet<>(unit.tokens);
    tokens.removeIf(this::isOpen);
    return tokens;
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
    var tokens = closedTokens(unit);
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
    if (event.customerId() != null) {
      identifiers.add(Identifier.customer(event.customerId()));
    }
  }

  private void concludeOrder(String token, List<TypedEvent> told) {
    TypedEvent newest =
        told.stream()
            .max(Comparator.comparing(TypedEvent::occurredAt).thenComparing(TypedEvent::eventId))
            .orElseThrow();
    var order = newest.order();
    orders.put(token, label(token));
    journeys.computeIfAbsent(label(token), _ -> new TreeSet<>()).add(Identifier.checkout(token));
    orderValues.put(
        token,
        order == null || order.placed() == null || order.placed().value() == null
            ? 0L
            : order.placed().value().minor());
  }

  private Identifier label(String token) {
    return labels.getOrDefault(token, Identifier.checkout(token));
  }
}
