package de.fallbruecke.console;

import java.util.List;

/**
 * A case record as a form to read.
 *
 * @param sections what stands in it, by topic
 * @param documents what travels with it
 * @param open paths of the source that nobody accounts for
 */
record CaseForm(List<Section> sections, List<Document> documents, List<Open> open) {
  /** A topic with its answers and sub-topics. */
  record Section(String title, List<Answer> answers, List<Section> sections) {}

  /** A label and what was said. */
  record Answer(String label, List<Value> values) {}

  /**
   * One value.
   *
   * @param code the code as received, if the text is its label
   * @param source where in the source it stood
   */
  record Value(String text, String code, String source) {}

  /** A document; its content is not shown. */
  record Document(
      String filename,
      String mediaType,
      String purpose,
      String description,
      String size,
      String sha512,
      boolean main,
      boolean original) {}

  /** A path and how often it occurred. */
  record Open(String path, int count) {}
}
