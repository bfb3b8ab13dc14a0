package de.fallbruecke.xoev.published;

import java.util.Map;
import java.util.Set;

/**
 * One XML schema, as far as import needs to know it.
 *
 * @param namespace its target namespace, empty for none
 * @param doctype whether it has a DOCTYPE, as XML-DSig and XML-Enc do
 * @param references what it includes and imports
 * @param roots its global elements that are not abstract
 * @param elements names of all elements that it declares
 * @param facts what it says of the standard in appinfo, by the element names of XÖV
 * @param lists code lists that it fixes
 */
public record SchemaFile(
    PublishedFile file,
    String namespace,
    boolean doctype,
    Set<Reference> references,
    Set<String> roots,
    Set<String> elements,
    Map<String, String> facts,
    Set<ListUse> lists) {
  public SchemaFile {
    references = Set.copyOf(references);
    roots = Set.copyOf(roots);
    elements = Set.copyOf(elements);
    facts = Map.copyOf(facts);
    lists = Set.copyOf(lists);
  }
}
