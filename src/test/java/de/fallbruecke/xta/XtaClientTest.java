package de.fallbruecke.xta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.fallbruecke.simulator.xta.XtaContent;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.simulator.xta.XtaPortal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class XtaClientTest {
  @AfterEach
  void takeFaultsBack() {
    XtaWorld.SERVER.clearFaults();
  }

  @ParameterizedTest
  @EnumSource
  void aMessageIsListedFetchedAndOnlyThenClosed(XtaVersion version) throws Exception {
    XtaContent pdf = XtaWorld.attachment("bescheid.pdf", 300_000);
    String id =
        XtaWorld.SERVER.put(
            XtaWorld.letter("Ärger").with(List.of(pdf, XtaWorld.attachment("b", 10))).asTest());
    BoxClient box = XtaWorld.box(version);

    assertThat(box.list(BoxQuery.unread(1000)).messages())
        .extracting(XtaMetaData::messageId)
        .contains(id);

    try (Fetched fetched = box.fetch(id)) {
      XtaMetaData metaData = fetched.message().metaData();
      assertThat(metaData.test()).isTrue();
      assertThat(metaData.author()).isEqualTo(XtaParty.of("test:portal", "xöv"));
      assertThat(metaData.qualifier().service()).isEqualTo(XtaWorld.SERVICE);
      assertThat(metaData.qualifier().messageType().code()).isEqualTo("0500");
      assertThat(metaData.qualifier().payloadSchema()).isEqualTo("urn:test:schema");
      assertThat(metaData.times().delivery()).isNotNull();
      assertThat(text(fetched.message().content())).isEqualTo("<antrag>Ärger</antrag>");
      assertThat(fetched.message().attachments()).hasSize(2);
      XtaPart first = fetched.message().attachments().getFirst();
      assertThat(first.fileName()).isEqualTo("bescheid.pdf");
      assertThat(bytes(first)).isEqualTo(pdf.bytes());

      assertThat(XtaWorld.SERVER.closed(id)).isFalse();
      box.close(id, fetched.iterator());
    }
    assertThat(XtaWorld.SERVER.closed(id)).isTrue();
    assertThat(box.list(BoxQuery.everything(1000)).messages())
        .extracting(XtaMetaData::messageId)
        .doesNotContain(id);
    box.close(id, null);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasFetchedAndNotClosedIsFoundAgain(XtaVersion version) throws Exception {
    String id = XtaWorld.SERVER.put(XtaWorld.letter("abgebrochen"));
    BoxClient box = XtaWorld.box(version);
    box.fetch(id).close();

    assertThat(box.list(BoxQuery.unread(1000)).messages())
        .extracting(XtaMetaData::messageId)
        .doesNotContain(id);
    assertThat(box.list(BoxQuery.everything(1000)).messages())
        .extracting(XtaMetaData::messageId)
        .contains(id);
    box.close(id, null);
    assertThat(XtaWorld.SERVER.closed(id)).isTrue();
  }

  @Test
  void aLongListIsReadInPartsAndMessagesByAnIterator() throws Exception {
    BoxClient box = XtaWorld.box(XtaVersion.XTA_211);
    XtaWorld.SERVER.waiting("test:kreis").forEach(old -> box.close(old, null));
    List<String> ids =
        Stream.of("1", "2", "3").map(one -> XtaWorld.SERVER.put(XtaWorld.letter(one))).toList();

    BoxListing first = box.list(BoxQuery.everything(2));
    assertThat(first.messages()).hasSize(2);
    assertThat(first.pending()).isEqualTo(1);
    BoxListing second = box.next(first);
    assertThat(second.messages()).extracting(XtaMetaData::messageId).containsExactly(ids.get(2));
    assertThat(box.next(second).messages()).isEmpty();

    String iterator;
    try (Fetched one = box.fetch(ids.getFirst())) {
      iterator = String.valueOf(one.iterator());
    }
    assertThat(box.fetchNext(iterator, List.of(ids.getFirst()))).isEmpty();
    assertThat(XtaWorld.SERVER.closed(ids.getFirst())).isTrue();
    ids.forEach(one -> box.close(one, iterator));
  }

  @ParameterizedTest
  @EnumSource
  void aMessageIsSentWithItsAttachments(XtaVersion version) throws Exception {
    SendClient sender = XtaWorld.portal(version);
    sender.checkAccountActive();
    XtaParty reader = XtaParty.of("test:kreis", "xöv");
    assertThat(sender.lookup(reader, XtaWorld.SERVICE)).isEqualTo(ServiceAvailability.AVAILABLE);
    assertThat(sender.lookup(reader, "urn:test:other"))
        .isEqualTo(ServiceAvailability.NOT_AVAILABLE);
    assertThat(sender.lookup(XtaParty.of("test:nobody", "xöv"), XtaWorld.SERVICE))
        .isEqualTo(ServiceAvailability.UNKNOWN);

    String id = sender.createMessageId();
    byte[] pdf = XtaWorld.attachment("gross", 2_000_000).bytes();
    XtaMessage message =
        XtaMessage.of(
            XtaWorld.metaData(id).answering(List.of("urn:x:1"), "A 1", "B 2"),
            XtaWorld.part("text/xml", "a.xml", "<a>ß</a>".getBytes(StandardCharsets.UTF_8)),
            List.of(XtaWorld.part("application/pdf", "ü.pdf", pdf)));
    sender.send(message);

    assertThat(XtaWorld.SERVER.received("test:kreis"))
        .filteredOn(received -> received.id().equals(id))
        .singleElement()
        .satisfies(
            received -> {
              assertThat(received.inReplyTo()).containsExactly("urn:x:1");
              assertThat(received.message().bytes())
                  .isEqualTo("<a>ß</a>".getBytes(StandardCharsets.UTF_8));
              assertThat(received.attachments().getFirst().fileName()).isEqualTo("ü.pdf");
              assertThat(Arrays.equals(received.attachments().getFirst().bytes(), pdf)).isTrue();
            });
    assertThat(sender.transportReport(id).status()).isEqualTo(TransportReport.Status.OPEN);
    XtaWorld.box(version).close(id, null);
    TransportReport report = sender.transportReport(id);
    assertThat(report.status()).isEqualTo(TransportReport.Status.GREEN);
    assertThat(report.metaData()).isNotNull();
    assertThat(report.metaData().times().reception()).isNotNull();

    assertThat(fault(() -> sender.send(message)).error()).contains(XtaError.MESSAGE_ID_USED);
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateThatIsExpiredUnknownOrForeignIsToldApart(XtaVersion version) {
    assertThat(fault(() -> XtaWorld.box(version, "expired").checkAccountActive()).error())
        .contains(XtaError.CERTIFICATE_EXPIRED);
    assertThat(fault(() -> XtaWorld.box(version, "unknown").checkAccountActive()).error())
        .contains(XtaError.NO_ACCOUNT);
    assertThat(fault(() -> XtaWorld.box(version, "portal").checkAccountActive()).error())
        .contains(XtaError.CERTIFICATE_OF_ANOTHER);
    assertThat(foreign(version).mayHaveHadEffect()).isFalse();
  }

  /**
   * TLS 1.3 refuses a client after the handshake. Now and then the end of the line overtakes the
   * alert that says so; then the answer is missing like any other, and nothing more is claimed.
   */
  private static XtaOutage foreign(XtaVersion version) {
    XtaOutage outage = outage(() -> XtaWorld.box(version, "foreign").checkAccountActive());
    for (int n = 1; n < 10 && outage.reason() == XtaOutage.Reason.NO_ANSWER; n++) {
      assertThat(outage.mayHaveHadEffect()).isTrue();
      outage = outage(() -> XtaWorld.box(version, "foreign").checkAccountActive());
    }
    assertThat(outage.reason()).isEqualTo(XtaOutage.Reason.NOT_TRUSTED);
    return outage;
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberOfTheListArrivesAsWhatItIs(XtaError error) {
    XtaWorld.SERVER.order(XtaFaultOrder.fault(error.number(), "close"));
    assertThat(fault(() -> XtaWorld.box(XtaVersion.XTA_211).close("x", "y")).error())
        .contains(error);
    XtaWorld.SERVER.order(XtaFaultOrder.fault(error.number(), "close"));
    assertThat(fault(() -> XtaWorld.box(XtaVersion.CORE_311).close("x", null)).error())
        .contains(error);
  }

  @ParameterizedTest
  @EnumSource(
      value = XtaFaultOrder.Kind.class,
      names = {"LOST_ANSWER", "UNAVAILABLE", "HTML", "DOCTYPE"},
      mode = Mode.INCLUDE)
  void noUsableAnswerIsAnOutageThatMayHaveHadAnEffect(XtaFaultOrder.Kind kind) {
    for (XtaVersion version : XtaVersion.values()) {
      XtaWorld.SERVER.order(XtaFaultOrder.once(kind, "checkAccountActive"));
      XtaOutage outage = outage(() -> XtaWorld.box(version).checkAccountActive());
      assertThat(outage.mayHaveHadEffect()).isTrue();
    }
  }

  @Test
  void aServerThatDoesNotAnswerInTimeIsAnOutage() {
    XtaWorld.SERVER.order(XtaFaultOrder.slow(Duration.ofSeconds(2), "checkAccountActive"));
    BoxClient hasty =
        XtaWorld.CLIENTS.box(
            XtaWorld.server(XtaVersion.XTA_211, "kreis", "test:kreis", Duration.ofMillis(300)),
            "test");
    assertThat(outage(hasty::checkAccountActive).reason()).isEqualTo(XtaOutage.Reason.NO_ANSWER);
  }

  @ParameterizedTest
  @EnumSource
  void aConnectionCutInTheMiddleOfAPartIsNeverAWholePart(XtaVersion version) {
    String id =
        XtaWorld.SERVER.put(
            XtaWorld.letter("x").with(List.of(XtaWorld.attachment("a", 3_000_000))));
    XtaWorld.SERVER.order(XtaFaultOrder.once(XtaFaultOrder.Kind.CUT, "getMessage"));
    BoxClient box = XtaWorld.box(version);
    assertThatThrownBy(
            () -> {
              try (Fetched fetched = box.fetch(id)) {
                bytes(fetched.message().attachments().getFirst());
              }
            })
        .isInstanceOfAny(IOException.class, XtaOutage.class);
    box.close(id, null);
  }

  @ParameterizedTest
  @EnumSource
  void anIncludeThatPointsElsewhereIsRefused(XtaVersion version) {
    String id = XtaWorld.SERVER.put(XtaWorld.letter("x"));
    XtaWorld.SERVER.order(XtaFaultOrder.once(XtaFaultOrder.Kind.FOREIGN_INCLUDE, "getMessage"));
    BoxClient box = XtaWorld.box(version);
    assertThat(outage(() -> box.fetch(id)).reason()).isEqualTo(XtaOutage.Reason.FOREIGN_INCLUDE);
    box.close(id, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsThatWaitOnDiskAreEncryptedThere(boolean readBackwards) throws Exception {
    String marker = "Geheimnis-" + UUID.randomUUID();
    byte[] secret = marker.repeat(20_000).getBytes(StandardCharsets.UTF_8);
    XtaLetter letter =
        XtaWorld.letter("x")
            .with(
                List.of(
                    new XtaContent("text/plain", "a", "a", secret),
                    new XtaContent("text/plain", "b", "b", secret)));
    String id = XtaWorld.SERVER.put(letter);
    BoxClient box = XtaWorld.box(XtaVersion.XTA_211);
    try (Fetched fetched = box.fetch(id)) {
      List<XtaPart> parts = fetched.message().attachments();
      if (readBackwards) {
        assertThat(bytes(parts.get(1))).isEqualTo(secret);
      }
      assertThat(spoolFiles()).noneMatch(file -> contains(file, marker));
      assertThat(bytes(parts.getFirst())).isEqualTo(secret);
    }
    assertThat(spoolFiles()).noneMatch(file -> contains(file, marker));
    box.close(id, null);
  }

  @ParameterizedTest
  @EnumSource
  void aContainerOf38MegabytesIsReadAsAStream(XtaVersion version) throws Exception {
    byte[] large = XtaWorld.attachment("gross", 38 * 1024 * 1024).bytes();
    String id =
        XtaWorld.SERVER.put(
            XtaWorld.letter("x")
                .with(List.of(new XtaContent("application/pdf", "gross", "gross", large))));
    BoxClient box = XtaWorld.box(version);
    try (Fetched fetched = box.fetch(id);
        InputStream in = fetched.message().attachments().getFirst().bytes().open()) {
      byte[] piece = new byte[64 * 1024];
      int at = 0;
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        assertThat(Arrays.equals(piece, 0, n, large, at, at + n)).isTrue();
        at += n;
      }
      assertThat(at).isEqualTo(large.length);
    }
    box.close(id, null);
  }

  @Test
  void thePortalOfTheSimulatorSendsThroughTheFrontDoor() throws Exception {
    XtaPortal portal =
        new XtaPortal(XtaWorld.SERVER.baseUri(), XtaWorld.SERVER.client("portal"), "test:portal");
    String id = portal.send(XtaWorld.letter("vorne"));
    BoxClient box = XtaWorld.box(XtaVersion.XTA_211);
    try (Fetched fetched = box.fetch(id)) {
      assertThat(text(fetched.message().content())).isEqualTo("<antrag>vorne</antrag>");
      box.close(id, fetched.iterator());
    }
    assertThatThrownBy(
            () ->
                portal.send(
                    XtaLetter.of(
                        "test:kreis",
                        "test:kreis",
                        XtaWorld.SERVICE,
                        "0500",
                        "urn:test:schema",
                        new byte[] {'x'})))
        .hasMessageContaining("9014");
  }

  @Test
  void theSimulatorTakesAUuidAgainOnlyWithTheSameContent() throws Exception {
    UUID uuid = UUID.randomUUID();
    XtaLetter letter = XtaSite.letter(XtaSite.message(uuid, "", "A"), List.of());
    try (XtaPortal portal =
        new XtaPortal(XtaSite.SERVER.baseUri(), XtaSite.SERVER.client("portal"), "test:portal")) {
      List<String> ids = List.of(portal.send(letter), portal.send(letter));
      assertThat(ids).doesNotHaveDuplicates();

      assertThatThrownBy(() -> portal.send(letter.saying(XtaSite.message(uuid, "", "B"))))
          .hasMessageContaining("9022");
      assertThat(XtaSite.SERVER.waiting("test:kreis")).containsAll(ids);
    }
  }

  private static Stream<Path> spoolFiles() throws IOException {
    return Files.list(Path.of(System.getProperty("java.io.tmpdir")))
        .filter(file -> file.getFileName().toString().startsWith("cxf"))
        .flatMap(XtaClientTest::inside);
  }

  private static Stream<Path> inside(Path file) {
    try {
      return Files.isDirectory(file) ? Files.list(file) : Stream.of(file);
    } catch (IOException gone) {
      return Stream.empty();
    }
  }

  private static boolean contains(Path file, String marker) {
    try {
      return Files.isRegularFile(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(marker);
    } catch (IOException gone) {
      return false;
    }
  }

  private static XtaFault fault(Runnable call) {
    return catchThrowableOfType(XtaFault.class, call::run);
  }

  private static XtaOutage outage(Runnable call) {
    return catchThrowableOfType(XtaOutage.class, call::run);
  }

  private static byte[] bytes(XtaPart part) throws IOException {
    try (InputStream in = part.bytes().open()) {
      return in.readAllBytes();
    }
  }

  private static String text(XtaPart part) throws IOException {
    return new String(bytes(part), StandardCharsets.UTF_8);
  }
}
