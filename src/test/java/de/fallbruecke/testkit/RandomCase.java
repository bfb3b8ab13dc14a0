package de.fallbruecke.testkit;

import de.fallbruecke.casefile.CaseIds;
import de.fallbruecke.casefile.CaseNumber;
import de.fallbruecke.casefile.model.Case;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlValue;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Valid case records with every field of the schema sometimes set, sometimes not. The same seed
 * makes the same record. A new field of the schema is covered without a change here.
 */
public final class RandomCase {
  /** Names and texts that break careless programs. */
  private static final List<String> TEXTS =
      List.of(
          "Müller-Lüdenscheidt",
          "Jörg Äneas Straße ẞ",
          // base letter and combining character, and the composed letter: both stay as they are
          "Ĵu\u0323rgen s\u030C š",
          "C\u0328h\u0304 Ł\u0301",
          "O’Brien “&<>\"'",
          "\u0130lk\u0131z \u1E9E",
          "Zeile eins\nZeile zwei\tTab",
          " führende und folgende Leerzeichen ",
          "]]> <!-- -->",
          "\uD83D\uDE00 außerhalb der BMP \uD835\uDD38",
          "non\u00A0breaking\u200D",
          "a\rb");

  private final Random random;

  private RandomCase(long seed) {
    random = new Random(seed);
  }

  /** The record of the seed. */
  public static Case of(long seed) {
    RandomCase source = new RandomCase(seed);
    Case record = (Case) source.bean(Case.class, 0);
    UUID submission = new UUID(source.random.nextLong(), source.random.nextLong());
    record.setSubmissionId(submission.toString());
    record.setCaseId(CaseIds.of(submission).toString());
    record.setCaseNumber(CaseNumber.of(CaseIds.of(submission)));
    return record;
  }

  private Object bean(Class<?> type, int depth) {
    try {
      Object bean = type.getConstructor().newInstance();
      for (Class<?> c = type; c != Object.class; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          fill(bean, c, field, depth);
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(Object bean, Class<?> owner, Field field, int depth)
      throws ReflectiveOperationException {
    boolean required = required(field);
    if (!required && (random.nextInt(3) == 0 || (depth > 4 && field.getType() == List.class))) {
      return;
    }
    String upper =
        field.getName().substring(0, 1).toUpperCase(Locale.ROOT) + field.getName().substring(1);
    if (field.getType() == List.class) {
      @SuppressWarnings("unchecked")
      List<Object> list = (List<Object>) owner.getMethod("get" + upper).invoke(bean);
      Class<?> item =
          (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
      for (int n = random.nextInt(2) + 1; n > 0; n--) {
        list.add(value(item, field, depth));
      }
    } else {
      Method setter = owner.getMethod("set" + upper, field.getType());
      setter.invoke(bean, value(field.getType(), field, depth));
    }
  }

  private static boolean required(Field field) {
    var element = field.getAnnotation(XmlElement.class);
    var attribute = field.getAnnotation(XmlAttribute.class);
    return (element != null && element.required())
        || (attribute != null && attribute.required())
        || field.isAnnotationPresent(XmlValue.class);
  }

  private Object value(Class<?> type, Field field, int depth) {
    if (type == String.class) {
      String text = text(field.getDeclaringClass().getSimpleName() + "." + field.getName());
      return field.isAnnotationPresent(XmlAttribute.class)
          ? text.replaceAll("[\\t\\r\\n]", " ")
          : text;
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == int.class) {
      return random.nextInt(1000);
    }
    if (type == long.class) {
      return random.nextLong(1L << 40);
    }
    if (type == BigDecimal.class) {
      return BigDecimal.valueOf(random.nextLong(1_000_000), 2);
    }
    if (type == LocalDate.class) {
      return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.of(
          2026,
          3,
          1,
          random.nextInt(24),
          0,
          0,
          random.nextInt(2) * 123_000_000,
          ZoneOffset.ofHours(random.nextInt(3)));
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }
    return bean(type, depth + 1);
  }

  private String text(String place) {
    return switch (place) {
      case "Case.caseId", "Case.submissionId", "Case.caseNumber" -> "replaced";
      case "Person.dateOfBirth" -> List.of("1965-10-12", "1965-10", "1965").get(random.nextInt(3));
      case "Field.name", "Group.name" -> "feld" + random.nextInt(100) + ".a-b_c";
      case "FieldValue.currency", "Payment.currency" -> "EUR";
      case "Address.municipalityKey" -> "05315000";
      case "Address.regionalKey" -> "053150000000";
      case "BankAccount.iban" -> "DE02120300000000202051";
      case "Document.sha512", "Provenance.hash" -> "0f".repeat(64);
      default -> TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(10);
    };
  }
}
