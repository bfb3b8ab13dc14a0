package de.fallbruecke.console.page;

import de.fallbruecke.delivery.DeliveryState;
import de.fallbruecke.reply.ReplyState;
import de.fallbruecke.submission.SubmissionState;

/**
 * A state as people see it: colour, sign and word, so that none of the three is needed alone.
 *
 * @param kind colour of KERN: info, success, warning, danger
 * @param icon sign of KERN
 */
public record Badge(String kind, String icon, String label) {
  public static Badge of(SubmissionState state, Wording words) {
    String label = words.text("state." + state.name());
    return switch (state) {
      case ANNOUNCED -> new Badge("info", "mail", label);
      case RECEIVED -> new Badge("info", "download", label);
      case MAPPED -> new Badge("info", "draft", label);
      case DELIVERED -> new Badge("info", "arrow-forward", label);
      case CONFIRMED -> new Badge("success", "success", label);
      case HELD -> new Badge("warning", "warning", label);
      case REJECTING -> new Badge("danger", "autorenew", label);
      case REJECTED -> new Badge("danger", "close", label);
      case CLOSED -> new Badge("info", "close", label);
      case PURGED -> new Badge("info", "delete", label);
    };
  }

  public static Badge of(ReplyState state, Wording words) {
    String label = words.text("reply." + state.name());
    return switch (state) {
      case ACCEPTED -> new Badge("info", "more-vert", label);
      case ANNOUNCED, UPLOADED -> new Badge("info", "arrow-forward", label);
      case SUBMITTED -> new Badge("info", "mail", label);
      case TAKEN -> new Badge("success", "success", label);
      case HELD -> new Badge("warning", "warning", label);
      case NOT_SENDABLE -> new Badge("warning", "help", label);
      case REFUSED -> new Badge("danger", "close", label);
    };
  }

  public static Badge of(DeliveryState state, Wording words) {
    String label = words.text("delivery." + state.name());
    return switch (state) {
      case PENDING -> new Badge("info", "more-vert", label);
      case SENDING -> new Badge("info", "arrow-forward", label);
      case OFFERED -> new Badge("info", "download", label);
      case DELIVERED -> new Badge("success", "success", label);
      case RETRY_AT -> new Badge("warning", "autorenew", label);
      case UNKNOWN -> new Badge("warning", "help", label);
      case HELD -> new Badge("warning", "warning", label);
      case CANCELLED -> new Badge("danger", "close", label);
    };
  }
}
