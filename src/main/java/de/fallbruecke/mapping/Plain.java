package de.fallbruecke.mapping;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Conversions of texts. */
final class Plain {
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final BigInteger CHECK = BigInteger.valueOf(97);

  /** As received: not normalised, not shortened; a name is what its owner says it is. */
  static final Conversion TEXT = (raw, run) -> Value.of(raw.text());

  /** True because it is there; XÖV's attribute {@code test} works like that. */
  static final Conversion PRESENT = (raw, run) -> Value.of("true");

  private Plain() {}

  static Conversion yesOrNo(Set<String> yes, Set<String> no) {
    return (raw, run) -> {
      if (yes.contains(raw.text())) {
        return Value.of("true");
      }
      if (no.contains(raw.text())) {
        return Value.of("false");
      }
      throw new Misfit("it is neither in yes nor in no");
    };
  }

  static Conversion digits(int count, String name) {
    Pattern digits = Pattern.compile("[0-9]{" + count + "}");
    return (raw, run) -> {
      if (!digits.matcher(raw.text()).matches()) {
        throw new Misfit(name + " has " + count + " digits");
      }
      return Value.of(raw.text());
    };
  }

  /** ISO 13616: the remainder by 97 is 1. Blanks and small letters are accepted. */
  static Conversion iban() {
    return (raw, run) -> {
      String iban = raw.text().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      if (!IBAN.matcher(iban).matches() || !checks(iban)) {
        throw new Misfit("it is no IBAN with a correct check number");
      }
      return Value.of(iban);
    };
  }

  private static boolean checks(String iban) {
    StringBuilder number = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(CHECK).equals(BigInteger.ONE);
  }
}
