package dev.novapixel.gateway.intake;

import dev.novapixel.gateway.protocol.EventFacts;
import dev.novapixel.schemas.event.PixelEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an event.
 *
 * @param result what its sender would be told
 * @param detail the reason for a person to read, where it is rejected
 * @param idDerived whether its id is derived from its content
 * @param taken what would be kept of it, if it is taken
 * @param removed JSON pointers in the request's own shape to what would be taken out
 */
public record Diagnosis(
    EventResult result,
    @Nullable String detail,
    boolean idDerived,
    @Nullable PixelEvent taken,
    List<String> removed) {

  public Diagnosis {
    removed = List.copyOf(removed);
  }

  static Diagnosis of(Verdict verdict, EventResult result, EventFacts facts, List<String> removed) {
    return new Diagnosis(
        result,
        verdict instanceof Verdict.Rejected rejected ? rejected.event().detail() : null,
        facts.id() == null,
        verdict instanceof Verdict.Taken taken ? taken.event() : null,
        removed);
  }
}
