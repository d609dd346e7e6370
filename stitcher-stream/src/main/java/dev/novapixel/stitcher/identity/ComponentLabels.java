package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.identity.Component.UnitKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a component's tokens and of its units that nobody owns: a function of its set of
 * ties, those taken off that are void, whatever the order in which they were seen.
 *
 * <p>A token's direct customers are those that events on it name, and the owners of the units tied
 * to it. Tokens that units without an owner connect are one guest component; a path through an
 * owned unit does not count, so that no chain brings two customers together. A node takes its
 * smallest direct customer, else its guest component's, else the smallest token there.
 */
final class ComponentLabels {
  private final Component component;
  private final Map<String, SortedMap<String, Cause>> direct = new HashMap<>();
  private final Map<String, Label> shared = new HashMap<>();

  private ComponentLabels(Component component) {
    this.component = component;
  }

  /** Token → its label, and unit that nobody owns → its label. */
  record Labels(SortedMap<String, Label> tokens, SortedMap<UnitKey, Label> units) {}

  static Labels of(Component component) {
    var labels = new ComponentLabels(component);
    if (!component.dissolved) {
      labels.findDirectCustomers();
      labels.walkGuestComponents();
    }
    return labels.result();
  }

  private void findDirectCustomers() {
    component.tokens.forEach((name, token) -> {
      if (!token.open) {
        direct.put(name, new TreeMap<>(token.customers));
      }
    });
    for (var unit : component.units.values()) {
      String owner = unit.owner;
      if (owner != null) {
        unit.ties.forEach((token, tie) -> {
          var customers = direct.get(token);
          if (tie.counts() && customers != null) {
            customers.merge(owner, tie.first(), Cause::earlier);
          }
        });
      }
    }
  }

  private void walkGuestComponents() {
    Map<String, List<Component.Unit>> carriers = new HashMap<>();
    for (var unit : component.units.values()) {
      if (unit.owner == null) {
        tokens(unit)
            .forEach(token -> carriers.computeIfAbsent(token, _ -> new ArrayList<>()).add(unit));
      }
    }
    // Tokens are walked from the smallest, so that the first of a guest component names it.
    for (String token : component.tokens.keySet()) {
      if (direct.containsKey(token) && !shared.containsKey(token)) {
        labelAll(token, carriers);
      }
    }
  }

  private void labelAll(String smallest, Map<String, List<Component.Unit>> carriers) {
    var members = new ArrayList<String>();
    var open = new ArrayDeque<>(List.of(smallest));
    var customers = new TreeMap<String, Cause>();
    var placeholder = token(smallest, smallest);
    shared.put(smallest, placeholder);
    while (!open.isEmpty()) {
      String token = open.remove();
      members.add(token);
      direct(token).forEach((customer, cause) -> customers.merge(customer, cause, Cause::earlier));
      for (var unit : carriers.getOrDefault(token, List.of())) {
        for (String next : tokens(unit)) {
          if (direct.containsKey(next) && shared.putIfAbsent(next, placeholder) == null) {
            open.add(next);
          }
        }
      }
    }
    for (String token : members) {
      shared.put(token, customers.isEmpty() ? token(smallest, token) : customer(customers));
    }
  }

  private SortedMap<String, Cause> direct(String token) {
    var customers = direct.get(token);
    return customers == null ? new TreeMap<>() : customers;
  }

  private Labels result() {
    var labels = new Labels(new TreeMap<>(), new TreeMap<>());
    var tied = new HashSet<String>();
    component.units.values().forEach(unit -> tied.addAll(unit.ties.keySet()));
    component.tokens.forEach((name, token) -> {
      // One whose carriers have all gone, or that was erased, is known to nobody any more.
      boolean known = token.own || !token.customers.isEmpty() || tied.contains(name);
      if (component.dissolved || known) {
        labels.tokens.put(name, labelOf(name));
      }
    });
    component.units.forEach((key, unit) -> {
      if (unit.owner == null) {
        labels.units.put(key, labelOf(key.client(), unit));
      }
    });
    return labels;
  }

  private Label labelOf(String token) {
    var customers = direct(token);
    if (!customers.isEmpty()) {
      return customer(customers);
    }
    return shared.getOrDefault(token, token(token, token));
  }

  private Label labelOf(String client, Component.Unit unit) {
    var customers = new TreeMap<String, Cause>();
    @Nullable Label common = null;
    for (String token : tokens(unit)) {
      direct(token).forEach((customer, cause) -> customers.merge(customer, cause, Cause::earlier));
      common = common == null ? shared.get(token) : common;
    }
    Cause tied = unit.firstTie();
    if (!customers.isEmpty()) {
      common = customer(customers);
    }
    if (common == null) {
      return new Label(Identifier.client(client), tied);
    }
    return switch (common.shopper().type()) {
      case CUSTOMER -> new Label(common.shopper(), common.cause().later(tied));
      case CHECKOUT, CLIENT -> new Label(common.shopper(), tied);
    };
  }

  /** The tokens that tie the unit, smallest first. */
  private static List<String> tokens(Component.Unit unit) {
    return unit.ties.entrySet().stream()
        .filter(entry -> entry.getValue().counts())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The label {@code checkout:name} of {@code token}, which the token's first event showed. */
  private Label token(String name, String token) {
    return new Label(Identifier.checkout(name), component.token(token).seen());
  }

  private static Label customer(SortedMap<String, Cause> customers) {
    var smallest = customers.firstEntry();
    return new Label(Identifier.customer(smallest.getKey()), smallest.getValue());
  }
}
