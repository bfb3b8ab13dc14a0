package de.fallbruecke.xoev;

import static de.fallbruecke.xoev.Nodes.child;
import static de.fallbruecke.xoev.Nodes.path;
import static de.fallbruecke.xoev.Nodes.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the three header dialects by local names, in any namespace or none (facts/xoev §2). The
 * message type comes from the header, else from the number at the end of the root element's name.
 */
final class XoevHeaders implements MessageHeaders {
  private static final Pattern TYPE_IN_ROOT = Pattern.compile("\\.(\\d{4}|\\d{6})$");

  @Override
  public Optional<MessageHeader> read(SourceDocument document) {
    if (!(document.root() instanceof XdmNode tree)) {
      return Optional.empty();
    }
    XdmNode root = Nodes.root(tree);
    Optional<XdmNode> header = child(root, "nachrichtenkopf.g2g", "nachrichtenkopf");
    if (header.isPresent()) {
      return Optional.of(current(root, header.get()));
    }
    return child(root, "Kopf")
        .filter(kopf -> child(kopf, "ProzessID").isPresent())
        .map(kopf -> xdomea(root, kopf));
  }

  private static MessageHeader current(XdmNode root, XdmNode header) {
    XdmNode identification = child(header, "identifikation.nachricht").orElse(header);
    XdmNode reader = path(header, "leser");
    XdmNode author = path(header, "autor");
    return new MessageHeader(
        dialect(root, header, reader, author),
        first(
            text(path(identification, "nachrichtenUUID")),
            text(path(header, "ProzessID")),
            text(path(root, "ProzessID"))),
        first(text(path(identification, "nachrichtentyp")), typeOf(root)),
        text(path(identification, "erstellungszeitpunkt")),
        party(reader),
        party(author),
        attribute(root, "standard"),
        attribute(root, "version"),
        attribute(root, "produkt"),
        attribute(root, "produkthersteller"),
        attribute(root, "produktversion"),
        isTest(root));
  }

  /**
   * xdomea 4.0 has the common header plus a ProzessID; the older XInneres splits the authority key.
   */
  private static MessageHeader.Dialect dialect(
      XdmNode root, XdmNode header, @Nullable XdmNode reader, @Nullable XdmNode author) {
    if (child(header, "ProzessID").isPresent() || child(root, "ProzessID").isPresent()) {
      return MessageHeader.Dialect.XDOMEA;
    }
    boolean split =
        child(reader, "behoerdenkennung").isPresent()
            || child(author, "behoerdenkennung").isPresent();
    return split ? MessageHeader.Dialect.XINNERES : MessageHeader.Dialect.G2G;
  }

  /** xdomea up to 3.x: the process id is the only identifier of the message. */
  private static MessageHeader xdomea(XdmNode root, XdmNode kopf) {
    return new MessageHeader(
        MessageHeader.Dialect.XDOMEA,
        text(path(kopf, "ProzessID")),
        first(text(path(kopf, "Nachrichtentyp")), typeOf(root)),
        text(path(kopf, "Erstellungszeitpunkt")),
        party(path(kopf, "Empfaenger")),
        party(path(kopf, "Absender")),
        attribute(root, "standard"),
        attribute(root, "version"),
        attribute(root, "produkt"),
        attribute(root, "produkthersteller"),
        attribute(root, "produktversion"),
        isTest(root));
  }

  private static MessageHeader.@Nullable Party party(@Nullable XdmNode node) {
    if (node == null) {
      return null;
    }
    XdmNode split = child(node, "behoerdenkennung", "Behoerdenkennung").orElse(null);
    String prefix = text(child(split, "praefix", "Praefix").orElse(null));
    String id =
        text(
            child(split == null ? node : split, "kennung", "Kennung", "Behoerdenschluessel")
                .orElse(null));
    // "psw:01003110": only the first colon separates
    int colon = split == null && id != null ? id.indexOf(':') : -1;
    if (id != null && colon >= 0) {
      prefix = id.substring(0, colon);
      id = id.substring(colon + 1);
    }
    prefix = blankToNull(prefix);
    id = blankToNull(id);
    String name = name(node);
    // portals send the party with empty elements when they know nobody
    return prefix == null && id == null && name == null
        ? null
        : new MessageHeader.Party(prefix, id, name);
  }

  /** The children of xdomea's parties are unconfirmed: the usual places are tried. */
  private static @Nullable String name(XdmNode party) {
    return first(
        text(child(party, "name", "behoerdenname", "Name").orElse(null)),
        text(path(party, "Institution", "Name")),
        text(path(party, "Organisation", "Name")));
  }

  private static @Nullable String typeOf(XdmNode root) {
    Matcher matcher = TYPE_IN_ROOT.matcher(root.getNodeName().getLocalName());
    return matcher.find() ? matcher.group(1) : null;
  }

  /** Presence counts, whatever the value: basisnachricht g2g 1.1. */
  private static boolean isTest(XdmNode root) {
    return root.getAttributeValue(new QName("test")) != null;
  }

  private static @Nullable String attribute(XdmNode root, String name) {
    return blankToNull(root.getAttributeValue(new QName(name)));
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable String first(@Nullable String... candidates) {
    for (String candidate : candidates) {
      if (candidate != null) {
        return candidate;
      }
    }
    return null;
  }
}
