package de.fallbruecke.xoev;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Checks the fields that {@code pack.yaml} names under {@code codes}, wherever they stand and in
 * both widths of FIM ids.
 */
final class JsonCodes {
  private final Map<String, PackManifest.CodeField> fields;
  private final GenericodeLists lists;

  JsonCodes(Map<String, PackManifest.CodeField> fields, GenericodeLists lists) {
    this.fields = new HashMap<>();
    fields.forEach((name, field) -> this.fields.put(FimId.shorten(name), field));
    this.lists = lists;
  }

  void check(JsonNode document, List<Validation.Finding> findings) {
    walk(document, "", findings);
  }

  private void walk(JsonNode node, String pointer, List<Validation.Finding> findings) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String inner = JsonFindings.append(pointer, member.getKey());
      PackManifest.CodeField field = fields.get(FimId.shorten(member.getKey()));
      if (field != null) {
        codes(member.getValue(), field, inner, findings);
      }
      walk(member.getValue(), inner, findings);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(node.get(i), JsonFindings.append(pointer, String.valueOf(i)), findings);
      }
    }
  }

  private void codes(
      JsonNode value,
      PackManifest.CodeField field,
      String pointer,
      List<Validation.Finding> findings) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        codes(value.get(i), field, JsonFindings.append(pointer, String.valueOf(i)), findings);
      }
    } else if (value.isValueNode()
        && !value.isNull()
        && findings.size() < DocumentValidator.MAX_FINDINGS
        && lists.lacks(field.list(), field.version(), value.asString())) {
      findings.add(JsonFindings.unknownCode(pointer));
    }
  }
}
