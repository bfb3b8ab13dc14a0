package de.fallbruecke.console.submissions;

import java.util.List;

/**
 * A case record as a form to read.
 *
 * @param sections what stands in it, by topic
 * @param documents what travels with it
 * @param open paths of the source that nobody accounts for
 */
public record CaseForm(List<Section> sections, List<Document> documents, List<Open> open) {
  /** A topic with its answers and sub-topics. */
  public record Section(String title, List<Answer> answers, List<Section> sections) {}

  /** A label and what was said. */
  public record Answer(String label, List<Value> values) {}

  /**
   * One value.
   *
   * @param code the code as received, if the text is its label
   * @param source where in the source it stood
   */
  public record Value(String text, String code, String source) {}

  /** A document; its content is not shown. */
  public record Document(
      String filename,
      String mediaType,
      String purpose,
      String description,
      String size,
      String sha512,
      boolean main,
      boolean original) {}

  /** A path and how often it occurred. */
  public record Open(String path, int count) {}
}
