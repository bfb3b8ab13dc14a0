package de.fallbruecke.alarm;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** The words of a mail: codes, meanings, names of destinations, ids and times. */
record Letter(MessageSource messages, Locale locale) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Europe/Berlin"));

  String subject(List<PostgresOutbox.Entry> notices) {
    long over = notices.stream().filter(one -> one.kind() == Notice.Kind.OVER).count();
    return text("alarm.mail.subject", notices.size() - over, over);
  }

  String text(List<PostgresOutbox.Entry> notices) {
    return notices.stream().map(this::part).collect(Collectors.joining("\n"))
        + "\n-- \n"
        + text("alarm.mail.footer")
        + "\n";
  }

  private String part(PostgresOutbox.Entry notice) {
    StringBuilder part = new StringBuilder();
    String code = notice.code().code();
    part.append(text("alarm.mail." + notice.kind()))
        .append(notice.kind() == Notice.Kind.OVER ? "" : " (" + severity(notice) + ")")
        .append(": ")
        .append(text(code + ".title"))
        .append("\n  ")
        .append(code)
        .append(", ")
        .append(TIME.format(notice.at()));
    if (notice.destination() != null) {
      part.append(", ")
          .append(text("alarm.destination"))
          .append(' ')
          .append(notice.destination())
          .append(" (")
          .append(notice.tenant())
          .append(')');
    }
    part.append("\n  ").append(notice.detail()).append('\n');
    if (notice.kind() != Notice.Kind.OVER) {
      part.append("  ")
          .append(text("alarm.remedy"))
          .append(": ")
          .append(text(code + ".remedy"))
          .append('\n');
    }
    return part.toString();
  }

  private String severity(PostgresOutbox.Entry notice) {
    return text("alarm.severity." + notice.severity());
  }

  private String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
