package de.fallbruecke.alarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends by SMTP, with ten seconds for each step. Not a bean of type JavaMailSender: a mail server
 * that is down must not make the gateway look unhealthy.
 */
record SmtpPostman(MailSettings settings) implements Mailing.Postman {
  private static final String PATIENCE = "10000";

  @Override
  public void send(String subject, String text) {
    SimpleMailMessage mail = new SimpleMailMessage();
    mail.setFrom(Objects.requireNonNull(settings.from()));
    mail.setTo(settings.to().toArray(String[]::new));
    mail.setSubject(subject);
    mail.setText(text);
    sender().send(mail);
  }

  /** Made anew each time, so that the password can be exchanged without a restart. */
  private JavaMailSenderImpl sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(settings.host());
    sender.setPort(settings.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties smtp = sender.getJavaMailProperties();
    smtp.setProperty("mail.smtp.connectiontimeout", PATIENCE);
    smtp.setProperty("mail.smtp.timeout", PATIENCE);
    smtp.setProperty("mail.smtp.writetimeout", PATIENCE);
    smtp.setProperty("mail.smtp.starttls.enable", String.valueOf(settings.starttls()));
    smtp.setProperty("mail.smtp.starttls.required", String.valueOf(settings.starttls()));
    smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    if (settings.user() != null) {
      smtp.setProperty("mail.smtp.auth", "true");
      sender.setUsername(settings.user());
      sender.setPassword(password());
    }
    return sender;
  }

  private String password() {
    try {
      return Files.readString(Objects.requireNonNull(settings.passwordFile())).strip();
    } catch (IOException e) {
      throw new MailAuthenticationException(e);
    }
  }
}
