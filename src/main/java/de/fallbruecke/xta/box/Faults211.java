package de.fallbruecke.xta.box;

import de.fallbruecke.xta.XtaError;
import de.fallbruecke.xta.v211.InvalidMessageId;
import de.fallbruecke.xta.v211.Names;
import de.fallbruecke.xta.v211.PermissionDenied;
import de.fallbruecke.xta.v211.TechnicalProblem;
import de.fallbruecke.xta.v211.content.ExceptionDetail;
import de.fallbruecke.xta.v211.meta.KeyCode;
import de.fallbruecke.xta.v211.meta.Party;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refusals as the faults that the operations of XTA-WS 2.1.1 declare. */
final class Faults211 {
  private Faults211() {}

  /** The party that a header names. */
  static @Nullable String named(@Nullable Party author) {
    return author == null || author.identifier == null ? null : author.identifier.value;
  }

  /** For operations that know an unknown message. */
  static <T> T withMessage(Supplier<T> answer)
      throws PermissionDenied, TechnicalProblem, InvalidMessageId {
    try {
      return answer.get();
    } catch (Refusal refusal) {
      if (refusal.error().kind() == XtaError.Kind.MESSAGE_ID) {
        throw new InvalidMessageId(text(refusal), detail(refusal.error(), text(refusal)));
      }
      throw other(refusal);
    }
  }

  /** For the others: whatever is no permission is a technical problem. */
  static <T> T declared(Supplier<T> answer) throws PermissionDenied, TechnicalProblem {
    try {
      return answer.get();
    } catch (Refusal refusal) {
      throw other(refusal);
    }
  }

  private static TechnicalProblem other(Refusal refusal) throws PermissionDenied {
    ExceptionDetail detail = detail(refusal.error(), text(refusal));
    if (refusal.error().kind() == XtaError.Kind.PERMISSION_DENIED) {
      throw new PermissionDenied(text(refusal), detail);
    }
    return new TechnicalProblem(text(refusal), detail);
  }

  private static String text(Refusal refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /** The number with its list. */
  static ExceptionDetail detail(XtaError error, String text) {
    ExceptionDetail detail = new ExceptionDetail();
    detail.errorCode = new KeyCode();
    detail.errorCode.code = String.valueOf(error.number());
    detail.errorCode.name = text;
    detail.errorCode.listUri = Names.ERROR_LIST;
    detail.errorCode.listVersion = "1.0";
    return detail;
  }
}
