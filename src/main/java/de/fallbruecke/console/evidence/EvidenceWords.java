package de.fallbruecke.console.evidence;

import de.fallbruecke.console.page.FactWords;
import de.fallbruecke.console.page.Wording;
import de.fallbruecke.proof.ProofWords;
import java.time.Instant;

/** Labels of evidence in one language. */
record EvidenceWords(Wording words) implements ProofWords {
  @Override
  public String kind(String kind) {
    return facts().event(kind);
  }

  @Override
  public String fact(String kind, String name) {
    return facts().label(kind, name);
  }

  @Override
  public String value(String name, String value) {
    return facts().value(name, value);
  }

  @Override
  public String time(Instant at) {
    return words.time(at);
  }

  FactWords facts() {
    return new FactWords(words);
  }
}
