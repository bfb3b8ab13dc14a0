package de.fallbruecke.xta.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.fallbruecke.evidence.Event;
import de.fallbruecke.platform.Fault;
import de.fallbruecke.platform.FaultCode;
import de.fallbruecke.platform.TransientFault;
import de.fallbruecke.simulator.xta.XtaFaultOrder;
import de.fallbruecke.simulator.xta.XtaFaultOrder.Kind;
import de.fallbruecke.simulator.xta.XtaLetter;
import de.fallbruecke.submission.Destination;
import de.fallbruecke.submission.LeftOut;
import de.fallbruecke.submission.Reception;
import de.fallbruecke.submission.Submission;
import de.fallbruecke.xta.XtaSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server answers that is broken, too large, or long. */
class XtaAnswersTest {
  private static final Reader OLD = new Reader("2.1.1");
  private static final Reader CORE = new Reader("3.1.1");
  private static final Destination AT = Reader.destination();

  @AfterEach
  void healthy() {
    XtaSite.SERVER.clearFaults();
  }

  static Stream<Arguments> aBrokenAnswerLosesNothingAndDelaysNoNeighbour() {
    return versions().stream()
        .flatMap(
            version ->
                Stream.of(
                    Arguments.of(version, Kind.DOCTYPE, true),
                    Arguments.of(version, Kind.FOREIGN_INCLUDE, true),
                    Arguments.of(version, Kind.CUT, true),
                    Arguments.of(version, Kind.HTML, true),
                    Arguments.of(version, Kind.OVERSIZED, false)));
  }

  @ParameterizedTest
  @MethodSource
  void aBrokenAnswerLosesNothingAndDelaysNoNeighbour(String version, Kind kind, boolean passes) {
    Reader reader = reader(version);
    String id = put(XtaSite.message(UUID.randomUUID(), "", "A"));
    String neighbour = put(XtaSite.message(UUID.randomUUID(), "", "B"));
    XtaSite.SERVER.order(XtaFaultOrder.once(kind, "getMessage"));

    if (passes) {
      assertThatThrownBy(() -> receive(reader, id)).isInstanceOf(TransientFault.class);
    } else {
      assertThat(receive(reader, id))
          .isInstanceOfSatisfying(
              Reception.Defective.class,
              held -> assertThat(held.code()).isEqualTo(FaultCode.XTA_CONTAINER_TOO_LARGE));
    }
    assertThat(receive(reader, neighbour)).isInstanceOf(Reception.Verified.class);
    assertThat(receive(reader, id)).isInstanceOf(Reception.Verified.class);
    assertThat(XtaSite.SERVER.closed(id)).isFalse();
  }

  static Stream<Arguments> anAnswerThatStaysBrokenIsHeldWithEvidence() {
    return versions().stream()
        .flatMap(
            version ->
                Stream.of(
                    Arguments.of(version, Kind.DOCTYPE),
                    Arguments.of(version, Kind.FOREIGN_INCLUDE)));
  }

  @ParameterizedTest
  @MethodSource
  void anAnswerThatStaysBrokenIsHeldWithEvidence(String version, Kind kind) {
    Reader reader = reader(version);
    String id = put(XtaSite.message(UUID.randomUUID(), "", "A"));
    String neighbour = put(XtaSite.message(UUID.randomUUID(), "", "B"));
    XtaSite.SERVER.order(XtaFaultOrder.once(kind, "getMessage").times(6));

    Submission submission = reader.announced(id);
    for (int tries = 0; tries < 5; tries++) {
      Submission again = submission;
      assertThatThrownBy(() -> receive(reader, again))
          .isInstanceOfSatisfying(
              TransientFault.class,
              f -> assertThat(f.code()).isEqualTo(FaultCode.XTA_ANSWER_UNREADABLE));
      submission = submission.triedInVain(FaultCode.XTA_ANSWER_UNREADABLE, Reader.NOW);
    }

    Reception.Defective held = (Reception.Defective) receive(reader, submission);
    assertThat(held.code()).isEqualTo(FaultCode.XTA_ANSWER_UNREADABLE);
    assertThat(held.rejectable()).isFalse();
    assertThat(held.evidence())
        .containsExactly(
            Event.of(
                "XTA_ANSWER_BROKEN", Map.of("messageId", id, "cause", kind.name(), "tries", "6")));
    assertThat(receive(reader, neighbour)).isInstanceOf(Reception.Verified.class);

    Submission released = submission.held(held.code(), "held", Reader.NOW).released(Reader.NOW);
    assertThat(receive(reader, released)).isInstanceOf(Reception.Verified.class);
    assertThat(XtaSite.SERVER.closed(id)).isFalse();
  }

  @Test
  void troubleOfTheLineBeforeABrokenAnswerDoesNotHoldTheMessage() {
    String id = put(XtaSite.message(UUID.randomUUID(), "", "A"));
    Submission tried = OLD.announced(id);
    for (int tries = 0; tries < 20; tries++) {
      tried = tried.triedInVain(FaultCode.XTA_UNREACHABLE, Reader.NOW);
    }
    XtaSite.SERVER.order(XtaFaultOrder.once(Kind.DOCTYPE, "getMessage"));

    Submission often = tried;
    assertThatThrownBy(() -> receive(OLD, often)).isInstanceOf(TransientFault.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ExternalServiceUnavailable, XTA_SERVER_PROBLEM, true",
    "TechnicalProblem, XTA_SERVER_PROBLEM, true",
    "NotImplemented, XTA_REQUEST_REFUSED, false",
    "ParameterNotSupported, XTA_REQUEST_REFUSED, false",
    "UnsupportedExtension, XTA_REQUEST_REFUSED, false"
  })
  void aFaultThatOnlyTheCoreHasIsKnownByItsName(String name, FaultCode code, boolean passes) {
    String id = put(XtaSite.message(UUID.randomUUID(), "", "A"));
    XtaSite.SERVER.order(XtaFaultOrder.fault(name, "getMessage"));

    assertThatThrownBy(() -> receive(CORE, id))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code))
        .matches(f -> f instanceof TransientFault == passes);

    assertThat(receive(CORE, id)).isInstanceOf(Reception.Verified.class);
    assertThat(XtaSite.SERVER.closed(id)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void entriesWithoutAUsableIdAreToldOnceAndHideNoOther(String version) {
    Reader reader = reader(version);
    LeftOut before = reader.leftOut();
    assertThat(before.now(AT)).isEmpty();
    List<String> unusable = List.of(" ", "urn:" + "x".repeat(600));
    try {
      unusable.forEach(
          id -> XtaSite.SERVER.put(id, letter(XtaSite.message(UUID.randomUUID(), "", "A"))));
      String neighbour = put(XtaSite.message(UUID.randomUUID(), "", "B"));

      for (int process = 0; process < 2; process++) {
        XtaChannel channel = reader.channel();
        for (int listing = 0; listing < 2; listing++) {
          assertThat(channel.list(AT))
              .extracting(a -> a.externalId())
              .contains(neighbour)
              .doesNotContainAnyElementsOf(unusable);
        }
      }
      assertThat(before.now(AT)).get().extracting(LeftOut.Entries::count).isEqualTo(2);
      assertThat(links(reader)).isOne();
    } finally {
      unusable.forEach(XtaSite.SERVER::remove);
    }
    reader.channel().list(AT);
    assertThat(before.now(AT)).as("over").isEmpty();
    assertThat(links(reader)).isEqualTo(2);
  }

  private static long links(Reader reader) {
    return reader
        .jdbc
        .sql("select count(*) from ledger where kind = 'ENTRIES_LEFT_OUT'")
        .query(Long.class)
        .single();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aListOfManyPagesIsReadToItsEnd(String version) {
    Reader reader = reader(version);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(put(XtaSite.message(UUID.randomUUID(), "", "A" + i)));
    }

    XtaChannel pages =
        reader.channel(Map.of("fallbruecke.destinations." + Reader.NAME + ".xta.page-size", "2"));

    assertThat(pages.list(AT)).extracting(a -> a.externalId()).containsSubsequence(ids);
  }

  static List<String> versions() {
    return List.of("2.1.1", "3.1.1");
  }

  private static Reader reader(String version) {
    return version.equals("2.1.1") ? OLD : CORE;
  }

  private static Reception receive(Reader reader, String id) {
    return receive(reader, reader.announced(id));
  }

  private static Reception receive(Reader reader, Submission submission) {
    return reader.channel().receive(submission, AT, reader.staging());
  }

  private static String put(byte[] xml) {
    return XtaSite.SERVER.put(letter(xml));
  }

  private static XtaLetter letter(byte[] xml) {
    return XtaSite.letter(xml, List.of());
  }
}
