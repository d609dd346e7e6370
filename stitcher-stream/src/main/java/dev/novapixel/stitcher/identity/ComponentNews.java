package dev.novapixel.stitcher.identity;

import dev.novapixel.schemas.event.Identifier;
import dev.novapixel.stitcher.identity.ComponentLabels.Labels;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a component's root has to tell its nodes so that they know their labels as they are now. */
final class ComponentNews {
  private final Component component;
  private final Labels labels;
  private final List<Told> news = new ArrayList<>();

  private ComponentNews(Component component) {
    this.component = component;
    this.labels = ComponentLabels.of(component);
  }

  /** A message to one of the nodes. */
  record Told(Identifier to, NodeMessage message) {}

  /** The differences to what was told last, which are told from then on. */
  static List<Told> of(Component component) {
    var all = new ComponentNews(component);
    all.tellTokens();
    all.tellUnits();
    return all.news;
  }

  private void tellTokens() {
    component.tokens.forEach((name, token) -> {
      Label label = labels.tokens().get(name);
      var node = Identifier.checkout(name);
      if (label != null && isNews(token.told, label)) {
        news.add(new Told(node, labelled(label, null, token.generation)));
      } else if (label == null && token.told != null) {
        news.add(new Told(node, new NodeMessage.Unlabelled(token.generation, component.sequence)));
      }
      token.told = label != null && !isNews(token.told, label) ? token.told : label;
    });
  }

  private void tellUnits() {
    labels
        .units()
        .forEach((key, label) -> {
          var unit = component.units.get(key);
          if (unit != null && isNews(unit.told, label)) {
            unit.told = label;
            String customer = key.isGuest() ? null : key.customer();
            news.add(
                new Told(
                    Identifier.client(key.client()), labelled(label, customer, unit.generation)));
          }
        });
  }

  private static boolean isNews(@Nullable Label told, Label label) {
    return told == null || !told.shopper().equals(label.shopper());
  }

  private NodeMessage labelled(Label label, @Nullable String customer, long generation) {
    return new NodeMessage.Labelled(
        label.shopper(), customer, generation, component.sequence, label.cause());
  }
}
