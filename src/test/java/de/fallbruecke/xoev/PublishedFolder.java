package de.fallbruecke.xoev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small standard of our own as a publisher would hand it out, in the shape of XÖV. */
final class PublishedFolder {
  private static final String XS = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' ";

  private final Path folder;

  PublishedFolder(Path folder) {
    this.folder = folder;
  }

  /** Two entry schemas of one namespace, a foreign one under a hash, a list, an odd name. */
  PublishedFolder standard() throws IOException {
    file(
        "xsd/probe-antrag.xsd",
        schema(
            """
            <xs:annotation><xs:appinfo>
              <standard><nameLang>XProbe (synthetisch)</nameLang><nameTechnisch>XProbe</nameTechnisch>
                <kennung>urn:fallbruecke:synthetisch:standard:xprobe</kennung></standard>
              <versionStandard><version>1.2</version></versionStandard>
            </xs:appinfo></xs:annotation>
            <xs:include schemaLocation="Bausteine%20(f%C3%BCr%20alle).xsd"/>
            <xs:element name="probe.antrag.0200" type="p:Inhalt"/>"""));
    file(
        "xsd/probe-antwort.xsd",
        schema(
            "<xs:include schemaLocation='Bausteine (für alle).xsd'/><xs:element name='probe.antwort.0201' type='p:Inhalt'/>"));
    file(
        "xsd/Bausteine (für alle).xsd",
        schema(
            """
            <xs:import namespace="urn:fremd" schemaLocation="https://example.org/fremd/fremd.xsd"/>
            <xs:element name="baustein" type="xs:string"/>
            <xs:complexType name="Art"><xs:sequence><xs:element name="code" type="xs:token"/></xs:sequence>
              <xs:attribute name="listURI" fixed="urn:liste:art"/><xs:attribute name="listVersionID" fixed="1"/></xs:complexType>
            <xs:complexType name="Fehlt"><xs:attribute name="listURI" fixed="urn:liste:fehlt"/></xs:complexType>
            <xs:complexType name="Inhalt"><xs:sequence>
              <xs:element name="nachrichtenkopf.g2g" type="xs:string" minOccurs="0"/>
              <xs:element name="art" type="p:Art"/><xs:element name="name" type="f:Name"/>
            </xs:sequence></xs:complexType>"""));
    file(
        "remote/4711abc",
        "<!DOCTYPE schema PUBLIC 'x' 'http://www.w3.org/2001/XMLSchema.dtd'>\n"
            + XS
            + "targetNamespace='urn:fremd'><xs:simpleType name='Name'><xs:restriction base='xs:string'/></xs:simpleType></xs:schema>");
    file("listen/Art der Sache [1].xml", list("urn:liste:art", "1", "A"));
    file("muster/beispiel.xml", "<a xmlns='urn:probe'/>");
    file("lies mich.txt", "nichts");
    return this;
  }

  PublishedFolder file(String name, String content) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  PublishedFolder without(String name) throws IOException {
    Files.delete(folder.resolve(name));
    return this;
  }

  Path path() {
    return folder;
  }

  Path zip(Path target) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
      for (Path file : Files.walk(folder).filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry("XProbe 1.2/" + folder.relativize(file)));
        zip.write(Files.readAllBytes(file));
      }
    }
    return target;
  }

  static String schema(String content) {
    return XS
        + "xmlns:p='urn:probe' xmlns:f='urn:fremd' targetNamespace='urn:probe'>"
        + content
        + "</xs:schema>";
  }

  static String list(String uri, String version, String code) {
    return """
        <gc:CodeList xmlns:gc="http://docs.oasis-open.org/codelist/ns/genericode/1.0/" xmlns:x="http://xoev.de/schemata/genericode/4">
          <Annotation><Description><x:validFrom>2026-03-01</x:validFrom></Description></Annotation>
          <Identification><ShortName>art</ShortName><Version>%s</Version><CanonicalUri>%s</CanonicalUri><CanonicalVersionUri>%s_%s</CanonicalVersionUri></Identification>
          <ColumnSet><Column Id="code" Use="required"><ShortName>c</ShortName><Data Type="string"/></Column><Key Id="k"><ShortName>k</ShortName><ColumnRef Ref="code"/></Key></ColumnSet>
          <SimpleCodeList><Row><Value ColumnRef="code"><SimpleValue>%s</SimpleValue></Value></Row></SimpleCodeList>
        </gc:CodeList>"""
        .formatted(version, uri, uri, version, code);
  }
}
