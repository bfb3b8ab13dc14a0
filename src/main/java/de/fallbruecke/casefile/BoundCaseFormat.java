package de.fallbruecke.casefile;

import de.fallbruecke.casefile.model.Case;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** XML by JAXB, JSON by Jackson; the XSD decides for both what a valid record is. */
final class BoundCaseFormat implements CaseFormat {
  private final XmlBinding xml = new XmlBinding();
  private final JsonBinding json = new JsonBinding();

  @Override
  public byte[] toXml(Case record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8 * 1024);
    xml.write(record, out, true);
    return out.toByteArray();
  }

  @Override
  public byte[] toJson(Case record) {
    xml.write(record, OutputStream.nullOutputStream(), true);
    return json.write(record);
  }

  @Override
  public Case fromXml(byte[] bytes) {
    return xml.read(bytes, true);
  }

  @Override
  public Case fromJson(byte[] bytes) {
    Case record = json.read(bytes);
    xml.write(record, OutputStream.nullOutputStream(), true);
    return record;
  }

  @Override
  public String toDraft(Case record) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8 * 1024);
    xml.write(record, out, false);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public Case fromDraft(byte[] bytes) {
    return xml.read(bytes, false);
  }
}
