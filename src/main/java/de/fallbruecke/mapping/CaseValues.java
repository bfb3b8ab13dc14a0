package de.fallbruecke.mapping;

import java.util.HashSet;
import java.util.Set;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/**
 * The values of a case made by a stylesheet, to see whether a text of the source stands in it: as a
 * whole value or as a part between blanks and signs.
 */
final class CaseValues {
  private static final int CHARACTERS = 64;

  private final Set<String> whole = new HashSet<>();
  private final StringBuilder all = new StringBuilder();
  private final Meter meter;

  private CaseValues(Meter meter) {
    this.meter = meter;
  }

  static CaseValues of(XdmNode draft, Meter meter) {
    CaseValues values = new CaseValues(meter);
    for (XdmNode node : Leaves.axis(draft, Axis.DESCENDANT)) {
      if (node.getNodeKind() == XdmNodeKind.TEXT) {
        values.add(node.getStringValue());
      } else if (node.getNodeKind() == XdmNodeKind.ELEMENT) {
        Leaves.axis(node, Axis.ATTRIBUTE).forEach(each -> values.add(each.getStringValue()));
      }
    }
    return values;
  }

  private void add(String text) {
    String value = Raw.trim(text);
    if (whole.add(value)) {
      all.append(value).append('\n');
    }
  }

  boolean hold(String text) {
    String value = Raw.trim(text);
    if (whole.contains(value)) {
      return true;
    }
    for (int at = all.indexOf(value); at >= 0; at = all.indexOf(value, at + 1)) {
      meter.step(1 + value.length() / CHARACTERS);
      if (ends(at - 1) && ends(at + value.length())) {
        return true;
      }
    }
    meter.step(1 + all.length() / CHARACTERS);
    return false;
  }

  private boolean ends(int at) {
    return at < 0 || at >= all.length() || !Character.isLetterOrDigit(all.charAt(at));
  }
}
