package de.fallbruecke.delivery.soap;

import de.fallbruecke.delivery.Outcome;
import de.fallbruecke.delivery.Outcome.Delivered;
import de.fallbruecke.delivery.Outcome.NotYet;
import de.fallbruecke.delivery.Outcome.Refused;
import de.fallbruecke.delivery.Outcome.Unclear;
import de.fallbruecke.delivery.rest.Verdict;
import de.fallbruecke.delivery.soap.SoapSettings.FaultMeaning;
import de.fallbruecke.platform.FaultCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What an answer means for one delivery. */
final class SoapMeaning {
  /**
   * Of our own contract, of WS-Security 1.1 §12, and of SOAP itself; the first that fits counts.
   */
  private static final Map<String, FaultMeaning> STANDARD =
      Map.ofEntries(
          Map.entry("TemporaryFault", FaultMeaning.TEMPORARY),
          Map.entry("RefusedFault", FaultMeaning.REFUSED),
          Map.entry("ConflictFault", FaultMeaning.CONFLICT),
          Map.entry("FailedAuthentication", FaultMeaning.UNAUTHORISED),
          Map.entry("InvalidSecurity", FaultMeaning.UNAUTHORISED),
          Map.entry("InvalidSecurityToken", FaultMeaning.UNAUTHORISED),
          Map.entry("SecurityTokenUnavailable", FaultMeaning.UNAUTHORISED),
          // CXF and others hide which of these it was
          Map.entry("SecurityError", FaultMeaning.UNAUTHORISED),
          Map.entry("Sender", FaultMeaning.REFUSED),
          Map.entry("Client", FaultMeaning.REFUSED),
          Map.entry("MustUnderstand", FaultMeaning.REFUSED),
          Map.entry("VersionMismatch", FaultMeaning.REFUSED),
          Map.entry("DataEncodingUnknown", FaultMeaning.REFUSED),
          Map.entry("Receiver", FaultMeaning.UNCLEAR),
          Map.entry("Server", FaultMeaning.UNCLEAR));

  private static final Duration LONGEST = Duration.ofHours(6);

  private final String target;
  private final UUID delivery;
  private final SoapOptions options;
  private final Verdict verdict;
  private boolean unknown;

  SoapMeaning(String target, UUID delivery, SoapOptions options, Verdict verdict) {
    this.target = target;
    this.delivery = delivery;
    this.options = options;
    this.verdict = verdict;
  }

  /** Whether the target said that it does not have the key. */
  boolean wasUnknown() {
    return unknown;
  }

  Outcome of(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status / 100 != 2 && status != 500 && status != 400) {
      return verdict.of(answer);
    }
    try {
      SoapAnswer said = SoapAnswer.read(answer, options.answers());
      if (said.isFault()) {
        return fault(said);
      }
      if (status / 100 != 2) {
        return verdict.of(answer);
      }
      boolean ours = options.foreign() == null;
      return ours && !said.name().equals("HandOverResponse")
          ? unusable("answered something else than HandOverResponse")
          : new Delivered(reference(said));
    } catch (SoapAnswer.Unverifiable e) {
      return unusable(
          "answered %d with a signature that must be verified; name whom to believe in fallbruecke.targets.%s.soap.answers-signed-by"
              .formatted(status, target));
    } catch (XMLStreamException e) {
      if (options.answers() != null && status / 100 == 2) {
        return unusable(
            "answered %d with nothing that is signed by whom soap.answers-signed-by trusts"
                .formatted(status));
      }
      return status / 100 == 2
          ? unusable("answered " + status + " with something that is no usable SOAP answer")
          : verdict.of(answer);
    }
  }

  Outcome ofQuestion(HttpResponse<byte[]> answer) {
    try {
      SoapAnswer said = SoapAnswer.read(answer, options.answers());
      if (answer.statusCode() == 200 && said.name().equals("GetStateResponse")) {
        String state = said.texts().getOrDefault("state", "");
        unknown = state.equals("UNKNOWN");
        if (state.equals("KNOWN")) {
          return new Delivered(reference(said));
        }
      }
    } catch (XMLStreamException e) {
      // as good as no answer
    }
    return verdict.stillUnclear("did not say what it has");
  }

  private @Nullable String reference(SoapAnswer said) {
    ForeignOperation foreign = options.foreign();
    String name = foreign == null ? "reference" : foreign.reference();
    String text = name == null ? null : said.texts().get(name);
    return text != null && text.matches("[\\p{L}\\p{N}\\p{P}\\p{S} ]{1,200}") ? text : null;
  }

  private Outcome fault(SoapAnswer said) {
    for (String code : said.codes()) {
      FaultMeaning meaning = options.faults().get(code);
      if (meaning != null) {
        return outcome(meaning, code, said);
      }
    }
    for (String code : said.codes()) {
      FaultMeaning meaning = STANDARD.get(code);
      if (meaning != null) {
        return outcome(meaning, code, said);
      }
    }
    return outcome(FaultMeaning.UNCLEAR, "without a known code", said);
  }

  private Outcome outcome(FaultMeaning meaning, String code, SoapAnswer said) {
    String answered =
        "Target '%s' answered with SOAP fault '%s' to delivery %s."
            .formatted(target, code.matches("[\\w.-]{1,80}") ? code : "unnamed", delivery);
    return switch (meaning) {
      case TEMPORARY ->
          new NotYet(
              FaultCode.TARGET_BUSY,
              answered + " Nothing was taken over; it is tried again.",
              pause(said));
      case REFUSED ->
          new Refused(
              FaultCode.TARGET_REFUSED,
              answered
                  + " It will not take the case as it is. Ask its operator for the reason, then release or cancel the delivery.");
      case CONFLICT ->
          new Refused(
              FaultCode.TARGET_CONFLICT,
              answered
                  + " It has other content under this idempotency key. Look for the case there before you release or cancel the delivery.");
      case UNAUTHORISED ->
          new Refused(
              FaultCode.TARGET_UNAUTHORISED,
              answered
                  + " Our credentials are wrong, expired or lack a right. Correct them and release the delivery.");
      case UNCLEAR ->
          new Unclear(
              FaultCode.TARGET_OUTCOME_UNKNOWN,
              answered + " It may have stored the case before it failed.");
    };
  }

  private static @Nullable Duration pause(SoapAnswer said) {
    String seconds = said.texts().getOrDefault("retryAfterSeconds", "");
    if (!seconds.matches("\\d{1,9}")) {
      return null;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private Outcome unusable(String what) {
    return new Unclear(
        FaultCode.TARGET_ANSWER_UNUSABLE,
        "Target '%s' %s after delivery %s was sent. It may have stored the case."
            .formatted(target, what, delivery));
  }
}
