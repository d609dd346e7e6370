package dev.novapixel.local.mapping;

import dev.novapixel.local.source.Row;
import dev.novapixel.local.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of a mapping over some rows. */
record Run(List<Mapped> mapped) {
  static Run over(Mappings.Recipe recipe, String run, Path file) throws IOException {
    var mapped = new ArrayList<Mapped>();
    var mapper = recipe.mapper("demo.nova.test", run);
    try (var rows = Sources.open(file)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        mapped.addAll(mapper.map(row));
      }
    }
    mapped.addAll(mapper.end());
    return new Run(mapped);
  }

  static Run of(Mappings.Recipe recipe, String run, String content) throws IOException {
    var file = Files.createTempFile("nova-rows", "");
    try {
      return over(recipe, run, Files.writeString(file, content));
    } finally {
      Files.delete(file);
    }
  }

  static Run of(String mapping, String content) throws IOException {
    return of(Mappings.named(mapping), "", content);
  }

  List<SourceEvent> events() {
    return mapped.stream()
        .filter(Mapped.Event.class::isInstance)
        .map(one -> ((Mapped.Event) one).event())
        .toList();
  }

  List<String> ids() {
    return events().stream().map(SourceEvent::id).toList();
  }

  long count(Class<? extends Mapped> type) {
    return mapped.stream().filter(type::isInstance).count();
  }
}
