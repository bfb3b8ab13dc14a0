package de.fallbruecke.reply;

import java.util.Arrays;
import java.util.Optional;

/** What a specialist software can say about a case; a word never changes its meaning. */
public enum CaseStatus {
  RECEIVED("received", "Eingegangen"),
  IN_PROGRESS("in-progress", "In Bearbeitung"),
  INFORMATION_NEEDED("information-needed", "Angaben oder Unterlagen fehlen"),
  DECIDED_GRANTED("decided-granted", "Bewilligt"),
  DECIDED_PARTLY("decided-partly", "Teilweise bewilligt"),
  DECIDED_REFUSED("decided-refused", "Abgelehnt"),
  WITHDRAWN("withdrawn", "Zurückgezogen"),
  CLOSED("closed", "Abgeschlossen");

  private final String word;
  private final String label;

  CaseStatus(String word, String label) {
    this.word = word;
    this.label = label;
  }

  /** For programs, for example {@code in-progress}. */
  public String word() {
    return word;
  }

  /** For the applicant, German. */
  public String label() {
    return label;
  }

  /** By its word. */
  public static Optional<CaseStatus> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
