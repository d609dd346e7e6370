package dev.novapixel.recs.knowledge;

import dev.novapixel.recs.situation.Facts;
import dev.novapixel.recs.situation.Relation;
import dev.novapixel.recs.situation.Relation.Neighbour;
import dev.novapixel.recs.situation.Scored;
import dev.novapixel.schemas.event.Money;
import java.util.List;

class InMemoryKnowledgeTest extends KnowledgeContract {

  @Override
  Knowledge filled() {
    InMemoryKnowledge memory = new InMemoryKnowledge();
    InMemoryKnowledge.Shop shop = memory.shop(SHOP);
    shop.viewed.put(
        "wool",
        new Relation(
            40, 100, List.of(new Neighbour("cotton", 30, 50), new Neighbour("silk", 5, 20))));
    shop.bought.put("wool", new Relation(10, 50, List.of(new Neighbour("garter", 6, 8))));
    shop.facts.put("cotton", new Facts("Cotton sock", "plain", "Acme", new Money(995, "EUR")));
    shop.popular.addAll(
        List.of(new Scored("cotton", 3), new Scored("wool", 2), new Scored("silk", 1)));
    shop.popularIn.put("Fine & soft", List.of(new Scored("wool", 2), new Scored("silk", 1)));
    memory.shop(OTHER).popular.add(new Scored("boots", 1));
    return memory;
  }
}
