package de.fallbruecke.mapping;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * A code with its label. The list is named by the message ({@code listURI}, {@code listVersionID},
 * facts/xoev §2) or by the mapping. If the list is here, the code must be in it; if not, the code
 * is kept with the label that the message gives.
 *
 * @param labels labels that the mapping itself gives, empty if none
 * @param keepUnknown keep a code that its list does not have
 * @param form what the code must look like, null for anything
 */
record Codes(
    @Nullable String list,
    @Nullable String version,
    Map<String, String> labels,
    boolean keepUnknown,
    @Nullable Pattern form)
    implements Conversion {
  /** ISO 3166 letters or the three digits of the Federal Statistical Office. */
  static final Pattern COUNTRY = Pattern.compile("[A-Z]{2,3}|[0-9]{3}");

  Codes {
    labels = Map.copyOf(labels);
  }

  @Override
  public Value convert(Raw raw, Run run) {
    XdmNode node = raw.node();
    String code = raw.text();
    String uri = attribute(run, node, "listURI").orElse(list);
    String listVersion = attribute(run, node, "listVersionID").orElse(version);
    if (form != null && !keepUnknown && !form.matcher(code).matches()) {
      throw new Misfit("it is no country code");
    }
    String label = labels.get(code);
    if (label == null && !labels.isEmpty() && !keepUnknown) {
      throw Misfit.unknownCode("the labels of the mapping");
    }
    if (label == null && uri != null && run.codeLists().knows(uri, listVersion)) {
      label = run.codeLists().label(uri, listVersion, code).orElse(null);
      if (label == null && !keepUnknown) {
        throw Misfit.unknownCode(
            "code list " + uri + (listVersion == null ? "" : " version " + listVersion));
      }
    }
    String given = run.leaves().useChild(node, "name");
    return Value.code(code, label == null ? given : label, uri, listVersion);
  }

  private static Optional<String> attribute(Run run, XdmNode node, String name) {
    return Optional.ofNullable(run.leaves().useAttribute(node, name)).filter(v -> !v.isBlank());
  }
}
